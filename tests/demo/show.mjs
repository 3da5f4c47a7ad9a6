import { SetupError } from '../setup/process.mjs';
import { HOSTS } from '../stand-ins/company.mjs';
import { startStandIns } from '../stand-ins/server.mjs';
import { ended, launch, openPage } from './browser.mjs';
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
  const standIns = await startStandIns();
  let browser;
  try {
    browser = await launch({ ...options, port: standIns.port });
    await loadDemo(browser);
    if (options.headless) {
      console.log('There is no display here, so this walks through the main places and takes pictures.');
      await walkTour(browser.context, browser.extension);
    } else {
      await openTabs(browser.context);
      console.log(GUIDE);
      await ended([browser]);
    }
  } finally {
    await browser?.close();
    await standIns.close();
  }
}

/** Through the extension's own welcome page, as a person would who chooses the demo there. */
async function loadDemo(browser) {
  const page = await openPage(browser, 'welcome.html');
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
