import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from '../../setup/browsers.mjs';
import { type Bidi, connectBidi } from './bidi';
import { FirefoxPage, type Json } from './firefox-page';
import { poll } from './poll';

export type FirefoxOptions = {
  /** Folder of the built extension; its manifest must name a Gecko id. */
  extensionDir: string;
  /** Without it, the browser reaches the real network. */
  standIns?: { proxyPort: number };
  headless?: boolean;
  colours?: 'light' | 'dark';
  width?: number;
  height?: number;
  /** More preferences, for example to switch prompts on. */
  preferences?: Record<string, string | number | boolean>;
  /** Content of the extension's managed storage, as an administrator would set it. */
  managed?: Record<string, unknown>;
};

/** What the browser's own window knows besides the web, as far as the tests ask for it. */
export type BrowserWindow = Window & {
  Services: {
    prefs: { setIntPref(name: string, value: number): void; setBoolPref(name: string, value: boolean): void };
    io: { offline: boolean };
    console: { getMessageArray(): unknown[]; reset(): void };
  };
  WebExtensionPolicy: {
    getByID(id: string): {
      mozExtensionHostname: string;
      extension: {
        backgroundState: string;
        backgroundContext: unknown;
        terminateBackground(options: { disableResetIdleForTest: boolean }): Promise<void>;
        tabManager: { addActiveTabPermission(tab: unknown): void };
      };
    };
  };
  gBrowser: { selectedTab: unknown };
  ChromeUtils: {
    importESModule(address: string): {
      ExtensionPermissions: Record<
        'add' | 'remove',
        (id: string, permissions: Record<string, string[]>, extension: unknown) => Promise<void>
      >;
    };
  };
};

export type Firefox = {
  /** `moz-extension://…`, fixed for the extension's id. */
  extensionOrigin: string;
  /** A new tab at an address. */
  page(url: string): Promise<FirefoxPage>;
  /** A new tab at a file of the extension. */
  extensionPage(path: string): Promise<FirefoxPage>;
  /** Changes the colours of all tabs at run time. */
  setColours(colours: 'light' | 'dark'): Promise<void>;
  /**
   * Runs a function in the browser's own window, where a test can do what the person does in the browser's
   * interface, menus and prompts included. Promises are awaited.
   */
  inBrowser<T, A extends Json[]>(
    run: (browser: BrowserWindow, ...args: A) => T | Promise<T>,
    ...args: A
  ): Promise<T>;
  /** Ends the background page as the browser does when it has been idle. */
  stopBackground(): Promise<void>;
  /** Installs one more extension and returns the origin of its pages. */
  install(extensionDir: string): Promise<string>;
  /** The tabs that are open, in the order of opening. */
  tabs(): Promise<FirefoxPage[]>;
  /** For commands that have no method here. */
  bidi: Bidi;
  close(): Promise<void>;
};

/** Any UUID; the origin of the extension's pages is built from it instead of being drawn at random. */
const EXTENSION_UUID = '7e1f3c0a-52d4-4b6e-9d0b-3a8c5f417e20';

const COLOURS_PREFERENCE = 'layout.css.prefers-color-scheme.content-override';
const COLOURS = { dark: 0, light: 1 };

/** Starts Firefox with a profile of its own, installs the extension and grants what its manifest asks for. */
export async function launchFirefox(options: FirefoxOptions): Promise<Firefox> {
  const { standIns, headless = true, colours = 'light', width = 1280, height = 800 } = options;
  const executable = await findBrowser('firefox');
  if (!executable) throw new Error('No Firefox found: install one or set FIREFOX_PATH.');
  const extensionDir = await realpath(options.extensionDir);
  const extensionId = await idOf(extensionDir);

  const folder = await mkdtemp(join(tmpdir(), 'pilotlight-firefox-'));
  const profile = join(folder, 'profile');
  await mkdir(profile);
  await writeFile(
    join(profile, 'user.js'),
    Object.entries({
      ...QUIET,
      ...(standIns ? proxyPreferences(standIns.proxyPort) : {}),
      [COLOURS_PREFERENCE]: COLOURS[colours],
      'extensions.webextensions.uuids': JSON.stringify({ [extensionId]: EXTENSION_UUID }),
      ...options.preferences,
    })
      .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
      .join(''),
  );
  if (options.managed) await writeManagedStorage(folder, extensionId, options.managed);

  const browser = spawn(
    executable,
    [
      ...(headless ? ['--headless'] : []),
      '--no-remote',
      '--profile',
      profile,
      '--remote-debugging-port=0',
      // Preferences can be changed at run time only from the browser's own documents.
      '-remote-allow-system-access',
      `--width=${width}`,
      `--height=${height}`,
    ],
    // A group of its own: Firefox has many processes, and all of them have to go.
    { detached: true, stdio: ['ignore', 'ignore', 'pipe'], env: environment(folder) },
  );
  let bidi: Bidi | undefined;
  const close = async () => {
    bidi?.close();
    await endProcessGroup(browser);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };

  try {
    const connection = await connectBidi(`${await addressOf(browser)}/session`);
    bidi = connection;
    await connection.send('session.new', { capabilities: { alwaysMatch: { acceptInsecureCerts: true } } });
    await connection.send('webExtension.install', { extensionData: { type: 'path', path: extensionDir } });

    const extensionOrigin = `moz-extension://${EXTENSION_UUID}`;
    const page = async (url: string) => {
      const { context } = await connection.send<{ context: string }>('browsingContext.create', {
        type: 'tab',
      });
      const opened = new FirefoxPage(connection, context);
      await opened.setViewport(width, height);
      await opened.goto(url);
      return opened;
    };
    const inBrowser: Firefox['inBrowser'] = (run, ...args) => runInBrowser(connection, run, args);
    return {
      extensionOrigin,
      page,
      inBrowser,
      async stopBackground() {
        const stop = () =>
          inBrowser(async ({ WebExtensionPolicy }, id) => {
            const { extension } = WebExtensionPolicy.getByID(id);
            const before = extension.backgroundContext;
            // Pending work resets the idle timer; here the browser does not wait for it.
            await extension.terminateBackground({ disableResetIdleForTest: true });
            // An event may have woken a new one meanwhile.
            return extension.backgroundState === 'stopped' || extension.backgroundContext !== before;
          }, extensionId);
        await poll('the background page has stopped', stop);
      },
      async install(dir) {
        const path = await realpath(dir);
        await connection.send('webExtension.install', { extensionData: { type: 'path', path } });
        const host = await inBrowser(
          ({ WebExtensionPolicy }, id) => WebExtensionPolicy.getByID(id).mozExtensionHostname,
          await idOf(path),
        );
        return `moz-extension://${host}`;
      },
      async tabs() {
        const { contexts } = await connection.send<{ contexts: { context: string }[] }>(
          'browsingContext.getTree',
        );
        return contexts.map(({ context }) => new FirefoxPage(connection, context));
      },
      extensionPage: (path) => page(`${extensionOrigin}/${path.replace(/^\//, '')}`),
      setColours: (next) =>
        inBrowser(
          ({ Services }, name, value) => Services.prefs.setIntPref(name, value),
          COLOURS_PREFERENCE,
          COLOURS[next],
        ),
      bidi: connection,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * Nothing on first start, no housekeeping over the network, prompts for optional permissions answered with
 * yes.
 */
const QUIET = {
  'app.normandy.enabled': false,
  'app.update.auto': false,
  'browser.aboutwelcome.enabled': false,
  'browser.safebrowsing.downloads.remote.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.search.update': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'browser.tabs.warnOnClose': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.getAddons.cache.enabled': false,
  'extensions.update.enabled': false,
  'extensions.webextOptionalPermissionPrompts': false,
  'media.gmp-manager.updateEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'remote.active-protocols': 1,
  'services.settings.server': 'data:,nothing',
  'toolkit.telemetry.enabled': false,
  'toolkit.telemetry.reportingpolicy.firstRun': false,
};

const proxyPreferences = (port: number) => ({
  'network.proxy.type': 1,
  'network.proxy.http': '127.0.0.1',
  'network.proxy.http_port': port,
  'network.proxy.ssl': '127.0.0.1',
  'network.proxy.ssl_port': port,
  'network.proxy.no_proxies_on': 'localhost, 127.0.0.1',
});

/**
 * The last one makes a release build heed `services.settings.server`, so that it asks nobody for its lists.
 */
const environment = (home: string) => ({ ...process.env, HOME: home, MOZ_REMOTE_SETTINGS_DEVTOOLS: '1' });

/** Firefox on Linux looks for managed storage in the home folder, so the browser gets one of its own. */
async function writeManagedStorage(home: string, extensionId: string, data: Record<string, unknown>) {
  const folder = join(home, '.mozilla', 'managed-storage');
  await mkdir(folder, { recursive: true });
  await writeFile(
    join(folder, `${extensionId}.json`),
    JSON.stringify({ name: extensionId, description: 'Test policy', type: 'storage', data }),
  );
}

async function idOf(extensionDir: string): Promise<string> {
  const manifest: { browser_specific_settings?: { gecko?: { id?: string } } } = JSON.parse(
    await readFile(join(extensionDir, 'manifest.json'), 'utf8'),
  );
  const id = manifest.browser_specific_settings?.gecko?.id;
  if (!id) throw new Error(`${extensionDir} has no Gecko id in its manifest: is it the Firefox build?`);
  return id;
}

/** Reads the line in which Firefox says where it listens. */
function addressOf(browser: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const timer = setTimeout(() => reject(new Error(`Firefox did not start within 60 s. ${said}`)), 60_000);
    browser.once('error', reject);
    browser.once('exit', (code) => reject(new Error(`Firefox ended with code ${code}. ${said}`)));
    browser.stderr?.on('data', (chunk) => {
      said = (said + chunk).slice(-4000);
      const address = /WebDriver BiDi listening on (ws:\/\/\S+)/.exec(said)?.[1];
      if (!address) return;
      clearTimeout(timer);
      resolve(address);
    });
  });
}

/** BiDi has no commands for what belongs to the browser itself, but its own window can be scripted. */
async function runInBrowser<T, A extends Json[]>(
  bidi: Bidi,
  run: (browser: BrowserWindow, ...args: A) => T | Promise<T>,
  args: A,
): Promise<T> {
  const { contexts } = await bidi.send<{ contexts: { context: string }[] }>('browsingContext.getTree', {
    'moz:scope': 'chrome',
  });
  const { result, exceptionDetails } = await bidi.send<{
    result?: { value?: string };
    exceptionDetails?: { text: string };
  }>('script.callFunction', {
    functionDeclaration: `async (args) => JSON.stringify(await (${run})(window, ...JSON.parse(args)))`,
    arguments: [{ type: 'string', value: JSON.stringify(args) }],
    awaitPromise: true,
    target: { context: contexts[0]?.context },
  });
  if (exceptionDetails) throw new Error(`In the browser's window: ${exceptionDetails.text}`);
  return (result?.value === undefined ? undefined : JSON.parse(result.value)) as T;
}

async function endProcessGroup(browser: ChildProcess): Promise<void> {
  if (browser.exitCode !== null || browser.pid === undefined) return;
  const gone = new Promise((resolve) => browser.once('exit', resolve));
  if (process.platform === 'win32') browser.kill('SIGKILL');
  else process.kill(-browser.pid, 'SIGKILL');
  await gone;
}
