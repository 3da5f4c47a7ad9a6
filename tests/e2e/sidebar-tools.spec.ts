import { expect, JIRA, JIRA_DC, SERVICENOW, test, WIKI_DC } from './fixtures';
import { judge, readFrames, recordFrames } from './support/frames';
import {
  frameAddress,
  LAPTOP_REQUEST,
  NETWORK_CHANGE,
  NETWORK_INCIDENT,
  nameSelfHosted,
  openAt,
  PAYROLL_INCIDENT,
  rememberOpen,
  settled,
  shownKey,
  softly,
  TRIAGE_INCIDENT,
} from './support/panel';
import { change, LIMIT_MS, nowAt } from './support/soft-change';

test.describe('the same in every tool', () => {
  const PLACES = [
    ['a ServiceNow form', `${SERVICENOW}/incident.do?sys_id=${TRIAGE_INCIDENT.sysId}`, 'INV-TRIAGE'],
    ['a form of another group', `${SERVICENOW}/incident.do?sys_id=${PAYROLL_INCIDENT.sysId}`, 'HR-ANSWERS'],
    ['the new shell', `${SERVICENOW}${frameAddress(TRIAGE_INCIDENT.sysId)}`, 'INV-TRIAGE'],
    [
      'the older shell',
      `${SERVICENOW}/nav_to.do?uri=${encodeURIComponent(`incident.do?sys_id=${TRIAGE_INCIDENT.sysId}`)}`,
      'INV-TRIAGE',
    ],
    [
      'a workspace record',
      `${SERVICENOW}/now/sow/record/change_request/${NETWORK_CHANGE.sysId}`,
      'CUST-FORMS',
    ],
    [
      'a workspace sub-record',
      `${SERVICENOW}/now/sow/record/incident/${NETWORK_INCIDENT.sysId}` +
        `/sub/record/change_request/${NETWORK_CHANGE.sysId}`,
      'CUST-FORMS',
    ],
    [
      'a portal item (sp)',
      `${SERVICENOW}/sp?id=ticket&table=sc_req_item&sys_id=${LAPTOP_REQUEST.sysId}`,
      'CUST-FORMS',
    ],
    [
      'a portal item (esc)',
      `${SERVICENOW}/esc?id=ticket&table=sc_req_item&sys_id=${LAPTOP_REQUEST.sysId}`,
      'CUST-FORMS',
    ],
    ['a Confluence page', `${JIRA}/wiki/spaces/LEG/pages/52690961/Contract+review+guide`, 'LEG-REVIEW'],
    [
      'a Confluence blog post',
      `${JIRA}/wiki/spaces/OPS/blog/2026/03/02/53018625/Half+a+year+of+suggested+desks`,
      'OPS-ROUTE',
    ],
    ['a self-hosted /display/ page', `${WIKI_DC}/display/FIN/Closing+checklist`, 'INV-MATCH'],
    ['a self-hosted viewpage', `${WIKI_DC}/pages/viewpage.action?pageId=98403612`, 'INV-MATCH'],
    ['a self-hosted Jira issue', `${JIRA_DC}/browse/WMS-3`, 'INV-TRIAGE'],
    ['a self-hosted Jira issue without the label', `${JIRA_DC}/browse/WMS-4`, 'DOCK-VISION'],
    ['a queue', `${JIRA}/jira/servicedesk/projects/HR/queues/custom/1`, 'HR-ANSWERS'],
    ['a request in a queue', `${JIRA}/jira/servicedesk/projects/HR/queues/custom/1/HR-12`, 'HR-ANSWERS'],
    ['a request in the customer portal', `${JIRA}/servicedesk/customer/portal/3/HR-12`, 'HR-ANSWERS'],
  ] as const;

  test('US-1.4: every place shows its initiative, phase, rollout, governance, owner and guidance', async ({
    app,
  }) => {
    await nameSelfHosted(app);
    for (const [place, address, wanted] of PLACES) {
      await test.step(place, async () => {
        // A tab of its own: nothing of the place before may help.
        const page = await app.context.newPage();
        const panel = await openAt(page, address);
        await expect(shownKey(panel), place).toHaveText(wanted);
        await expect(panel.root.locator('.guidance-sentence')).toHaveText(/\w+/);
        await expect(panel.root.locator('.path')).toContainText(/Phase \d of 4/);
        await expect(panel.root.locator('.facts dt')).toContainText(['Rollout', 'Governance', 'Owner']);
        await expect(page.locator('pilotlight-panel')).toHaveCount(1);
        await page.close();
      });
    }
  });

  test('US-1.4: in the new shell, a navigation inside the frame changes the initiative', async ({
    app,
    page,
  }) => {
    await rememberOpen(app, SERVICENOW);
    const panel = await openAt(page, `${SERVICENOW}${frameAddress(TRIAGE_INCIDENT.sysId)}`);
    await expect(shownKey(panel)).toHaveText('INV-TRIAGE');
    await settled(page);
    const frame = page.frame({ name: 'gsft_main' });
    await recordFrames(page);
    await frame?.evaluate((href) => location.assign(href), `/incident.do?sys_id=${PAYROLL_INCIDENT.sysId}`);
    await expect(shownKey(panel)).toHaveText('HR-ANSWERS');
    await settled(page);
    const verdict = judge(
      await readFrames(page),
      (one) => one.header === PAYROLL_INCIDENT.number,
      'HR-ANSWERS',
    );
    const onOld = verdict.before.filter((one) => one.header === TRIAGE_INCIDENT.number);
    expect(onOld.length).toBeGreaterThan(0);
    expect(verdict.wrong, 'frames with the new form and the old initiative').toEqual([]);
    expect(verdict.tookMs).toBeLessThan(LIMIT_MS);
  });

  test('US-1.4: in the new shell, leaving the record for a list leaves its initiative', async ({
    app,
    page,
  }) => {
    await rememberOpen(app, SERVICENOW);
    const panel = await openAt(page, `${SERVICENOW}${frameAddress(TRIAGE_INCIDENT.sysId)}`);
    await expect(shownKey(panel)).toHaveText('INV-TRIAGE');
    const form = page.frameLocator('iframe#gsft_main');
    await form.getByRole('link', { name: 'Back' }).click();
    await expect(form.locator('.list_title')).toBeVisible();
    await expect(panel.root).toContainText('Could not be decided');
    await form.getByRole('link', { name: PAYROLL_INCIDENT.number }).click();
    await expect(shownKey(panel)).toHaveText('HR-ANSWERS');
  });

  test('US-1.4: workspace tabs stay mounted, the one in front decides', async ({ app, page }) => {
    await rememberOpen(app, SERVICENOW);
    const incident = `/now/sow/record/incident/${NETWORK_INCIDENT.sysId}`;
    const sub = `${incident}/sub/record/change_request/${NETWORK_CHANGE.sysId}`;
    const panel = await openAt(page, `${SERVICENOW}${sub}`);
    await expect(shownKey(panel)).toHaveText('CUST-FORMS');
    await recordFrames(page);
    await page.getByRole('tab', { name: NETWORK_INCIDENT.number }).first().click();
    await expect(panel.root).toContainText('Could not be decided');
    await settled(page);
    const { frames } = await readFrames(page);
    const onIncident = frames.filter((frame) => frame.href.endsWith(incident));
    expect(onIncident.length).toBeGreaterThan(5);
    expect(onIncident.filter((frame) => frame.shown !== '')).toEqual([]);
    await change(page, () => page.getByRole('tab', { name: NETWORK_CHANGE.number }).click(), {
      isNew: (frame) => frame.href.endsWith(sub),
      wanted: 'CUST-FORMS',
    });
  });

  test('US-1.4: what a frame said in another document is not used for a new one', async ({ app, page }) => {
    await rememberOpen(app, SERVICENOW);
    // The workspace does not show the assignment group: alone, its rules cannot be decided.
    const workspace = `${SERVICENOW}/now/sow/record/incident/${TRIAGE_INCIDENT.sysId}`;
    const fresh = await openAt(page, workspace);
    await expect(fresh.root).toContainText('Could not be decided');
    // The same tab, after the shell whose frame did show it.
    const shell = await openAt(page, `${SERVICENOW}${frameAddress(TRIAGE_INCIDENT.sysId)}`);
    await expect(shownKey(shell)).toHaveText('INV-TRIAGE');
    const again = await openAt(page, workspace);
    await expect(again.root.locator('footer')).toBeVisible();
    await expect(again.root).toContainText('Could not be decided');
  });

  test('US-1.4: on the portal, the address changes in its query alone', async ({ app, page }) => {
    await rememberOpen(app, SERVICENOW);
    const panel = await openAt(
      page,
      `${SERVICENOW}/sp?id=ticket&table=sc_req_item&sys_id=${LAPTOP_REQUEST.sysId}`,
    );
    await expect(shownKey(panel)).toHaveText('CUST-FORMS');
    await recordFrames(page);
    await page.getByRole('link', { name: 'My requests' }).click();
    await page.getByRole('link', { name: TRIAGE_INCIDENT.number }).click();
    // Not "nothing": the portal hides the group, and that is said.
    await expect(panel.root).toContainText('Could not be decided');
    await settled(page);
    const { frames } = await readFrames(page);
    const after = frames.filter((frame) => frame.href.includes('table=incident'));
    expect(after.length).toBeGreaterThan(5);
    expect(after.filter((frame) => frame.shown !== '')).toEqual([]);
  });

  test('US-1.4: Confluence moves on while its metas stay behind', async ({ app, page }) => {
    await rememberOpen(app);
    const panel = await openAt(page, `${JIRA}/wiki/spaces/OPS/pages/48234497/Triage+playbook`);
    await expect(shownKey(panel)).toHaveText('OPS-ROUTE');
    await change(page, () => page.getByRole('link', { name: 'Legal', exact: true }).click(), {
      isNew: (frame) => frame.href.endsWith('/LEG/overview'),
      wanted: 'LEG-REVIEW',
    });
    await change(page, () => softly(page, '/wiki/spaces/FIN/pages/51380226/Closing+checklist'), {
      isNew: nowAt('/Closing+checklist', 'Closing checklist'),
      wanted: 'INV-MATCH',
    });
    expect(await page.locator('meta[name="ajs-page-id"]').getAttribute('content')).toBe('48234497');
    await change(page, () => softly(page, '/wiki/spaces/LEG/pages/52690961/Contract+review+guide'), {
      isNew: nowAt('/Contract+review+guide', 'Contract review guide'),
      wanted: 'LEG-REVIEW',
    });
  });

  test('US-1.4: on the old board a highlighted card is not an open issue', async ({ app, page }) => {
    await nameSelfHosted(app);
    await rememberOpen(app, JIRA_DC);
    const panel = await openAt(
      page,
      `${JIRA_DC}/secure/RapidBoard.jspa?rapidView=7&projectKey=WMS&selectedIssue=WMS-3`,
    );
    await expect(shownKey(panel)).toHaveText('DOCK-VISION');
    await recordFrames(page);
    await page.locator('.ghx-issue[data-issue-key="WMS-3"] .ghx-summary').click();
    await expect(shownKey(panel)).toHaveText('INV-TRIAGE');
    await page.locator('.ghx-issue[data-issue-key="WMS-4"] .ghx-summary').click();
    await expect(page.locator('#ghx-detail-head')).toContainText('WMS-4');
    await expect(shownKey(panel)).toHaveText('DOCK-VISION');
    const { frames } = await readFrames(page);
    const onFourth = frames.filter((frame) => frame.header === 'WMS-4');
    expect(onFourth.length).toBeGreaterThan(0);
    expect(onFourth.filter((frame) => frame.shown === 'INV-TRIAGE')).toEqual([]);
  });
});
