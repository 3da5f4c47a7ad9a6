import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { findBrowser } from '../setup/browsers.mjs';

/**
 * A browser with one extension, quiet enough for measuring. Apart from the harness of the end-to-end tests,
 * because a bench is plain JavaScript and must not wait politely for anything it measures.
 *
 * @param {{ extension: string, port: number, profile?: string }} options `port` of the stand-ins; a `profile` that
 * was given is kept
 */
export async function openBrowser({ extension, port, profile: kept }) {
  const executablePath = await findBrowser('chromium');
  if (!executablePath) throw new Error('No Chromium found: install one or set CHROMIUM_PATH.');
  const profile = kept ?? (await mkdtemp(join(tmpdir(), 'pilotlight-bench-')));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    viewport: { width: 1280, height: 800 },
    ignoreHTTPSErrors: true,
    args: [
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
      '--no-sandbox',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--password-store=basic',
      // A tab behind another is throttled; what is measured must not depend on which one is in front.
      '--disable-renderer-backgrounding',
      '--disable-background-timer-throttling',
      '--disable-backgrounding-occluded-windows',
      '--ignore-certificate-errors',
      `--host-resolver-rules=MAP * 127.0.0.1:${port}, EXCLUDE localhost, EXCLUDE 127.0.0.1`,
    ],
  });
  return {
    context,
    async close() {
      await context.close();
      if (!kept) await rm(profile, { recursive: true, force: true });
    },
  };
}

/** The fairest thing to compare with: an extension whose content script does nothing, on the same pages. */
export async function makeEmptyExtension() {
  const folder = await mkdtemp(join(tmpdir(), 'empty-extension-'));
  const manifest = {
    manifest_version: 3,
    name: 'Empty',
    version: '1.0',
    content_scripts: [
      { matches: ['https://*/*'], js: ['empty.js'], all_frames: true, run_at: 'document_end' },
    ],
  };
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
  await writeFile(join(folder, 'empty.js'), '');
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/**
 * Seconds that the page's main thread has worked since it exists; time on the processor, not on the clock.
 */
export async function watchMainThread(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const read = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (name) => metrics.find((one) => one.name === name)?.value ?? Number.NaN;
  };
  return {
    seconds: async () => (await read())('TaskDuration'),
    /** Bytes that JavaScript holds after everything unused is gone, all worlds of the page together. */
    async heap() {
      await session.send('HeapProfiler.collectGarbage');
      await session.send('HeapProfiler.collectGarbage');
      return (await read())('JSHeapUsedSize');
    },
  };
}

/**
 * Watches how many bytes the extension's worker holds, garbage not yet collected included. The worker is no page, so it
 * is asked through the browser.
 *
 * @param {import('playwright').BrowserContext} context
 */
export async function watchWorkerHeap(context) {
  const browser = context.browser();
  if (!browser) throw new Error('This browser cannot be asked about its workers.');
  const session = await browser.newBrowserCDPSession();
  const { targetInfos } = await session.send('Target.getTargets');
  const worker = targetInfos.find(({ type }) => type === 'service_worker');
  if (!worker) throw new Error('No worker is running.');
  const { sessionId } = await session.send('Target.attachToTarget', {
    targetId: worker.targetId,
    flatten: false,
  });
  let [next, highest, watching] = [0, 0, true];
  const ask = (method) => {
    next += 1;
    const id = next;
    return new Promise((resolve) => {
      const hear = ({ message }) => {
        const answer = JSON.parse(message);
        if (answer.id !== id) return;
        session.off('Target.receivedMessageFromTarget', hear);
        resolve(answer.result);
      };
      session.on('Target.receivedMessageFromTarget', hear);
      void session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) });
    });
  };
  const watched = (async () => {
    while (watching) {
      const { usedSize } = await ask('Runtime.getHeapUsage');
      highest = Math.max(highest, usedSize);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  })();
  return {
    /** Ends the watch. `highest` while it lasted, `lasting` once everything unused is gone. */
    async stop() {
      watching = false;
      await watched;
      await ask('HeapProfiler.collectGarbage');
      const { usedSize } = await ask('Runtime.getHeapUsage');
      return { highest, lasting: usedSize };
    },
  };
}
