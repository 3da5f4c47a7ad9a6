import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { chromiumArguments, chromiumIdOf, writeQuietPreferences } from '../setup/chromium-profile.mjs';
import { SetupError } from '../setup/process.mjs';
import { HOSTS } from '../stand-ins/company.mjs';
import { startStandIns } from '../stand-ins/server.mjs';
import { walkTour } from './tour.mjs';

const LANDING = `https://${HOSTS.cloud}/jira/for-you`;
const TICKET = `https://${HOSTS.cloud}/browse/OPS-7`;

const GUIDE = `
Pilotlight is running in the browser window that just opened. All tools in it are stand-ins of an
invented company, Halden Freight; nothing leaves this computer.

  1. In front is the ticket OPS-7. Click the small tab at its right edge, or press Alt+Shift+L: the AI
     initiative behind it.
  2. Click OPS-5 above the title, or another ticket: the panel follows without a reload.
  3. "For you" lists more: PAY-103 is a finished ticket, OPS-13 is left out on purpose, and ServiceNow,
     Confluence and the older Jira are behind the cards on the right.
  4. The toolbar icon (perhaps under the puzzle piece) leads to the dashboard and the options.

Close the window or press Ctrl-C to end.
`;

/**
 * @param {{ executablePath: string, extensionDir: string, headless: boolean }} options
 */
export async function show(options) {
  const extensionDir = await realpath(options.extensionDir);
  const profileDir = await mkdtemp(join(tmpdir(), 'pilotlight-demo-'));
  const standIns = await startStandIns();
  let context;
  try {
    await writeQuietPreferences(profileDir);
    context = await launch({ ...options, extensionDir, profileDir, port: standIns.port });
    const extension = `chrome-extension://${await chromiumIdOf(extensionDir)}`;
    await loadDemo(context, extension);
    if (options.headless) {
      console.log('There is no display here, so this walks through the main places and takes pictures.');
      await walkTour(context, extension);
    } else {
      await openTabs(context);
      console.log(GUIDE);
      await ended(context);
    }
  } finally {
    await context?.close().catch(() => {});
    await standIns.close();
    await rm(profileDir, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function launch({ executablePath, extensionDir, headless, profileDir, port }) {
  try {
    return await chromium.launchPersistentContext(profileDir, {
      executablePath,
      headless,
      ignoreHTTPSErrors: true,
      viewport: headless ? { width: 1360, height: 860 } : null,
      // Its banner says that the browser is remote-controlled, which only irritates a person.
      ignoreDefaultArgs: ['--enable-automation'],
      handleSIGINT: false,
      args: [...chromiumArguments({ extensionDir, port }), '--window-size=1360,900'],
    });
  } catch (error) {
    throw new SetupError(
      `The browser ${executablePath} did not start: ${String(error.message).split('\n')[0]}`,
      { cause: error },
    );
  }
}

/** Through the extension's own welcome page, as a person would who chooses the demo there. */
async function loadDemo(context, extension) {
  const page = await context.newPage();
  await page.goto(`${extension}/welcome.html`).catch((error) => {
    throw new SetupError(`The extension's welcome page did not open; is the build complete?`, {
      cause: error,
    });
  });
  const answer = await page.evaluate(() => chrome.runtime.sendMessage({ name: 'loadDemo', input: {} }));
  await page.close();
  if (answer?.ok !== true)
    throw new SetupError(`The demo workspace could not be loaded: ${JSON.stringify(answer ?? 'no answer')}.`);
}

async function openTabs(context) {
  const [first] = context.pages();
  await first.goto(LANDING);
  const ticket = await context.newPage();
  await ticket.goto(TICKET);
  await ticket.bringToFront();
}

/** Resolves when the last window is closed or the person presses Ctrl-C. */
function ended(context) {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, resolve);
    context.once('close', resolve);
    const watch = (page) => page.once('close', () => context.pages().length === 0 && resolve());
    for (const page of context.pages()) watch(page);
    context.on('page', watch);
  });
}
