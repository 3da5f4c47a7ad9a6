import type { Locator } from '@playwright/test';
import { expect, JIRA, type Panel, panelOf, sendFromPage, test } from './fixtures';
import { openAt, rememberOpen, settled, shownKey, softly } from './support/panel';
import { withRestarts } from './support/profile';
import { readRecords, readTable } from './support/store';

const TICKET = `${JIRA}/browse/OPS-9`;
const METRIC = 'Minutes until the right desk has the ticket';

const due = (panel: Panel): Locator => panel.root.getByRole('region', { name: 'Value due' });
const valueField = (panel: Panel): Locator => due(panel).getByLabel('Value in min');
const saved = (panel: Panel): Locator => panel.root.locator('.saved');

/** The card of the metric whose value is due. */
const card = (panel: Panel): Locator =>
  panel.root.getByRole('article').filter({ has: panel.root.page().getByRole('heading', { name: METRIC }) });

const now = (panel: Panel): Locator => card(panel).locator('.numbers-now dd');

async function openForm(panel: Panel): Promise<void> {
  await due(panel).getByRole('button', { name: 'Enter value' }).click();
  await expect(valueField(panel)).toBeFocused();
}

async function enter(panel: Panel, value: string, note = ''): Promise<void> {
  await valueField(panel).fill(value);
  if (note) await due(panel).getByLabel('Note (optional)').fill(note);
  await due(panel).getByRole('button', { name: 'Save value' }).click();
}

/** A problem that a screen reader hears together with its field. */
async function expectProblem(field: Locator, sentence: string | RegExp): Promise<void> {
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toHaveAccessibleDescription(sentence);
  await expect(field).toBeFocused();
}

test.describe('one value from the ticket', () => {
  test('US-4.1: the due value is entered by keyboard alone, and is saved on this device', async ({
    app,
    page,
  }) => {
    const before = (await readRecords(app, 'sample')).length;
    await page.bringToFront();
    await page.goto(TICKET);
    const panel = panelOf(page);
    await expect(panel.tab).toHaveAccessibleName(/Ticket triage assistant, Production\. 1 value due/);
    await panel.tab.focus();
    await page.keyboard.press('Enter');
    await expect(panel.root).toBeFocused();
    // Menu, close, then what is due.
    const start = due(panel).getByRole('button', { name: 'Enter value' });
    for (let steps = 0; steps < 6; steps += 1) {
      if (await start.evaluate((button) => button.matches(':focus'))) break;
      await page.keyboard.press('Tab');
    }
    await expect(start).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(valueField(panel)).toBeFocused();
    await page.keyboard.type('24');
    await page.keyboard.press('Enter');
    await expect(saved(panel)).toContainText('24 min saved on this device');
    await expect(now(panel)).toHaveText('24 min');
    await expect(due(panel)).toHaveCount(0);
    // A second Enter must not take back what the first one confirmed.
    await expect(saved(panel)).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(saved(panel)).toContainText('24 min saved on this device');
    const samples = await readRecords(app, 'sample');
    expect(samples.length).toBe(before + 1);
    const [sample] = samples.filter(({ value }) => value === 24);
    expect(sample).toMatchObject({ grade: 'opportunistic', provenance: { kind: 'manual' } });
    expect(await readRecords(app, 'sampleVoid')).toEqual([]);
    expect(await readTable(app, 'drafts')).toEqual([]);
  });

  test('US-4.3: undo works for ten seconds and gives back what was typed', async ({ app, page }) => {
    const panel = await openAt(page, TICKET);
    await openForm(panel);
    await enter(panel, '25', 'Counted on Friday');
    await expect(now(panel)).toHaveText('25 min');
    await saved(panel).getByRole('button', { name: /^Undo/ }).click();
    await expect(now(panel)).toHaveText('26 min');
    await expect(valueField(panel)).toHaveValue('25');
    await expect(due(panel).getByLabel('Note (optional)')).toHaveValue('Counted on Friday');
    // Taken back, not forgotten: the history has it as withdrawn.
    await card(panel).locator('.previous summary').click();
    await expect(card(panel).locator('.previous li')).toHaveCount(13);
    expect(await readRecords(app, 'sampleVoid')).toHaveLength(1);
  });

  test('US-4.3: after ten seconds the undo is gone, the value stays, and focus stays in the panel', async ({
    page,
  }) => {
    const panel = await openAt(page, TICKET);
    await openForm(panel);
    await enter(panel, '25');
    const began = Date.now();
    await expect(saved(panel)).toBeFocused();
    await expect(saved(panel)).toHaveCount(0, { timeout: 13_000 });
    expect(Date.now() - began).toBeGreaterThan(8500);
    await expect(now(panel)).toHaveText('25 min');
    await expect(panel.root).toBeFocused();
  });

  test('US-4.3: a correction supersedes, with its reason, and the earlier value stays visible', async ({
    app,
    page,
  }) => {
    const panel = await openAt(page, TICKET);
    await openForm(panel);
    await enter(panel, '25');
    await expect(now(panel)).toHaveText('25 min');
    // The history counts what came before, the new value on top.
    const history = card(panel).locator('.previous');
    await history.locator('summary').click();
    const rows = history.locator('ol > li');
    await expect(rows).toHaveCount(13);
    await rows.first().getByRole('button', { name: 'Correct this value' }).click();
    const form = rows.first().locator('form');
    const field = form.getByLabel('Value in min');
    await expect(field).toHaveValue('25');
    await expect(field).toBeFocused();
    await field.fill('28');
    await form.getByLabel('Why is it corrected?').fill('Two tickets were counted twice');
    // The bar of the first saving lies over the panel's end for ten seconds.
    await expect(saved(panel)).toHaveCount(0, { timeout: 13_000 });
    await form.getByRole('button', { name: 'Save value' }).click();
    await expect(now(panel)).toHaveText('28 min');
    await expect(rows).toHaveCount(14);
    await expect(rows.nth(0)).toContainText(/28\smin/);
    await expect(rows.nth(0)).toContainText('Corrects an earlier value');
    await expect(rows.nth(0)).toContainText('Two tickets were counted twice');
    await expect(rows.nth(1)).toContainText(/25\smin/);
    await expect(rows.nth(1)).toContainText('Corrected');
    await expect(rows.nth(1).getByRole('button')).toHaveCount(0);
    const samples = await readRecords(app, 'sample');
    const [first] = samples.filter(({ value, grade }) => value === 25 && grade === 'opportunistic');
    const [second] = samples.filter(({ value, grade }) => value === 28 && grade === 'opportunistic');
    expect(first).toBeDefined();
    expect(String(second?.supersedes)).toContain(String(first?.id));
  });

  test('US-4.3: the bar of one saved value does not stand in the way of the next', async ({ page }) => {
    const panel = await openAt(page, TICKET);
    await openForm(panel);
    await enter(panel, '25');
    await expect(saved(panel)).toBeVisible();
    const history = card(panel).locator('.previous');
    await history.locator('summary').click();
    const row = history.locator('ol > li').first();
    await row.getByRole('button', { name: 'Correct this value' }).click();
    const form = row.locator('form');
    await form.getByLabel('Value in min').fill('28');
    await form.getByLabel('Why is it corrected?').fill('Counted twice');
    await expect(saved(panel), 'the bar is still there').toContainText('25 min saved');
    await form.getByRole('button', { name: 'Save value' }).click();
    await expect(now(panel)).toHaveText('28 min');
  });
});

test.describe('nothing is lost', () => {
  test('US-4.5: a saved value survives the tab, the worker and the browser', async ({ standIns }) => {
    await withRestarts(standIns, async (browser) => {
      const page = await browser.app.context.newPage();
      const panel = await openAt(page, TICKET);
      await openForm(panel);
      await enter(panel, '23');
      await expect(saved(panel)).toContainText('saved on this device');
      await page.close();
      await browser.app.stopWorker();
      const second = await browser.app.context.newPage();
      await expect(now(await openAt(second, TICKET))).toHaveText('23 min');
      const app = await browser.restart();
      const third = await app.context.newPage();
      await expect(now(await openAt(third, TICKET))).toHaveText('23 min');
      await expect(due(panelOf(third))).toHaveCount(0);
    });
  });

  test('US-4.5: the worker may be killed between opening the form and saving', async ({ app, page }) => {
    const panel = await openAt(page, TICKET);
    await openForm(panel);
    await valueField(panel).fill('22');
    await app.stopWorker();
    await page.bringToFront();
    await enter(panel, '22');
    await expect(now(panel)).toHaveText('22 min');
    // Killed again at once: what was called saved is saved.
    await app.stopWorker();
    expect((await readRecords(app, 'sample')).filter(({ value }) => value === 22)).toHaveLength(1);
    await page.bringToFront();
    await softly(page, '/browse/OPS-7');
    await settled(page);
    await expect(now(panel)).toHaveText('22 min');
  });

  test('US-4.5: what was typed survives the closed tab, the killed worker and the restart', async ({
    standIns,
  }) => {
    await withRestarts(standIns, async (browser) => {
      const page = await browser.app.context.newPage();
      const panel = await openAt(page, TICKET);
      await openForm(panel);
      await valueField(panel).pressSequentially('24.5');
      await due(panel).getByLabel('Note (optional)').pressSequentially('half of the desks');
      // No pause and no blur before the tab goes.
      await page.close();
      await expect
        .poll(async () => (await readTable(browser.app, 'drafts'))[0])
        .toMatchObject({
          value: '24.5',
          note: 'half of the desks',
        });
      await browser.app.stopWorker();
      const second = await browser.app.context.newPage();
      const again = await openAt(second, `${JIRA}/browse/OPS-7`);
      await expect(valueField(again)).toHaveValue('24.5');
      await expect(due(again).getByLabel('Note (optional)')).toHaveValue('half of the desks');
      const app = await browser.restart();
      const third = await app.context.newPage();
      await expect(valueField(await openAt(third, TICKET))).toHaveValue('24.5');
      expect((await readRecords(app, 'sample')).filter(({ value }) => value === 24.5)).toEqual([]);
    });
  });

  test('US-4.5: a navigation in the middle keeps the text for the next ticket of the same initiative', async ({
    page,
  }) => {
    const panel = await openAt(page, TICKET);
    await openForm(panel);
    await valueField(panel).pressSequentially('21');
    await softly(page, '/browse/LEG-3');
    await expect(shownKey(panel)).toHaveText('LEG-REVIEW');
    await expect(due(panel)).toHaveCount(0);
    await softly(page, '/browse/OPS-7');
    await expect(shownKey(panel)).toHaveText('INV-TRIAGE');
    await expect(valueField(panel)).toHaveValue('21');
  });

  test('US-4.5: closing the panel with Escape keeps the text too', async ({ page }) => {
    const panel = await openAt(page, TICKET);
    await openForm(panel);
    await valueField(panel).pressSequentially('20.5');
    await page.keyboard.press('Escape');
    await expect(panel.tab).toBeVisible();
    await panel.open();
    await expect(valueField(panel)).toHaveValue('20.5');
  });
});

test.describe('bad input', () => {
  test('every field that cannot be read is named with an example, and nothing is lost or saved', async ({
    app,
    page,
  }) => {
    const panel = await openAt(page, TICKET);
    await openForm(panel);
    const before = (await readRecords(app, 'sample')).length;
    await page.bringToFront();
    const field = valueField(panel);
    await enter(panel, '');
    await expectProblem(field, /enter a number such as 12\.5/);
    const wrong = ['abc', '12,5', '1,23', '1.2.3', '12 5', '--3', '1e9', '٣', '12.5 min', '=1+1'];
    for (const text of wrong) {
      await enter(panel, text, 'stays');
      await expectProblem(field, /is not a number\. Enter a number such as 12\.5/);
      await expect(field).toHaveValue(text);
      await expect(due(panel).getByLabel('Note (optional)')).toHaveValue('stays');
    }
    await expect(saved(panel)).toHaveCount(0);
    expect((await readRecords(app, 'sample')).length).toBe(before);
    // And what is right goes through from the same form.
    await page.bringToFront();
    await enter(panel, ' 1,024.5 ');
    await expect(saved(panel)).toContainText('saved on this device');
    await expect(now(panel)).toHaveText(/^1,025\smin$/);
  });

  test('a share needs all cases, and more than none of them', async ({ page }) => {
    const panel = await openAt(page, TICKET);
    const reopened = panel.root
      .getByRole('article')
      .filter({ has: page.getByRole('heading', { name: 'Reopen rate' }) });
    await reopened.locator('.previous summary').click();
    const row = reopened.locator('ol > li').first();
    await row.getByRole('button', { name: 'Correct this value' }).click();
    const form = row.locator('form');
    await form.getByLabel('Cases that count').fill('3');
    await form.getByLabel('All cases').fill('0');
    await form.getByLabel('Why is it corrected?').fill('Other sample');
    await form.getByRole('button', { name: 'Save value' }).click();
    await expectProblem(form.getByLabel('All cases'), 'All cases must be more than 0.');
    await expect(form.getByLabel('Cases that count')).toHaveValue('3');
    await form.getByLabel('All cases').fill('-4');
    await form.getByRole('button', { name: 'Save value' }).click();
    await expectProblem(form.getByLabel('All cases'), 'All cases must be more than 0.');
    await form.getByLabel('All cases').fill('60');
    await form.getByRole('button', { name: 'Save value' }).click();
    await expect(reopened.locator('.numbers-now dd')).toHaveText('5%');
  });

  test('a note ends at its limit, whether typed or sent past the field', async ({ app, page }) => {
    const panel = await openAt(page, TICKET);
    await openForm(panel);
    await valueField(panel).fill('24');
    const note = due(panel).getByLabel('Note (optional)');
    await note.focus();
    await page.keyboard.insertText('x'.repeat(400));
    await expect(note).toHaveValue('x'.repeat(280));
    const [metric] = (await readRecords(app, 'metric')).filter(({ name }) => name === METRIC);
    const past = { metricId: metric?.id, periodStart: '2026-01-05', value: 3, grade: 'estimated' };
    const reply = await sendFromPage(app, 'recordSample', { ...past, note: 'x'.repeat(281) });
    expect(reply).toMatchObject({ ok: false });
  });

  test('a value a thousand times the last is asked about, can be changed, and saved when meant', async ({
    page,
  }) => {
    const panel = await openAt(page, TICKET);
    await openForm(panel);
    await enter(panel, '26000');
    const question = due(panel).getByRole('group', { name: 'Unusual value' });
    await expect(question).toBeFocused();
    await expect(question).toContainText('This is 1,000 times the last value (26 min). Save anyway?');
    await expect(saved(panel)).toHaveCount(0);
    // The first answer offered is the careful one.
    await page.keyboard.press('Tab');
    await expect(question.getByRole('button', { name: 'Change value' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(valueField(panel)).toBeFocused();
    await expect(valueField(panel)).toHaveValue('26000');
    await due(panel).getByRole('button', { name: 'Save value' }).click();
    await question.getByRole('button', { name: 'Save anyway' }).click();
    await expect(saved(panel)).toContainText(/26,000\smin saved on this device/);
  });
});

test.describe('in German', () => {
  test('a decimal comma is understood, a decimal point is asked about, and the answer is in German', async ({
    app,
    page,
  }) => {
    await sendFromPage(app, 'setLocale', { locale: 'de' });
    await rememberOpen(app);
    const panel = await openAt(page, TICKET);
    await expect(panel.root.locator('.guidance-sentence')).toContainText('31,2 Min.');
    const region = panel.root.locator('.due');
    await region.getByRole('button').first().click();
    const field = region.locator('input').first();
    await field.fill('12.5');
    await field.press('Enter');
    await expectProblem(field, /12,5/);
    await field.fill('22,5');
    await field.press('Enter');
    await expect(saved(panel)).toContainText(/gespeichert|gesichert/);
    const values = (await readRecords(app, 'sample')).map(({ value }) => value);
    expect(values).toContain(22.5);
    await expect(panel.root).toHaveAttribute('aria-label', 'Pilotlight');
    await expect(panel.root.locator('xpath=..')).toHaveAttribute('lang', 'de');
  });
});
