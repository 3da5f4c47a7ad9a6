import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page, type Worker } from '@playwright/test';
import { findBrowser } from '../../setup/browsers.mjs';
import { chromiumArguments, chromiumIdOf, writeQuietPreferences } from '../../setup/chromium-profile.mjs';
import { poll } from './poll';

export type ChromiumOptions = {
  /** Folder of the built extension. */
  extensionDir: string;
  /** Without it, the browser reaches the real network. */
  standIns?: { port: number };
  headless?: boolean;
  /** A profile to keep; without it a new one, removed on close. */
  profileDir?: string;
  width?: number;
  height?: number;
  args?: string[];
};

export type Chromium = {
  context: BrowserContext;
  extensionId: string;
  /** Address of a file of the extension. */
  extensionUrl(path: string): string;
  /** The background worker, woken when it is stopped. */
  worker(): Promise<Worker>;
  /** Opens a page of the extension in a new tab. */
  extensionPage(path: string): Promise<Page>;
  /** As `extensionPage`, but what was in front stays there: a tab behind paints about once a second. */
  extensionPageBehind(path: string): Promise<Page>;
  /** Stops the background worker as the browser does when it is idle; resolves when it is gone. */
  stopWorker(): Promise<void>;
  close(): Promise<void>;
};

/** Starts Chromium with the extension and a profile of its own. */
export async function launchChromium(options: ChromiumOptions): Promise<Chromium> {
  const { standIns, headless = true, width = 1280, height = 800, args = [] } = options;
  const executablePath = await findBrowser('chromium');
  if (!executablePath) throw new Error('No Chromium found: install one or set CHROMIUM_PATH.');
  const extensionDir = await realpath(options.extensionDir);
  const extensionId = await chromiumIdOf(extensionDir);
  const profileDir = options.profileDir ?? (await mkdtemp(join(tmpdir(), 'pilotlight-chromium-')));

  if (!options.profileDir) await writeQuietPreferences(profileDir);

  const context = await chromium.launchPersistentContext(profileDir, {
    executablePath,
    headless,
    viewport: { width, height },
    ignoreHTTPSErrors: true,
    args: [...chromiumArguments({ extensionDir, port: standIns?.port }), ...args],
  });

  const extensionUrl = (path: string) => `chrome-extension://${extensionId}/${path.replace(/^\//, '')}`;
  const findWorker = () =>
    context.serviceWorkers().find((worker) => worker.url().startsWith(extensionUrl('')));

  // The tab in front: the newest, or the one that was brought there since.
  let front: Page | undefined;
  context.on('page', (page) => {
    front = page;
    const bringToFront = page.bringToFront.bind(page);
    page.bringToFront = () => {
      front = page;
      return bringToFront();
    };
  });
  const openBehind = async (path: string) => {
    const before = front;
    const page = await context.newPage();
    await page.goto(extensionUrl(path));
    if (before && !before.isClosed()) await before.bringToFront();
    return page;
  };

  /**
   * Asks the browser to start or stop the worker and waits until it says that it did. The ServiceWorker
   * domain answers only on a page of the same origin; the manifest is one that every build has.
   */
  async function switchWorker(to: 'running' | 'stopped') {
    const page = await openBehind('manifest.json');
    try {
      const session = await context.newCDPSession(page);
      // A stopped worker may be woken again at once, by a page that asks it something.
      const states = new Set<string>();
      session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
        for (const { runningStatus } of versions) states.add(runningStatus);
      });
      await session.send('ServiceWorker.enable');
      if (to === 'stopped') await session.send('ServiceWorker.stopAllWorkers');
      else await session.send('ServiceWorker.startWorker', { scopeURL: extensionUrl('') });
      await poll(`the background worker is ${to}`, () => states.has(to));
    } finally {
      await page.close();
    }
  }

  // The worker that Playwright lists outlives a stop: after the next start the same handle speaks to the new
  // one.
  let mayBeStopped = false;

  return {
    context,
    extensionId,
    extensionUrl,
    async worker() {
      if (mayBeStopped || !findWorker()) await switchWorker('running');
      mayBeStopped = false;
      return poll('the background worker is listed', findWorker);
    },
    async extensionPage(path) {
      const page = await context.newPage();
      await page.goto(extensionUrl(path));
      return page;
    },
    extensionPageBehind: openBehind,
    async stopWorker() {
      await switchWorker('stopped');
      mayBeStopped = true;
    },
    async close() {
      await context.close();
      if (!options.profileDir) await rm(profileDir, { recursive: true, force: true });
    },
  };
}
