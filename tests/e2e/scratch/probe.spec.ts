import { expect, JIRA, JIRA_DC, panelOf, SERVICENOW, test, WIKI_DC } from '../fixtures';
import { writeFileSync, mkdirSync } from 'node:fs';

const URLS: Record<string, string> = {
  ops7: `${JIRA}/browse/OPS-7`,
  ops13: `${JIRA}/browse/OPS-13`,
  ops18: `${JIRA}/browse/OPS-18`,
  ops21: `${JIRA}/browse/OPS-21`,
  ops20: `${JIRA}/browse/OPS-20`,
  ops20modal: `${JIRA}/browse/OPS-20?selectedIssue=OPS-21`,
  ops5: `${JIRA}/browse/OPS-5`,
  ops11: `${JIRA}/browse/OPS-11`,
  ops4: `${JIRA}/browse/OPS-4`,
  ops30: `${JIRA}/browse/OPS-30`,
  pay101: `${JIRA}/browse/PAY-101`,
  hr12: `${JIRA}/browse/HR-12`,
  leg3: `${JIRA}/browse/LEG-3`,
  fleet2: `${JIRA}/browse/FLEET-2`,
  mkt4: `${JIRA}/browse/MKT-4`,
  board: `${JIRA}/jira/software/projects/OPS/boards/1`,
  foryou: `${JIRA}/jira/for-you`,
  queue: `${JIRA}/jira/servicedesk/projects/HR/queues/custom/1/HR-12`,
  jsmportal: `${JIRA}/servicedesk/customer/portal/3/HR-12`,
  classic: `${SERVICENOW}/incident.do?sys_id=b3f09d2a1b7c4e5097a1d86ee54bcb01`,
  payroll: `${SERVICENOW}/incident.do?sys_id=5c0e83b7db1a4f209e77a4f2ca9619b2`,
  network: `${SERVICENOW}/incident.do?sys_id=9a41c6e01bd24b60b3de5a78cd4bcb43`,
  polaris: `${SERVICENOW}/now/nav/ui/classic/params/target/incident.do%3Fsys_id%3Db3f09d2a1b7c4e5097a1d86ee54bcb01`,
  workspace: `${SERVICENOW}/now/sow/record/incident/b3f09d2a1b7c4e5097a1d86ee54bcb01`,
  wschange: `${SERVICENOW}/now/sow/record/change_request/48ac7e901bf54d20a6e1b9d3e54bcb19`,
  sub: `${SERVICENOW}/now/sow/record/incident/9a41c6e01bd24b60b3de5a78cd4bcb43/sub/record/change_request/48ac7e901bf54d20a6e1b9d3e54bcb19`,
  sp: `${SERVICENOW}/sp?id=ticket&table=sc_req_item&sys_id=6b1fd4a7dbe94c50a02d38f6ca96196c`,
  esc: `${SERVICENOW}/esc?id=ticket&table=sc_req_item&sys_id=6b1fd4a7dbe94c50a02d38f6ca96196c`,
  spinc: `${SERVICENOW}/sp?id=ticket&table=incident&sys_id=b3f09d2a1b7c4e5097a1d86ee54bcb01`,
  kb2: `${SERVICENOW}/kb_view.do?sys_kb_id=27c9a6f51b904b10ad08e35ce54bcb9f`,
  navto: `${SERVICENOW}/nav_to.do?uri=incident.do%3Fsys_id%3Db3f09d2a1b7c4e5097a1d86ee54bcb01`,
  conf: `${JIRA}/wiki/spaces/OPS/pages/48234497/Triage+playbook`,
  confleg: `${JIRA}/wiki/spaces/LEG/pages/52690961/Contract+review+guide`,
  blog: `${JIRA}/wiki/spaces/OPS/blog/2026/03/02/53018625/Half+a+year+of+suggested+desks`,
  display: `${WIKI_DC}/display/FIN/Closing+checklist`,
  viewpage: `${WIKI_DC}/pages/viewpage.action?pageId=98403612`,
  dc: `${JIRA_DC}/browse/WMS-3`,
  dc4: `${JIRA_DC}/browse/WMS-4`,
  dc8: `${JIRA_DC}/browse/WMS-8`,
  rapid: `${JIRA_DC}/secure/RapidBoard.jspa?rapidView=7&projectKey=WMS&view=detail&selectedIssue=WMS-3`,
};
test('probe', async ({ app, page }) => {
  test.setTimeout(280_000);
  mkdirSync('/tmp/probe', { recursive: true });
  const w = await app.worker();
  w.on('console', (m) => console.log('worker', m.text()));
  page.on('pageerror', (e) => console.log('pageerror', e.message));
  let out = '';
  for (const [name, url] of Object.entries(URLS)) {
    await page.goto(url);
    const p = panelOf(page);
    try {
      await p.host.waitFor({ state: 'attached', timeout: 2500 });
      await page.waitForTimeout(500);
      if (!(await p.root.isVisible())) await p.tab.click();
      await expect(p.root).toBeVisible({ timeout: 2000 });
      await p.root.evaluate((e) => e.querySelectorAll('details').forEach((d) => { if (!d.classList.contains('menu')) d.open = true; }));
      out += `##### ${name} ${url}\n${await p.root.innerText()}\n\n`;
      await page.screenshot({ path: `/tmp/probe/${name}.png` });
    } catch (e) { out += `##### ${name} ${url}\nNO PANEL ${String(e).slice(0, 200)}\n\n`; await page.screenshot({ path: `/tmp/probe/${name}.png` }); }
    writeFileSync('/tmp/probe/out.txt', out);
  }
});
