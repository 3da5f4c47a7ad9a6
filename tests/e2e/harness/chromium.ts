import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page, type Worker } from '@playwright/test';
import { findBrowser } from '../../setup/browsers.mjs';
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
  const extensionId = await idOf(extensionDir);
  const profileDir = options.profileDir ?? (await mkdtemp(join(tmpdir(), 'pilotlight-chromium-')));

  if (!options.profileDir) await writePreferences(profileDir);

  const context = await chromium.launchPersistentContext(profileDir, {
    executablePath,
    headless,
    viewport: { width, height },
    ignoreHTTPSErrors: true,
    args: [
      `--disable-extensions-except=${extensionDir}`,
      `--load-extension=${extensionDir}`,
      ...chromiumArguments(standIns?.port),
      ...args,
    ],
  });

  const extensionUrl = (path: string) => `chrome-extension://${extensionId}/${path.replace(/^\//, '')}`;
  const findWorker = () =>
    context.serviceWorkers().find((worker) => worker.url().startsWith(extensionUrl('')));

  /**
   * Asks the browser to start or stop the worker and waits until it says that it did. The ServiceWorker domain answers only
   * on a page of the same origin; the manifest is one that every build has.
   */
  async function switchWorker(to: 'running' | 'stopped') {
    const page = await context.newPage();
    try {
      await page.goto(extensionUrl('manifest.json'));
      const session = await context.newCDPSession(page);
      let status: string | undefined;
      session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
        status = versions.at(-1)?.runningStatus ?? status;
      });
      await session.send('ServiceWorker.enable');
      if (to === 'stopped') await session.send('ServiceWorker.stopAllWorkers');
      else await session.send('ServiceWorker.startWorker', { scopeURL: extensionUrl('') });
      await poll(`the background worker is ${to}`, () => status === to);
    } finally {
      await page.close();
    }
  }

  // The worker that Playwright lists outlives a stop: after the next start the same handle speaks to the new one.
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

/** Form filling and sign-in ask servers about every page, which would fill the request log. */
async function writePreferences(profileDir: string): Promise<void> {
  await mkdir(join(profileDir, 'Default'));
  await writeFile(
    join(profileDir, 'Default', 'Preferences'),
    JSON.stringify({
      autofill: { enabled: false, profile_enabled: false, credit_card_enabled: false },
      credentials_enable_service: false,
      signin: { allowed: false, allowed_on_next_startup: false },
    }),
  );
}

/** What keeps a test's browser quiet and leads every host but the machine's own to the stand-ins. */
function chromiumArguments(port: number | undefined): string[] {
  return [
    '--no-sandbox',
    '--test-type',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-quic',
    '--disable-sync',
    // The sign-in service asks in vain, and out of the log's sight.
    '--gaia-url=http://127.0.0.1:9',
    '--password-store=basic',
    '--use-mock-keychain',
    ...(port === undefined
      ? []
      : [
          '--ignore-certificate-errors',
          `--host-resolver-rules=MAP * 127.0.0.1:${port}, EXCLUDE localhost, EXCLUDE 127.0.0.1`,
        ]),
  ];
}

/**
 * The id that Chromium gives an unpacked extension: the first half of a SHA-256, of the manifest's `key` or of the path, in
 * the letters a to p. Computed, because a stopped worker can tell nobody.
 */
async function idOf(extensionDir: string): Promise<string> {
  const manifest: { key?: string } = JSON.parse(await readFile(join(extensionDir, 'manifest.json'), 'utf8'));
  const hash = createHash('sha256');
  if (manifest.key) hash.update(Buffer.from(manifest.key, 'base64'));
  else hash.update(extensionDir, process.platform === 'win32' ? 'utf16le' : 'utf8');
  return [...hash.digest('hex').slice(0, 32)]
    .map((digit) => String.fromCharCode('a'.charCodeAt(0) + Number.parseInt(digit, 16)))
    .join('');
}
