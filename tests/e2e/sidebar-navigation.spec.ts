import { expect, JIRA, panelOf, test } from './fixtures';
import { type Frame, judge, readFrames, recordFrames } from './support/frames';
import { openAt, rememberOpen, settled, shownKey, softly } from './support/panel';
import { change, LIMIT_MS, nowAt } from './support/soft-change';

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
