import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { chromiumArguments, chromiumIdOf, writeQuietPreferences } from '../setup/chromium-profile.mjs';
import { SetupError } from '../setup/process.mjs';

/**
 * A browser of somebody's own: a new profile with the extension, in which every host leads to the stand-ins.
 *
 * @typedef {{ context: import('playwright').BrowserContext, extension: string, close: () => Promise<void> }} DemoBrowser
 * `extension` is the origin of its pages.
 */

/**
 * @param {{ executablePath: string, extensionDir: string, headless: boolean, port: number,
 *   window?: { left: number, width: number, height: number } }} options `port` is the stand-ins'
 * @returns {Promise<DemoBrowser>}
 * @throws {SetupError} when the browser does not start
 */
export async function launch({ executablePath, headless, port, window = WINDOW, ...options }) {
  const extensionDir = await realpath(options.extensionDir);
  const profileDir = await mkdtemp(join(tmpdir(), 'pilotlight-demo-'));
  const remove = () => rm(profileDir, { recursive: true, force: true, maxRetries: 5 });
  await writeQuietPreferences(profileDir);
  try {
    const context = await chromium.launchPersistentContext(profileDir, {
      executablePath,
      headless,
      ignoreHTTPSErrors: true,
      viewport: headless ? { width: window.width, height: window.height } : null,
      // Its banner says that the browser is remote-controlled, which only irritates a person.
      ignoreDefaultArgs: ['--enable-automation'],
      handleSIGINT: false,
      args: [
        ...chromiumArguments({ extensionDir, port }),
        `--window-size=${window.width},${window.height}`,
        `--window-position=${window.left},0`,
      ],
    });
    const close = async () => {
      await context.close().catch(() => {});
      await remove();
    };
    return { context, extension: `chrome-extension://${await chromiumIdOf(extensionDir)}`, close };
  } catch (error) {
    await remove();
    throw new SetupError(
      `The browser ${executablePath} did not start: ${String(error.message).split('\n')[0]}`,
      { cause: error },
    );
  }
}

const WINDOW = { left: 0, width: 1360, height: 900 };

/**
 * A page of the extension in a new tab.
 *
 * @param {DemoBrowser} browser @param {string} path
 * @throws {SetupError} when the build has no such page
 */
export async function openPage({ context, extension }, path) {
  const page = await context.newPage();
  await page.goto(`${extension}/${path}`).catch((error) => {
    throw new SetupError(`The extension's page ${path} did not open; is the build complete?`, {
      cause: error,
    });
  });
  return page;
}

/**
 * Resolves when somebody closes the last window of one of them or presses Ctrl-C.
 *
 * @param {DemoBrowser[]} browsers
 */
export function ended(browsers) {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, resolve);
    for (const { context } of browsers) {
      context.once('close', resolve);
      const watch = (page) => page.once('close', () => context.pages().length === 0 && resolve());
      for (const page of context.pages()) watch(page);
      context.on('page', watch);
    }
  });
}
