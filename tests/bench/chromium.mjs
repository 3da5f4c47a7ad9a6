import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { findBrowser } from '../setup/browsers.mjs';

/**
 * A browser with one extension, quiet enough for measuring. Apart from the harness of the end-to-end tests,
 * because a bench is plain JavaScript and must not wait politely for anything it measures.
 *
 * @param {{ extension: string, port: number }} options `port` of the stand-ins
 */
export async function openBrowser({ extension, port }) {
  const executablePath = await findBrowser('chromium');
  if (!executablePath) throw new Error('No Chromium found: install one or set CHROMIUM_PATH.');
  const profile = await mkdtemp(join(tmpdir(), 'pilotlight-bench-'));
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
      await rm(profile, { recursive: true, force: true });
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
