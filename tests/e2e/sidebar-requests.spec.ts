import type { Page } from '@playwright/test';
import { startStandIns } from '../stand-ins/server.mjs';
import {
  EXTENSION_DIR,
  expect,
  JIRA,
  JIRA_DC,
  panelOf,
  SERVICENOW,
  sendFromPage,
  test,
  WIKI_DC,
} from './fixtures';
import { type Chromium, launchChromium } from './harness/chromium';
import { launchPlain } from './support/host-page';
import {
  frameAddress,
  LAPTOP_REQUEST,
  NETWORK_CHANGE,
  nameSelfHosted,
  PAYROLL_INCIDENT,
  rememberOpen,
  settled,
  softly,
  TRIAGE_INCIDENT,
} from './support/panel';

/** A hundred page views: most of them soft, some loads; each waits until its page is complete. */
async function hundredViews(app: Chromium, seen: (page: Page, key: string | undefined) => Promise<void>) {
  const page = await app.context.newPage();
  const tickets = [
    'OPS-7',
    'LEG-3',
    'OPS-18',
    'PAY-103',
    'FLEET-2',
    'MKT-4',
    'OPS-13',
    'HR-12',
    'OPS-11',
    'PAY-101',
  ];
  let views = 0;
  for (let round = 0; round < 9; round += 1) {
    for (const [index, ticket] of tickets.entries()) {
      if (index === 0) await page.goto(`${JIRA}/browse/${ticket}`);
      else await softly(page, `/browse/${ticket}`);
      await settled(page);
      await seen(page, ticket);
      views += 1;
    }
  }
  for (const address of [
    `${SERVICENOW}/incident.do?sys_id=${TRIAGE_INCIDENT.sysId}`,
    `${SERVICENOW}${frameAddress(PAYROLL_INCIDENT.sysId)}`,
    `${SERVICENOW}/now/sow/record/change_request/${NETWORK_CHANGE.sysId}`,
    `${SERVICENOW}/sp?id=ticket&table=sc_req_item&sys_id=${LAPTOP_REQUEST.sysId}`,
    `${JIRA}/wiki/spaces/LEG/pages/52690961/Contract+review+guide`,
    `${JIRA}/wiki/spaces/OPS/pages/48234497/Triage+playbook`,
    `${JIRA_DC}/browse/WMS-3`,
    `${WIKI_DC}/display/FIN/Closing+checklist`,
    `${JIRA}/jira/software/projects/OPS/boards/1`,
    `${JIRA}/servicedesk/customer/portal/3/HR-12`,
  ]) {
    await page.goto(address, { waitUntil: 'networkidle' });
    await seen(page, undefined);
    views += 1;
  }
  await page.close();
  return views;
}

test('US-1.7: a hundred page views cause no request that the tools do not make by themselves', async () => {
  // Tools that answer at once: a hundred views in seconds instead of minutes.
  const standIns = await startStandIns({ delays: { render: 5, details: 5, title: 5 } });
  const summary = () =>
    standIns.requests
      .splice(0)
      // A browser that runs for a while asks whether it is up to date, with any extension or none.
      .filter(({ host, initiator }) => host !== 'update.googleapis.com' || initiator !== '')
      .map(({ method, host, path, dest, fetchSite }) => ({
        request: `${method} ${host}${path} ${dest} ${fetchSite}`,
      }));
  try {
    const plain = await launchPlain(standIns);
    summary();
    expect(await hundredViews(plain, async () => {})).toBe(100);
    await plain.close();
    const usual = summary();

    const app = await launchChromium({ extensionDir: EXTENSION_DIR, standIns });
    await sendFromPage(app, 'loadDemo', {});
    await nameSelfHosted(app);
    await rememberOpen(app);
    standIns.requests.length = 0;
    let answered = 0;
    const initiators: string[] = [];
    await hundredViews(app, async (page, ticket) => {
      const panel = panelOf(page);
      await panel.host.waitFor({ state: 'attached' });
      if (ticket !== undefined) await expect(panel.root.locator('footer')).toBeVisible();
      answered += 1;
    });
    initiators.push(...standIns.requests.map(({ initiator }) => initiator));
    const ours = summary();
    await app.close();

    expect(answered).toBe(100);
    expect(usual.length).toBeGreaterThan(20);
    expect(initiators.filter((initiator) => initiator.startsWith('chrome-extension:'))).toEqual([]);
    const hosts = new Set(
      Object.values({ JIRA, SERVICENOW, JIRA_DC, WIKI_DC }).map((origin) => new URL(origin).host),
    );
    expect(ours.filter(({ request }) => !hosts.has(request.split(/[ /]/)[1] ?? ''))).toEqual([]);
    const sorted = (list: { request: string }[]) => list.map(({ request }) => request).toSorted();
    expect(sorted(ours)).toEqual(sorted(usual));
  } finally {
    await standIns.close();
  }
});
