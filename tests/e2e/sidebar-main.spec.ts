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
import { expectAccessible } from './support/axe';
import { type Frame, judge, readFrames, recordFrames } from './support/frames';
import { launchPlain, lookChanges, readLook, readWatched, watchHostPage } from './support/host-page';
import {
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
  words,
} from './support/panel';
import { readRecords } from './support/store';

/** The bench holds the real 300 ms; a shared machine under test may stutter. */
const LIMIT_MS = 1500;

/** One soft change of what is in front, recorded frame by frame from before the click until the page is still. */
async function change(
  page: Page,
  act: () => Promise<void>,
  { isNew, wanted, meanwhile }: { isNew: (frame: Frame) => boolean; wanted: string; meanwhile?: string },
) {
  const panel = panelOf(page);
  await recordFrames(page);
  await act();
  await expect(shownKey(panel)).toHaveText(wanted, { timeout: 5000 });
  await settled(page);
  const recording = await readFrames(page);
  const verdict = judge(recording, isNew, wanted, meanwhile);
  console.log(`      ${wanted}: ${verdict.tookMs} ms, ${recording.frames.length} frames`);
  expect(recording.frames.length, 'frames were recorded').toBeGreaterThan(5);
  expect(recording.frames.some(isNew), 'the change was seen').toBe(true);
  expect(verdict.wrong, 'frames that show another initiative with the new item').toEqual([]);
  expect(verdict.tookMs).toBeLessThan(LIMIT_MS);
  return verdict;
}

const nowAt = (path: string, header: string) => (frame: Frame) =>
  frame.href.endsWith(path) || frame.header === header;

test.describe('the right initiative at once', () => {
  test('US-1.1: from ticket to ticket, no frame shows the old initiative with the new ticket', async ({
    app,
    page,
  }) => {
    await rememberOpen(app);
    const panel = await openAt(page, `${JIRA}/browse/OPS-7`);
    await expect(shownKey(panel)).toHaveText('INV-TRIAGE');
    const steps = [
      ['/browse/LEG-3', 'LEG-3', 'LEG-REVIEW'],
      ['/browse/OPS-18', 'OPS-18', 'OPS-ROUTE'],
      ['/browse/OPS-30', 'OPS-30', 'FLEET-PLAN'],
      ['/browse/PAY-103', 'PAY-103', 'INV-MATCH'],
      // Decided by its label, which the page shows last; until then its project's rule is all there is.
      ['/browse/OPS-7', 'OPS-7', 'INV-TRIAGE', 'OPS-ROUTE'],
      ['/browse/FLEET-2', 'FLEET-2', 'FLEET-PLAN'],
    ] as const;
    let old = 'INV-TRIAGE';
    for (const [path, key, wanted, meanwhile] of steps) {
      const { before } = await change(page, () => softly(page, path), {
        isNew: nowAt(path, key),
        wanted,
        ...(meanwhile ? { meanwhile } : {}),
      });
      expect(before.at(-1)?.shown, 'the old one was shown until then').toBe(old);
      old = wanted;
    }
  });

  test('US-1.1: by the links of the page itself, over a page without a ticket', async ({ app, page }) => {
    await rememberOpen(app);
    const panel = await openAt(page, `${JIRA}/browse/OPS-7`);
    for (const [link, key, wanted] of [
      ['Review: framework agreement', 'LEG-3', 'LEG-REVIEW'],
      ['Propose maintenance windows', 'FLEET-2', 'FLEET-PLAN'],
    ] as const) {
      await recordFrames(page);
      await page.getByRole('link', { name: 'For you' }).click();
      await expect(panel.root.getByText('No work item on this page')).toBeVisible();
      await settled(page);
      const { frames } = await readFrames(page);
      // The address comes first; until the page follows, the old ticket is still what is in front.
      const onTheWay = frames.filter((frame) => frame.href.endsWith('/for-you') && frame.header === '');
      expect(onTheWay.length).toBeGreaterThan(5);
      expect(onTheWay.filter((frame) => frame.shown !== '')).toEqual([]);
      const isNew = nowAt(`/browse/${key}`, key);
      await change(page, () => page.getByRole('link', { name: link }).click(), { isNew, wanted });
    }
  });

  test('US-1.1: a ticket that does not exist is nobody’s, whatever its project is linked to', async ({
    app,
    page,
  }) => {
    await rememberOpen(app);
    const panel = await openAt(page, `${JIRA}/browse/OPS-18`);
    await expect(shownKey(panel)).toHaveText('OPS-ROUTE');
    await recordFrames(page);
    await softly(page, '/browse/OPS-99999');
    await expect(panel.root.getByText('No work item on this page')).toBeVisible();
    await settled(page);
    const { frames } = await readFrames(page);
    const onMissing = frames.filter((frame) => frame.href.endsWith('/OPS-99999') && frame.header === '');
    expect(onMissing.length).toBeGreaterThan(5);
    expect(onMissing.filter((frame) => frame.shown !== '')).toEqual([]);
    await change(page, () => softly(page, '/browse/LEG-3'), {
      isNew: nowAt('/browse/LEG-3', 'LEG-3'),
      wanted: 'LEG-REVIEW',
    });
  });

  test('US-1.1: back and forward show what each entry was about', async ({ app, page }) => {
    await rememberOpen(app);
    await openAt(page, `${JIRA}/browse/OPS-7`);
    await softly(page, '/browse/LEG-3');
    await settled(page);
    await softly(page, '/browse/FLEET-2');
    await settled(page);
    const back = () => page.evaluate(() => history.back());
    const forward = () => page.evaluate(() => history.forward());
    for (const [act, key, wanted, meanwhile] of [
      [back, 'LEG-3', 'LEG-REVIEW'],
      [back, 'OPS-7', 'INV-TRIAGE', 'OPS-ROUTE'],
      [forward, 'LEG-3', 'LEG-REVIEW'],
      [forward, 'FLEET-2', 'FLEET-PLAN'],
    ] as const) {
      const expected = { isNew: nowAt(`/browse/${key}`, key), wanted };
      await change(page, act, meanwhile ? { ...expected, meanwhile } : expected);
    }
  });

  test('US-1.1: tickets opened over a board and closed again', async ({ app, page }) => {
    await rememberOpen(app);
    const panel = await openAt(page, `${JIRA}/jira/software/projects/OPS/boards/1`);
    await expect(shownKey(panel)).toHaveText('OPS-ROUTE');
    // Until the dialog is there the board is in front, whatever the address promises.
    await change(page, () => page.locator('#card-OPS-30 p').click(), {
      isNew: (frame) => frame.header === 'OPS-30',
      wanted: 'FLEET-PLAN',
    });
    expect(page.url()).toContain('selectedIssue=OPS-30');
    await change(page, () => page.keyboard.press('Escape'), {
      isNew: (frame) => frame.header === '' && !frame.href.includes('selectedIssue'),
      wanted: 'OPS-ROUTE',
    });
    await change(page, () => page.locator('#card-OPS-7 p').click(), {
      isNew: (frame) => frame.header === 'OPS-7',
      wanted: 'INV-TRIAGE',
      meanwhile: 'OPS-ROUTE',
    });
  });

  test('US-1.1: one dialog takes the place of another', async ({ app, page }) => {
    await rememberOpen(app);
    const panel = await openAt(page, `${JIRA}/jira/software/projects/OPS/list?selectedIssue=OPS-5`);
    await expect(shownKey(panel)).toHaveText('INV-TRIAGE');
    const dialog = page.getByRole('dialog');
    await change(page, () => dialog.getByRole('link', { name: 'OPS-6' }).click(), {
      isNew: nowAt('selectedIssue=OPS-6', 'OPS-6'),
      wanted: 'OPS-ROUTE',
    });
  });

  test('US-1.1: tickets beside a backlog, where the address never changes', async ({ app, page }) => {
    await rememberOpen(app);
    const address = `${JIRA}/jira/software/projects/OPS/boards/1/backlog`;
    const panel = await openAt(page, address);
    await expect(shownKey(panel)).toHaveText('OPS-ROUTE');
    for (const [key, wanted, meanwhile] of [
      ['OPS-30', 'FLEET-PLAN'],
      ['OPS-18', 'OPS-ROUTE'],
      ['OPS-30', 'FLEET-PLAN'],
      ['OPS-9', 'INV-TRIAGE', 'OPS-ROUTE'],
      ['OPS-30', 'FLEET-PLAN'],
      ['OPS-12', 'CUST-FORMS', 'OPS-ROUTE'],
    ] as const) {
      const row = page.locator(`#row-${key} .grow`);
      const expected = { isNew: (frame: Frame) => frame.header === key, wanted };
      await change(
        page,
        () => row.click({ position: { x: 5, y: 5 } }),
        meanwhile ? { ...expected, meanwhile } : expected,
      );
      expect(page.url()).toBe(address);
    }
    // Closing it leaves the backlog, which belongs to the project's initiative.
    // By key: the button lies below our panel, which lies over the page unless the person docks it.
    await change(page, () => page.locator('.backlog [data-close]').press('Enter'), {
      isNew: (frame) => frame.header === '',
      wanted: 'OPS-ROUTE',
    });
  });

  for (const gap of [0, 60, 130, 200, 300]) {
    test(`US-1.1: two navigations ${gap} ms apart end with the last ticket's initiative alone`, async ({
      app,
      page,
    }) => {
      await rememberOpen(app);
      const panel = await openAt(page, `${JIRA}/browse/OPS-7`);
      await recordFrames(page);
      await page.evaluate(
        async ([first, second, pause]) => {
          const go = (href: string) => {
            const link = document.createElement('a');
            link.href = href;
            document.body.append(link);
            link.click();
            link.remove();
          };
          go(first);
          await new Promise((resolve) => setTimeout(resolve, pause));
          go(second);
        },
        ['/browse/LEG-3', '/browse/FLEET-2', gap] as const,
      );
      await expect(shownKey(panel)).toHaveText('FLEET-PLAN');
      await settled(page);
      const recording = await readFrames(page);
      const last = judge(recording, nowAt('/browse/FLEET-2', 'FLEET-2'), 'FLEET-PLAN');
      expect(last.wrong).toEqual([]);
      expect(last.tookMs).toBeLessThan(LIMIT_MS);
      const between = recording.frames.filter((frame) => frame.href.endsWith('/browse/LEG-3'));
      expect(between.filter((frame) => !['', 'LEG-REVIEW'].includes(frame.shown))).toEqual([]);
      expect(recording.frames[0]?.shown).toBe('INV-TRIAGE');
    });
  }

  test('US-1.1: with a worker that sleeps, nothing is shown until it has answered', async ({ app, page }) => {
    await rememberOpen(app);
    const panel = await openAt(page, `${JIRA}/browse/OPS-7`);
    await expect(shownKey(panel)).toHaveText('INV-TRIAGE');
    await app.stopWorker();
    await page.bringToFront();
    await change(page, () => softly(page, '/browse/PAY-103'), {
      isNew: nowAt('/browse/PAY-103', 'PAY-103'),
      wanted: 'INV-MATCH',
    });
  });

  test('US-1.1: the collapsed tab never names the old initiative either', async ({ page }) => {
    await page.goto(`${JIRA}/browse/OPS-7`);
    const panel = panelOf(page);
    await expect(panel.tab).toHaveAccessibleName(/Ticket triage assistant/);
    await recordFrames(page);
    await softly(page, '/browse/LEG-3');
    await expect(panel.tab).toHaveAccessibleName(/Contract clause review/);
    await settled(page);
    const { frames } = await readFrames(page);
    const after = frames.filter(nowAt('/browse/LEG-3', 'LEG-3'));
    expect(after.length).toBeGreaterThan(5);
    expect(after.filter((frame) => frame.tab.includes('Ticket triage'))).toEqual([]);
    expect(frames[0]?.tab).toContain('Ticket triage assistant');
    await expect(page.locator('pilotlight-panel')).toHaveCount(1);
  });
});

/** What the strip must say of each, in words. */
const STRIPS = [
  {
    ticket: 'OPS-7',
    phase: 'Phase 4 of 4: Measurement',
    rollout: 'Production',
    governance: 'Approved',
    owner: 'Operations improvement lead',
    guidance:
      /^In use\. Median handling time: 31\.2\smin, on track\. Questions: Operations improvement lead\.$/,
  },
  {
    ticket: 'OPS-18',
    phase: 'Phase 2 of 4: Integration',
    rollout: 'Pilot',
    governance: 'Not reviewed',
    owner: 'Operations improvement lead',
    guidance: /^Pilot\. Results are being tested; you remain responsible for the answer\.$/,
  },
  {
    ticket: 'HR-12',
    phase: 'Phase 3 of 4: Governance',
    rollout: 'Limited rollout',
    governance: 'Approved with conditions',
    owner: 'HR services lead',
    guidance: /^Limited rollout\. Check the output before acting\.$/,
  },
  {
    ticket: 'PAY-103',
    phase: 'Phase 3 of 4: Governance',
    rollout: 'Production',
    governance: 'Not reviewed, and in use all the same',
    owner: 'Finance operations manager',
    guidance:
      /^Not cleared for this use since .+: it has not passed its governance review\. Do not rely on it for new decisions\.$/,
  },
  {
    ticket: 'LEG-3',
    phase: 'Phase 4 of 4: Measurement',
    rollout: 'Production',
    governance: 'Expired',
    owner: 'Legal operations lead',
    guidance: /^Not cleared for this use since .+: the approval for accuracy has expired\. Do not rely on it/,
  },
  {
    ticket: 'FLEET-2',
    phase: 'Phase 3 of 4: Governance',
    rollout: 'Limited rollout',
    governance: 'No longer valid after a change',
    owner: 'The owner is no longer in this workspace',
    guidance:
      /^Not cleared for this use since .+: (nobody active answers for it|the measure of its success is incomplete)\. Do not rely on it/,
  },
] as const;

test.describe('the strip in words', () => {
  test('US-1.2: phase, rollout, governance, owner and guidance are words on every kind of initiative', async ({
    app,
    page,
  }) => {
    await rememberOpen(app);
    for (const strip of STRIPS) {
      const panel = await openAt(page, `${JIRA}/browse/${strip.ticket}`);
      const fact = (name: string) =>
        panel.root
          .locator('.facts > div')
          .filter({ has: page.locator('dt', { hasText: new RegExp(`^${name}$`) }) })
          .locator('dd');
      await test.step(strip.ticket, async () => {
        await expect(panel.root.locator('.guidance-sentence')).toHaveText(strip.guidance);
        await expect(panel.root.locator('.path')).toContainText(strip.phase);
        await expect(fact('Rollout')).toHaveText(strip.rollout);
        await expect(fact('Governance')).toHaveText(strip.governance);
        await expect(fact('Owner')).toHaveText(strip.owner);
      });
    }
  });

  test('US-1.2: with forced colours no word, mark or border of meaning is lost', async ({ app, page }) => {
    await rememberOpen(app);
    for (const ticket of ['OPS-7', 'PAY-103', 'FLEET-2']) {
      const panel = await openAt(page, `${JIRA}/browse/${ticket}`);
      const usual = await words(panel);
      expect(usual.length).toBeGreaterThan(300);
      await page.emulateMedia({ forcedColors: 'active' });
      expect(await words(panel)).toBe(usual);
      const icons = panel.root.locator('svg');
      const invisible = await icons.evaluateAll(
        (all) =>
          all.filter((icon) => {
            const colour = getComputedStyle(icon).color;
            return icon.checkVisibility() && /rgba\(.*, 0\)/.test(colour);
          }).length,
      );
      expect(await icons.count()).toBeGreaterThan(5);
      expect(invisible).toBe(0);
      // The guidance box is told apart by its border where backgrounds are the system's.
      const border = await panel.root
        .locator('.guidance')
        .evaluate((box) => getComputedStyle(box).borderInlineStartStyle);
      expect(border).not.toBe('none');
      await expectAccessible(page);
      await page.emulateMedia({ forcedColors: null });
    }
  });
});

test.describe('nearest item first', () => {
  test("US-1.3: a child opened over its parent's page is primary, the parent's initiative inherited", async ({
    app,
    page,
  }) => {
    await rememberOpen(app);
    const panel = await openAt(page, `${JIRA}/browse/OPS-5`);
    await expect(shownKey(panel)).toHaveText('INV-TRIAGE');
    await page.getByRole('link', { name: 'OPS-20' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expect(shownKey(panel)).toHaveText('OPS-ROUTE');
    await expect(panel.root).toContainText('From the parent');
    await expect(panel.root).toContainText(/OPS-5 is linked to:\s*Ticket triage assistant\s*INV-TRIAGE/);
    await page.keyboard.press('Escape');
    await expect(shownKey(panel)).toHaveText('INV-TRIAGE');
  });

  test('US-1.3: on a board the ticket in the dialog is primary and its epic is inherited', async ({
    app,
    page,
  }) => {
    await rememberOpen(app);
    const panel = await openAt(page, `${JIRA}/jira/software/projects/OPS/boards/1?selectedIssue=OPS-20`);
    await expect(page.getByRole('dialog')).toBeVisible();
    await expect(shownKey(panel)).toHaveText('OPS-ROUTE');
    await expect(panel.root).toContainText(/OPS-5 is linked to:\s*Ticket triage assistant/);
    // The sub-task of the sub-task's parent: what is nearest is the sub-task.
    await page.getByRole('dialog').getByRole('link', { name: 'OPS-21' }).click();
    await expect(panel.root.locator('dl.context dd').first()).toContainText('OPS-21');
    await expect(shownKey(panel)).toHaveText('OPS-ROUTE');
  });

  test('US-1.3: a sub-task without a rule of its own shows the initiative of its parent, and says so', async ({
    app,
    page,
  }) => {
    await rememberOpen(app);
    const rules = await readRecords(app, 'rule');
    const project = rules.find((rule) => rule.name === 'Operations service desk');
    const switched = await sendFromPage(app, 'setRuleStatus', {
      ruleId: project?.id,
      version: project?.version,
      status: 'disabled',
    });
    expect(switched).toMatchObject({ ok: true });
    const panel = await openAt(page, `${JIRA}/browse/OPS-20`);
    await expect(shownKey(panel)).toHaveText('INV-TRIAGE');
    await expect(panel.root).toContainText('Shown because of the parent, OPS-5');
  });
});

const frameAddress = (sysId: string) =>
  `/now/nav/ui/classic/params/target/${encodeURIComponent(`incident.do?sys_id=${sysId}`)}`;

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

test.describe('without a network', () => {
  test('US-1.5: after the network has gone, navigations give the same answers, with the time of the data', async ({
    app,
    page,
  }) => {
    await rememberOpen(app);
    const tickets = ['LEG-3', 'PAY-103', 'OPS-18', 'OPS-13'];
    const panel = await openAt(page, `${JIRA}/browse/OPS-7`);
    const read = async (ticket: string) => {
      await softly(page, `/browse/${ticket}`);
      await settled(page);
      await expect(panel.root.locator('footer')).toBeVisible();
      return words(panel);
    };
    const online: string[] = [];
    for (const ticket of tickets) online.push(await read(ticket));
    await expect(panel.root.locator('footer')).toHaveText(/^Data from \d+:\d\d [AP]M on this device$/);
    await app.context.setOffline(true);
    await expect(panel.root.locator('footer')).toHaveText(/^Offline\. Data from \d+:\d\d [AP]M$/);
    await softly(page, '/jira/for-you');
    await settled(page);
    for (const [index, ticket] of tickets.entries()) expect(await read(ticket), ticket).toBe(online[index]);
    expect(new Set(online).size).toBe(tickets.length);
  });

  test('US-1.5: with the network off from the start and the page from the cache, the result is identical', async ({
    app,
    page,
  }) => {
    await rememberOpen(app);
    const cache = new Map<string, { status: number; headers: Record<string, string>; body: Buffer }>();
    page.on('response', async (response) => {
      const body = await response.body().catch(() => undefined);
      if (body) cache.set(response.url(), { status: response.status(), headers: response.headers(), body });
    });
    const online = await words(await openAt(page, `${JIRA}/browse/OPS-7`));
    expect(online).toContain('INV-TRIAGE');
    await page.goto('about:blank');
    await page.route('**/*', (route) => {
      const kept = cache.get(route.request().url());
      return kept ? route.fulfill(kept) : route.abort('internetdisconnected');
    });
    await app.context.setOffline(true);
    await app.stopWorker();
    await page.bringToFront();
    const panel = await openAt(page, `${JIRA}/browse/OPS-7`);
    expect(await words(panel)).toBe(online);
    await expect(panel.root.locator('footer')).toHaveText(/^Offline\. Data from \d+:\d\d [AP]M$/);
  });
});

/** A morning's work in the tool, without and with our panel opened, closed and resized on the way. */
async function workInJira(page: Page, pause: (what: 'open' | 'resize' | 'close') => Promise<void>) {
  await page.goto(`${JIRA}/browse/OPS-7`);
  await settled(page);
  await pause('open');
  await softly(page, '/browse/LEG-3');
  await settled(page);
  await page.getByRole('link', { name: 'For you' }).click();
  await settled(page);
  await pause('resize');
  await softly(page, '/jira/software/projects/OPS/boards/1');
  await settled(page);
  await page.locator('#card-OPS-30 p').click();
  await page.getByRole('dialog').waitFor();
  await settled(page);
  await page.keyboard.press('Escape');
  await settled(page);
  await pause('close');
  await softly(page, '/browse/OPS-7');
  await settled(page);
}

test.describe('the host page is left alone', () => {
  test('US-1.6: the page is changed by nothing but the page itself: mutations, boxes and styles', async ({
    page,
    standIns,
  }) => {
    const plain = await launchPlain(standIns);
    const without = await plain.context.newPage();
    await watchHostPage(without);
    await workInJira(without, async () => {});
    const usual = await readWatched(without);
    const usualLook = await readLook(without);
    await plain.close();

    const panel = panelOf(page);
    await watchHostPage(page);
    await workInJira(page, async (what) => {
      if (what === 'open') return panel.open();
      if (what === 'resize') await panel.root.getByRole('separator').press('ArrowRight');
      else await panel.root.getByRole('button', { name: 'Close' }).click();
    });
    await expect(panel.tab).toBeVisible();
    const ours = await readWatched(page);

    expect(usual.mutations.length).toBeGreaterThan(50);
    expect(usualLook.length).toBeGreaterThan(100);
    expect(ours.mutations.toSorted()).toEqual(usual.mutations.toSorted());
    expect(lookChanges(usualLook, await readLook(page))).toEqual([]);
  });

  test('US-1.6: opening, resizing, moving and closing change no node, move no box and shift no layout', async ({
    page,
  }) => {
    await watchHostPage(page);
    await page.goto(`${JIRA}/browse/OPS-7`);
    await settled(page);
    const panel = panelOf(page);
    await expect(panel.tab).toBeVisible();
    const before = await readLook(page);
    await readWatched(page);

    await panel.open();
    expect(lookChanges(before, await readLook(page))).toEqual([]);
    await panel.root.getByRole('separator').press('ArrowLeft');
    await panel.root.locator('.menu summary').click();
    await panel.root.getByRole('button', { name: 'Move to the left' }).click();
    expect(lookChanges(before, await readLook(page))).toEqual([]);
    await panel.root.locator('.menu summary').click();
    await panel.root.getByRole('button', { name: 'Move to the right' }).click();
    await panel.root.getByRole('button', { name: 'Close' }).click();
    await expect(panel.tab).toBeVisible();

    const { mutations, shifts } = await readWatched(page);
    expect(mutations).toEqual([]);
    expect(shifts).toEqual([]);
    expect(lookChanges(before, await readLook(page))).toEqual([]);
  });

  test('US-1.6: docking changes one style property of the root element and takes it back on close', async ({
    page,
  }) => {
    await watchHostPage(page);
    await page.goto(`${JIRA}/browse/OPS-7`);
    await settled(page);
    const panel = panelOf(page);
    await panel.open();
    const html = page.locator('html');
    expect(await html.getAttribute('style')).toBeNull();
    await readWatched(page);

    await panel.root.locator('.menu summary').click();
    await panel.root.getByRole('button', { name: 'Reserve space on the page' }).click();
    await expect(html).toHaveAttribute('style', 'margin-right: 360px !important;');
    await panel.root.getByRole('separator').press('ArrowLeft');
    await expect(html).toHaveAttribute('style', 'margin-right: 376px !important;');
    // Nothing of the page lies under the panel any more.
    const covered = await page.evaluate(() => document.body.getBoundingClientRect().right);
    const panelBox = await panel.root.boundingBox();
    expect(covered).toBeLessThanOrEqual(panelBox?.x ?? 0);
    await panel.root.getByRole('button', { name: 'Close' }).click();
    await expect(panel.tab).toBeVisible();
    expect(await html.getAttribute('style')).toBeNull();

    const { mutations } = await readWatched(page);
    expect(mutations.length).toBeGreaterThan(0);
    expect(new Set(mutations)).toEqual(new Set(['attributes html style']));

    // Remembered for this host, and undone by choosing to lie over the page.
    await panel.open();
    await expect(html).toHaveAttribute('style', 'margin-right: 376px !important;');
    await panel.root.locator('.menu summary').click();
    await panel.root.getByRole('button', { name: 'Lay over the page' }).click();
    expect(await html.getAttribute('style')).toBeNull();
  });

  test('US-1.6: whoever is typing keeps the focus while the panel comes and the ticket changes', async ({
    app,
    page,
  }) => {
    await rememberOpen(app);
    await watchHostPage(page);
    await page.goto(`${JIRA}/browse/OPS-7`, { waitUntil: 'commit' });
    const search = page.locator('#search');
    await search.focus();
    await search.pressSequentially('pallets ');
    const panel = panelOf(page);
    await expect(panel.root).toBeVisible();
    await search.pressSequentially('held ');
    await softly(page, '/browse/LEG-3');
    await search.pressSequentially('at Rotterdam', { delay: 20 });
    await expect(shownKey(panel)).toHaveText('LEG-REVIEW');
    await settled(page);
    await softly(page, '/browse/OPS-13');
    await expect(panel.root).toContainText('Excluded here');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('search');
    await expect(search).toHaveValue('pallets held at Rotterdam');
    const { focus } = await readWatched(page);
    expect(focus.filter((entry) => entry.startsWith('focusin'))).toEqual(['focusin input#search']);
    expect(focus.filter((entry) => entry.startsWith('focusout'))).toEqual([]);
  });

  test("US-1.6: Jira's single letters work beside the open panel, and never while a note is typed in it", async ({
    page,
  }) => {
    const panel = await openAt(page, `${JIRA}/browse/OPS-7`);
    const hotkeys = () =>
      page.evaluate(() =>
        (window as unknown as { __hotkeys: { key: string }[] }).__hotkeys.map(({ key }) => key).join(''),
      );
    await page.locator('[data-testid="page-layout.main"]').focus();
    await page.keyboard.press('c');
    await page.keyboard.press('i');
    await page.keyboard.press('m');
    expect(await hotkeys()).toBe('cim');
    await expect(page.locator('[data-comment]')).toBeFocused();

    const text = 'Check . / c j k m i ? a b: no, it is misleading';
    await panel.root.getByText('Not the right initiative?').click();
    const wrong = panel.root.getByRole('textbox', { name: 'Note (optional)' });
    await wrong.pressSequentially(text);
    await expect(wrong).toHaveValue(text);
    await panel.root.getByRole('button', { name: 'Enter value' }).click();
    await panel.root.locator('.due input').first().pressSequentially('24');
    const note = panel.root.locator('.due textarea');
    await note.pressSequentially(text);
    await expect(note).toHaveValue(text);
    expect(await hotkeys()).toBe('cim');
    await expect(page.locator('.flag')).toHaveCount(0);

    // Escape gives the page its focus back, and its letters with it.
    await note.press('Escape');
    await expect(panel.tab).toBeVisible();
    await page.locator('[data-testid="page-layout.main"]').focus();
    await page.keyboard.press('c');
    expect(await hotkeys()).toBe('cimc');
  });
});

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
