import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ROOT, SetupError, succeeds } from './process.mjs';

const NAMES = { chromium: 'Chromium', firefox: 'Firefox' };

const BY_VARIABLE = { chromium: 'CHROMIUM_PATH', firefox: 'FIREFOX_PATH' };

/**
 * Neither Google Chrome nor Microsoft Edge: both ignore --load-extension by now, so the demo would open without the
 * extension. `chrome` is Chrome for Testing.
 */
const ON_PATH = {
  chromium: ['chromium', 'chromium-browser', 'chrome'],
  firefox: ['firefox', 'firefox-esr'],
};

/** Where macOS and Windows keep programs, for everybody or for one person. */
const { HOME, LOCALAPPDATA, ProgramFiles, 'ProgramFiles(x86)': ProgramFilesX86 } = process.env;
const MAC_FOLDERS = ['/Applications', HOME && join(HOME, 'Applications')];
const WINDOWS_FOLDERS = [ProgramFiles, ProgramFilesX86, LOCALAPPDATA];

const inFolders = (folders, ...path) => folders.flatMap((folder) => (folder ? [join(folder, ...path)] : []));

const APPLICATIONS = {
  chromium: [
    ...inFolders(MAC_FOLDERS, 'Chromium.app', 'Contents', 'MacOS', 'Chromium'),
    ...inFolders(WINDOWS_FOLDERS, 'Chromium', 'Application', 'chrome.exe'),
  ],
  firefox: [
    ...inFolders(MAC_FOLDERS, 'Firefox.app', 'Contents', 'MacOS', 'firefox'),
    ...inFolders(WINDOWS_FOLDERS, 'Mozilla Firefox', 'firefox.exe'),
  ],
};

/** How a person installs what we could not, by system. */
const BY_HAND = {
  chromium: {
    darwin: 'run `npx playwright install chromium`, or `brew install --cask chromium`',
    win32: 'run `npx playwright install chromium`',
    linux:
      'install it with your package manager (Debian, Ubuntu: `sudo apt-get install chromium`; Fedora: `sudo dnf install chromium`)',
  },
  firefox: {
    darwin: 'install it from https://www.firefox.com or with `brew install --cask firefox`',
    win32: 'install it from https://www.firefox.com or with `winget install Mozilla.Firefox`',
    linux:
      'install it with your package manager (Debian: `sudo apt-get install firefox-esr`; Fedora: `sudo dnf install firefox`)',
  },
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
  const ways = BY_HAND[name];
  throw new SetupError(
    `No ${NAMES[name]} was found and none could be installed. Please ${ways[process.platform] ?? ways.linux}; ` +
      `if it is in an unusual place, set ${BY_VARIABLE[name]} to its path.`,
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
