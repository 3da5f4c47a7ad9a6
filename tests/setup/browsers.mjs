import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ROOT, SetupError, succeeds } from './process.mjs';

const NAMES = { chromium: 'Chromium', firefox: 'Firefox' };

const BY_VARIABLE = { chromium: 'CHROMIUM_PATH', firefox: 'FIREFOX_PATH' };

/**
 * Not google-chrome: since version 137, Google's own builds ignore --load-extension. `chrome` is Chrome for
 * Testing.
 */
const ON_PATH = {
  chromium: ['chromium', 'chromium-browser', 'chrome', 'msedge', 'microsoft-edge'],
  firefox: ['firefox', 'firefox-esr'],
};

const APPLICATIONS = {
  chromium: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
  firefox: [
    '/Applications/Firefox.app/Contents/MacOS/firefox',
    'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
  ],
};

/**
 * The browser to use: the one that `CHROMIUM_PATH` or `FIREFOX_PATH` names, then one on the PATH, then one in
 * its usual place, then Playwright's own. `undefined` when there is none that starts.
 *
 * @param {'chromium' | 'firefox'} name @returns {Promise<string | undefined>}
 */
export async function findBrowser(name) {
  const named = process.env[BY_VARIABLE[name]];
  if (named) {
    if (isExecutable(named)) return named;
    throw new SetupError(`${BY_VARIABLE[name]} names ${named}, which is no program that can be run.`);
  }
  const ending = process.platform === 'win32' ? '.exe' : '';
  const folders = (process.env.PATH ?? '').split(delimiter);
  const onPath = ON_PATH[name].flatMap((program) => folders.map((folder) => join(folder, program + ending)));
  for (const path of [...onPath, ...APPLICATIONS[name], await playwrightsOwn(name)])
    if (path && isExecutable(path) && (await starts(path))) return path;
  return undefined;
}

/**
 * The path of a browser that starts; installs one where that is possible without asking.
 *
 * @param {'chromium' | 'firefox'} name @returns {Promise<string>}
 */
export async function ensureBrowser(name) {
  const found = await findBrowser(name);
  if (found) return found;
  for (const install of [fromDebian, fromPlaywright]) {
    await install(name);
    const installed = await findBrowser(name);
    if (installed) return installed;
  }
  throw new SetupError(
    `No ${NAMES[name]} was found and none could be installed: install it or name it in ${BY_VARIABLE[name]}.`,
  );
}

async function fromDebian(name) {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  const debian = name === 'chromium' ? 'chromium' : 'firefox-esr';
  console.log(`Installing ${NAMES[name]} (apt-get install ${debian}) …`);
  if (await succeeds('apt-get', ['update'])) await succeeds('apt-get', ['install', '-y', debian]);
}

/** Not Firefox: Playwright's is a patched build without the remote protocol that the tests use. */
async function fromPlaywright(name) {
  const cli = join(ROOT, 'node_modules', 'playwright', 'cli.js');
  if (name !== 'chromium' || !existsSync(cli)) return;
  console.log('Installing Chromium (npx playwright install chromium) …');
  const withLibraries = process.getuid?.() === 0 ? ['--with-deps'] : [];
  await succeeds(process.execPath, [cli, 'install', ...withLibraries, 'chromium']);
}

/**
 * A program can be there and not start: on Ubuntu, `chromium` may be a stub that asks for a snap. On Windows
 * a browser would open a window instead of telling its version.
 */
const starts = async (path) => process.platform === 'win32' || succeeds(path, ['--version']);

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Playwright may not be installed yet. Its Firefox is a patched build without the remote protocol that we
 * use.
 */
async function playwrightsOwn(name) {
  if (name !== 'chromium') return undefined;
  const path = await import('playwright').then(
    ({ chromium }) => chromium.executablePath(),
    () => undefined,
  );
  return path && existsSync(path) ? path : undefined;
}
