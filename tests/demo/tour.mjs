import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../setup/process.mjs';
import { HOSTS, RECORDS } from '../stand-ins/company.mjs';
import { panelOf } from './panel.mjs';

/** Where the pictures go. */
export const FOLDER = join(ROOT, '.output', 'demo-screenshots');
const CLOUD = `https://${HOSTS.cloud}`;
const [INCIDENT] = RECORDS;
const INCIDENT_TARGET = encodeURIComponent(`incident.do?sys_id=${INCIDENT.sysId}`);

/**
 * The places that a person would click through, each with a picture in `.output/demo-screenshots`.
 *
 * @param {import('playwright').BrowserContext} context @param {string} extension origin of its pages
 */
export async function walkTour(context, extension) {
  await mkdir(FOLDER, { recursive: true });
  const page = await context.newPage();
  // A picture in the middle of a change of colours would show neither the old nor the new ones.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const panel = await panelOf(page);
  let number = 0;
  const picture = async (name) => {
    const path = join(FOLDER, `${two(++number)}-${name}.png`);
    await page.screenshot({ path, animations: 'disabled' });
    console.log(`  ${path}`);
  };

  await page.goto(`${CLOUD}/browse/OPS-7`);
  await panel.shown('OPS-7');
  await picture('ticket');
  await panel.open();
  await picture('ticket-panel-open');
  await page.emulateMedia({ colorScheme: 'dark' });
  await picture('ticket-panel-open-dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await pictureOfPopup(context, extension, page, join(FOLDER, `${two(++number)}-popup.png`));

  await page.getByTestId('issue.views.issue-base.foundation.breadcrumbs.parent-issue.item').click();
  await page.waitForFunction(() => window.__standIn.settled === location.href);
  await panel.shown('OPS-5');
  await picture('epic-after-soft-navigation');

  await page.goto(`${CLOUD}/browse/PAY-103`);
  await panel.shown('PAY-103');
  await picture('finished-ticket');

  await page.goto(`https://${HOSTS.serviceNow}/now/nav/ui/classic/params/target/${INCIDENT_TARGET}`);
  await page.frameLocator('#gsft_main').locator('#sys_uniqueValue').waitFor({ state: 'attached' });
  await panel.shown(INCIDENT.number);
  await picture('servicenow-form');

  await page.goto(`${CLOUD}/wiki/spaces/OPS/pages/48234497/Triage+playbook`);
  await panel.shown('the Triage playbook');
  await picture('confluence-page');

  for (const name of ['dashboard', 'options']) {
    const answer = await page.goto(`${extension}/${name}.html`).catch(() => undefined);
    if (!answer) continue;
    await page.locator('h1').first().waitFor();
    await picture(name);
  }
}

const two = (number) => String(number).padStart(2, '0');

/** What the toolbar button shows for the page in front; a page of its own, since a popup is none. */
async function pictureOfPopup(context, extension, page, path) {
  const popup = await context.newPage();
  await popup.setViewportSize({ width: 360, height: 480 });
  await popup.goto(`${extension}/options.html`);
  const url = `${new URL(page.url()).origin}/*`;
  const tabId = await popup.evaluate(async (where) => (await chrome.tabs.query({ url: where }))[0]?.id, url);
  await popup.goto(`${extension}/popup.html?tab=${tabId}`);
  await popup.locator('main h1').waitFor();
  await popup.screenshot({ path, fullPage: true });
  console.log(`  ${path}`);
  await popup.close();
  await page.bringToFront();
}
