import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const ON_PATH = {
  // Branded Chrome ignores --load-extension since version 137; it stays in the list for those who have an older one.
  chromium: ['chromium', 'chromium-browser', 'google-chrome', 'chrome', 'msedge', 'microsoft-edge'],
  firefox: ['firefox', 'firefox-esr'],
};

const BY_VARIABLE = { chromium: 'CHROMIUM_PATH', firefox: 'FIREFOX_PATH' };

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
 * The browser to use: the one that `CHROMIUM_PATH` or `FIREFOX_PATH` names, then one on the PATH, then one in its usual
 * place, then Playwright's own. `undefined` when there is none.
 *
 * @param {'chromium' | 'firefox'} name @returns {Promise<string | undefined>}
 */
export async function findBrowser(name) {
  const named = process.env[BY_VARIABLE[name]];
  if (named) {
    if (isExecutable(named)) return named;
    throw new Error(`${BY_VARIABLE[name]} names ${named}, which is no program that can be run.`);
  }
  const endings = process.platform === 'win32' ? ['.exe'] : [''];
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = ON_PATH[name].flatMap((program) =>
    folders.flatMap((folder) => endings.map((ending) => join(folder, program + ending))),
  );
  return [...candidates, ...APPLICATIONS[name]].find(isExecutable) ?? (await playwrightsOwn(name));
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Playwright may not be installed yet. Its Firefox is a patched build without the remote protocol that we use. */
async function playwrightsOwn(name) {
  if (name !== 'chromium') return undefined;
  const path = await import('playwright').then(
    ({ chromium }) => chromium.executablePath(),
    () => undefined,
  );
  return path && existsSync(path) ? path : undefined;
}
