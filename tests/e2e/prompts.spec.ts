import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, JIRA, panelOf, sendFromPage, test } from './fixtures';
import type { Chromium } from './harness/chromium';
import { expectAccessible } from './support/axe';
import { openAt } from './support/panel';
import { picture } from './support/picture';
import { changeRecord, dueCard, pressCommand } from './support/prompt';
import { readRecords, readTable } from './support/store';
import { expectedOfTickets, tabAnswer } from './support/tickets';

const TICKET = `${JIRA}/browse/OPS-9`;
const METRIC = 'Minutes until the right desk has the ticket';

const badge = async (app: Chromium): Promise<{ text: string; title: string }> =>
  (await app.worker()).evaluate(async () => ({
    text: await chrome.action.getBadgeText({}),
    title: await chrome.action.getTitle({}),
  }));

async function look(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await picture(page, `${name}-${colorScheme}`);
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

test.describe('a due value on the ticket', () => {
  test('US-4.1 US-4.2 US-4.3: the shortcut and Enter confirm it; what it is and changes is shown; undo gives it back', async ({
    app,
    page,
  }) => {
    await page.bringToFront();
    // A ticket that somebody still works on is no place to ask; the initiative is shown all the same.
    await page.goto(`${JIRA}/browse/OPS-7`);
    const panel = panelOf(page);
    await expect(panel.tab).toHaveAccessibleName(/Ticket triage assistant, Production\. Open panel$/);
    await expect(panel.host.locator('.tab-due')).toHaveCount(0);
    // On a finished one a quiet mark, said in words; nothing opens by itself.
    await page.goto(TICKET);
    await expect(panel.tab).toHaveAccessibleName(/1 value due/);
    await expect(panel.root).toHaveCount(0);

    const began = Date.now();
    await pressCommand(app, page, 'enter-value');
    const card = dueCard(panel);
    const field = card.getByLabel('Value in min');
    await expect(field).toBeFocused();
    await expect(field).toHaveValue('26');
    const selection = (input: HTMLInputElement) => [input.selectionStart, input.selectionEnd];
    expect(await field.evaluate(selection)).toEqual([0, 2]);
    await expect(card).toContainText('Confirming says “no change”: an estimate, not a measurement');
    await expect(card.getByRole('status')).toContainText('Stays at 81%, On track');
    await look(page, 'prompt-open');
    await page.keyboard.press('Enter');
    const saved = panel.root.locator('.saved');
    await expect(saved).toContainText('26 min saved on this device');
    expect(Date.now() - began).toBeLessThan(5000);
    await expect(card).toHaveCount(0);
    // Whatever waits next stays closed: it must not take the focus, or a third key would go into another number.
    await expect(saved).toBeFocused();
    const last = (await readRecords(app, 'sample')).find(
      ({ provenance }) => (provenance as { kind: string }).kind === 'reconfirm',
    );
    expect(last).toMatchObject({ value: 26, grade: 'estimated' });

    await saved.getByRole('button', { name: /^Undo/ }).click();
    await expect(field).toHaveValue('26');
    await field.fill('22');
    // A number of one's own says how it was measured, and what it would change is worked out anew.
    await expect(card.getByLabel('How was it measured?')).toHaveValue('opportunistic');
    await expect(card.getByRole('status')).toContainText(/81%, On track.*94%, On track/);
    await look(page, 'prompt-typed');
    await expectAccessible(page);
    await field.press('Enter');
    await expect(saved).toContainText('22 min saved on this device');
    expect(await readRecords(app, 'sampleVoid')).toHaveLength(1);
  });

  test('US-4.1 US-4.2: what the tickets give stands there with what it rests on; two keys confirm it, here and in the queue', async ({
    app,
    page,
  }) => {
    await sendFromPage(app, 'setApiAccess', { host: new URL(JIRA).host, on: true });
    await page.bringToFront();
    await page.goto(TICKET);
    const panel = panelOf(page);
    await expect(panel.tab).toHaveAccessibleName(/1 value due/);
    const [recipe] = await readRecords(app, 'recipe');
    const answer = (await tabAnswer(app, TICKET)) as {
      primary: { metrics: { id: string; openPeriod?: { start: string } }[] };
    };
    const due = answer.primary.metrics.find(({ id }) => id === recipe?.metricId);
    const asked = { metricId: due?.id, periodStart: due?.openPeriod?.start };
    expect(await sendFromPage(app, 'collectPeriod', asked)).toMatchObject({ ok: true });
    await expect.poll(() => readTable(app, 'collections')).toMatchObject([{ state: 'done' }]);
    const { n, median } = await expectedOfTickets(app);
    await page.bringToFront();
    await page.reload();
    await expect(panel.tab).toHaveAccessibleName(/1 value due/);

    // One key.
    await pressCommand(app, page, 'enter-value');
    const card = dueCard(panel);
    const field = card.getByLabel('Value in min');
    await expect(field).toBeFocused();
    await expect(field).toHaveValue(String(median));
    await expect(card).toContainText(`median of ${n} tickets`);
    await expect(card).toContainText(/Half of them between \d+\smin and \d+\smin/);
    await expect(card).toContainText(`All cases counted: ${n} tickets found, ${n} readable`);
    await expect(card).toContainText('Elapsed time, nights and weekends included.');
    await expect(card.locator('.prompt-period')).toHaveText(/\d/);
    await expect(card.getByRole('status')).toContainText(/81%, On track.*%, /);
    await look(page, 'prompt-tickets');
    // Two keys.
    await page.keyboard.press('Enter');
    const saved = panel.root.locator('.saved');
    await expect(saved).toContainText(`${median} min saved on this device`);
    const fromTickets = async () =>
      (await readRecords(app, 'sample')).filter(
        ({ metricId, provenance }) => metricId === recipe?.metricId && 'query' in (provenance as object),
      );
    expect(await fromTickets()).toMatchObject([{ value: median, n, grade: 'census' }]);
    await saved.getByRole('button', { name: /^Undo/ }).click();
    await expect(field).toHaveValue(String(median));
    expect(await readRecords(app, 'sampleVoid')).toHaveLength(1);

    // The queue proposes the same, confirmed by the same key.
    const queue = await app.extensionPage('dashboard.html#/queue');
    const row = queue.locator('[data-row]').filter({ hasText: METRIC }).first();
    await row.focus();
    await queue.keyboard.press('Enter');
    const value = row.getByLabel('Value', { exact: true });
    await expect(value).toBeFocused();
    await expect(value).toHaveValue(String(median));
    await expect(row).toContainText(`median of ${n} tickets`);
    await expect(row.getByRole('status')).toContainText(/81%, On track.*%, /);
    await expect(row.getByRole('button', { name: `Confirm ${median} min` })).toBeVisible();
    await look(queue, 'queue-tickets');
    await queue.keyboard.press('Enter');
    await expect(queue.getByText(`${METRIC}: saved on this device`)).toBeVisible();
    expect(await fromTickets()).toHaveLength(2);
  });

  test('US-4.4 US-4.5: a running period takes only a draft, which outlives the tab and the worker', async ({
    app,
    page,
  }) => {
    // The week that now runs ends tomorrow, whatever day it is.
    const weekday = new Date().getDay() || 7;
    await changeRecord(app, { cls: 'workspace' }, { weekStart: ((weekday + 1) % 7) + 1 });
    const panel = await openAt(page, TICKET);
    const soon = panel.root.getByRole('region', { name: 'Closes soon' }).filter({ hasText: METRIC });
    await expect(soon).toContainText(/This period closes on .* What you note now stays a draft until then\./);
    const before = (await readRecords(app, 'sample')).length;
    await soon.getByRole('button', { name: 'Note a value' }).click();
    const field = soon.getByLabel('Value in min');
    // Nobody has measured it yet: nothing waits there to be confirmed.
    await expect(field).toHaveValue('');
    await page.keyboard.type('23');
    await page.keyboard.press('Enter');
    await expect(soon.getByRole('status')).toContainText('Kept as a draft on this device.');
    expect(await readRecords(app, 'sample')).toHaveLength(before);
    await page.close();
    await app.stopWorker();
    const again = await app.context.newPage();
    const reopened = await openAt(again, TICKET);
    await expect(
      reopened.root.getByRole('region', { name: 'Closes soon' }).getByLabel('Value in min'),
    ).toHaveValue('23');
  });

  test('a skip says why, a snooze leaves the value due; both leave the card and neither the queue forgets', async ({
    app,
    page,
  }) => {
    const panel = await openAt(page, TICKET);
    const card = dueCard(panel);
    await card.getByRole('button', { name: 'Remind me later' }).click();
    await expect(card.getByRole('button', { name: 'In an hour' })).toBeFocused();
    await look(page, 'prompt-later');
    await page.keyboard.press('Enter');
    await expect(card).toHaveCount(0);
    await expect(panel.root).toBeFocused();
    expect(await readTable(app, 'prompts')).toHaveLength(1);

    const queue = await app.extensionPage('dashboard.html#/queue');
    const off = queue.getByRole('region', { name: /^Put off/ });
    await expect(off).toContainText(METRIC);
    await expect(off).toContainText('It stays due.');
    await off.getByRole('button', { name: 'No data' }).click();
    await queue.keyboard.press('Enter');
    await expect(queue.getByLabel('Why is there no value?')).toHaveAccessibleDescription(/write down why/i);
    await queue.keyboard.type('The desk was closed');
    await queue.keyboard.press('Enter');
    await expect(off).toHaveCount(0);
    expect(await readRecords(app, 'skip')).toContainEqual(
      expect.objectContaining({ reason: 'The desk was closed' }),
    );
  });
});

test('one prompt offers itself once the person has settled, takes no focus, and is spent for the day over all tabs', async ({
  app,
  page,
}) => {
  // All day and every day, whenever this runs.
  await sendFromPage(app, 'setPromptSettings', {
    from: '00:00',
    to: '00:00',
    sharedScreen: false,
    notify: false,
  });
  await changeRecord(app, { cls: 'workspace' }, { workdays: [], holidays: [] });
  await page.bringToFront();
  await page.goto(TICKET);
  const panel = panelOf(page);
  await expect(panel.tab).toBeVisible();
  const arrived = Date.now();
  const offer = panel.host.locator('.tab-offer');
  await expect(offer).toBeVisible({ timeout: 40_000 });
  expect(Date.now() - arrived).toBeGreaterThan(19_000);
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
  await look(page, 'prompt-offer');
  const states = await readTable(app, 'prompts');
  expect(states).toMatchObject([{ shownCount: 1 }]);
  await offer.getByRole('button', { name: /Waits for you/ }).click();
  await expect(dueCard(panel).getByLabel('Value in min')).toBeFocused();
  await expect(offer).toHaveCount(0);
});

test.describe('my queue', () => {
  test('sorts by consequence, works by keys alone, and the toolbar counts along', async ({ app }) => {
    await expect.poll(async () => (await badge(app)).text).toMatch(/^[1-9]/);
    const { text, title } = await badge(app);
    expect(title).toBe(`Pilotlight: ${text} things wait for you`);

    const page = await app.extensionPage('dashboard.html#/queue');
    await expect(page.getByRole('heading', { name: 'My queue', level: 1 })).toBeVisible();
    const rows = page.locator('[data-row]');
    await expect(page.getByText(`${text} things wait for you`)).toBeVisible();
    const groups = await page
      .locator('section:has([data-row])')
      .evaluateAll((all) =>
        all.map((group) =>
          [...group.querySelectorAll('[data-row]')].map((row) => row.getAttribute('data-row')),
        ),
      );
    expect(groups.flat().length).toBeGreaterThan(2);
    for (const types of groups) {
      expect(types).toEqual([...types].sort((a, b) => ORDER.indexOf(a ?? '') - ORDER.indexOf(b ?? '')));
    }
    await look(page, 'queue-wide');
    await page.setViewportSize({ width: 320, height: 900 });
    await picture(page, 'queue-320', { whole: true });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await page.setViewportSize({ width: 1280, height: 800 });
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

    const due = rows.filter({ hasText: METRIC }).first();
    await rows.first().focus();
    for (let steps = 0; steps < 20; steps += 1) {
      if (await due.evaluate((row) => row.matches(':focus'))) break;
      await page.keyboard.press('ArrowDown');
    }
    await expect(due).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(due.getByLabel('Value', { exact: true })).toBeFocused();
    await page.keyboard.type('a few');
    await page.keyboard.press('Enter');
    await expect(due.getByLabel('Value', { exact: true })).toHaveAccessibleDescription(/not a number/);
    await due.getByLabel('Value', { exact: true }).fill('26000');
    await look(page, 'queue-entry');
    await page.keyboard.press('Enter');
    // A thousand times the last value is asked about, not refused; nothing typed is lost.
    await expect(due.getByRole('button', { name: 'It is meant: save' })).toBeVisible();
    await due.getByLabel('Value', { exact: true }).fill('25');
    await page.keyboard.press('Enter');
    await expect(page.getByText(`${METRIC}: saved on this device`)).toBeVisible();
    await expect(due).toHaveCount(0);
    await expect.poll(async () => (await badge(app)).text).toBe(String(Number(text) - 1));

    await page.getByRole('button', { name: /^Undo/ }).click();
    await expect(due).toBeVisible();
    await due.focus();
    await page.keyboard.press('n');
    await expect(due).toHaveCount(0);
  });
});

/** The order of consequence, as the queue must show it. */
const ORDER = [
  'approval_lapsed',
  'guardrail_breach',
  'concern_open',
  'metric_overdue',
  'approval_expiring',
  'succession',
  'metric_due',
  'mapping_conflict',
  'target_due',
  'baseline_missing',
  'mapping_report',
  'criterion_missing',
  'time_destination',
  'vanity_warning',
];

declare const chrome: {
  action: { getBadgeText: (of: object) => Promise<string>; getTitle: (of: object) => Promise<string> };
};
