import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import type { Chromium } from './harness/chromium';
import { picture } from './support/picture';
import { changeRecord } from './support/prompt';
import { becomePerson, readRecords } from './support/store';

/** The id at the end of a stored record's own. */
const idOf = (row: Record<string, unknown>) => String(row.id).split(':').at(-1) ?? '';

async function metricAddress(app: Chromium, name: string): Promise<string> {
  const metric = (await readRecords(app, 'metric')).find((one) => one.name === name);
  if (!metric) throw new Error(`The demo has no metric called ${name}.`);
  return `dashboard.html#/initiative/${metric.initiativeId}/metric/${idOf(metric)}`;
}

async function expectSound(page: Page, name: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${name} ${id}: ${nodes[0]?.html}`)).toEqual([]);
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width: 1100, height: 900 });
    await picture(page, `${name}-${scheme}`, { whole: true });
  }
  await page.setViewportSize({ width: 320, height: 700 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(320);
  await picture(page, `${name}-320`, { whole: true });
  await page.setViewportSize({ width: 1100, height: 900 });
  await page.emulateMedia({ colorScheme: 'light' });
}

/** The day some months before today, as a date input takes it. */
function monthsAgo(count: number, day = 1): string {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - count, day)).toISOString().slice(0, 10);
}

test('US-5.3, INV-15, INV-18, INV-21, V1, V9: an owner defines a metric, guards it, moves its target, corrects and withdraws values', async ({
  app,
}) => {
  test.setTimeout(150_000);
  const initiatives = await readRecords(app, 'initiative');
  const idea = initiatives.find(({ key }) => key === 'SUP-MAIL')!;
  const address = `dashboard.html#/initiative/${idOf(idea)}`;
  let page = await app.extensionPage(address);
  await page.getByRole('link', { name: 'Define a metric' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Define a metric');

  // A vanity headline is refused while it is typed, with the reason and two ways to say it in the work's own words.
  await page.getByText('How well the technology works').click();
  await page.locator('[name=name]').fill('Model accuracy 95%');
  const refused = () => page.locator('main form').getByText('says how well the technology works, not what');
  await page.locator('[name=headline]').check();
  await expect(refused()).toBeVisible();
  const rewrites = page.getByRole('list', { name: 'Measure this instead' }).getByRole('button');
  await expect(rewrites).toHaveCount(2);
  await expectSound(page, 'metric-refused');
  await page.getByRole('button', { name: 'Define metric' }).click();
  await expect(page.locator('main form')).toContainText('Not saved');
  expect((await readRecords(app, 'metric')).some(({ name }) => name === 'Model accuracy 95%')).toBe(false);
  const suggested = (await rewrites.nth(1).textContent()) ?? '';
  await rewrites.nth(1).click();
  await expect(page.locator('[name=name]')).toHaveValue(suggested);
  await expect(refused()).toHaveCount(0);
  // A tab that is closed in the middle loses nothing of it.
  await page.close();
  page = await app.extensionPage(`${address}/metric/new`);
  await expect(page.locator('[name=name]')).toHaveValue(suggested);
  await expect(page.getByRole('radio', { name: 'Time saved' })).toBeChecked();

  // Saved time asks for what must not get worse, and numbers are asked for at their field; nothing typed is lost.
  await page.locator('[name=startsOn]').fill(monthsAgo(3));
  await page.locator('[name=baseline]').fill('forty');
  await page.locator('[name=baselineFrom]').fill(monthsAgo(7));
  await page.locator('[name=baselineTo]').fill(monthsAgo(4, 28));
  await page.locator('[name=target]').fill('30');
  await page.locator('[name=targetDue]').fill(monthsAgo(-6));
  await page.getByRole('button', { name: 'Define metric' }).click();
  await expect(page.locator('main form')).toContainText('This is not a number');
  await expect(page.locator('main form')).toContainText('Saved time needs something that watches it');
  const decision = page.locator('[name=question]');
  await expect(decision).toHaveAccessibleDescription(/which decision this headline metric serves/);
  await decision.fill('Should every depot send its mail through this?');
  await page.locator('[name=baseline]').fill('42.5');
  await page.locator('[name=baselineWay]').selectOption('sampled');
  await page.locator('[name=guardName]').fill('Mails sent on twice');
  await page.locator('[name=guardBound]').fill('5');
  await page.locator('[name=guardDimension]').selectOption({ label: 'Accuracy' });
  await page.locator('[name=statement]').fill('Carriers hear from us the same day');
  await page.locator('[name=executiveName]').fill('Board member for operations');
  await page.getByRole('button', { name: 'Define metric' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(suggested);
  const names = (await readRecords(app, 'metric')).map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining([suggested, 'Mails sent on twice']));
  const watching = (await readRecords(app, 'metric')).find(({ name }) => name === 'Mails sent on twice');
  expect(watching).toMatchObject({ bound: { op: '<=', value: 5 }, linkedDimension: 'accuracy' });
  await page.getByRole('button', { name: 'Record their acceptance' }).click();
  await expect(page.locator('main')).toContainText('Accepted on');

  // Values: entered, corrected with a reason, withdrawn with a reason. All stay in sight.
  const rows = page.locator('tbody tr');
  const dialog = page.getByRole('dialog');
  await expect(rows).toHaveCount(3);
  await expect(rows.last()).toContainText('No value');
  const enter = async (row: number, value: string) => {
    await rows.nth(row).getByRole('button', { name: 'Enter value' }).click();
    await dialog.locator('[name=value]').fill(value);
    await dialog.getByRole('button', { name: 'Confirm value' }).click();
    await expect(dialog).toHaveCount(0);
  };
  await enter(2, '41');
  await enter(0, '39');
  await expect(rows.last()).toContainText('Late');
  await rows.last().getByRole('button', { name: 'Correct' }).click();
  await dialog.locator('[name=value]').fill('40');
  await dialog.getByRole('button', { name: 'Save correction' }).click();
  await expect(dialog).toContainText('Say why it is corrected');
  await dialog.locator('[name=note]').fill('=SUM(A1:A9) was pasted by mistake');
  await dialog.getByRole('button', { name: 'Save correction' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.locator('tr[data-state=superseded]')).toContainText('41 min');
  await rows.first().getByRole('button', { name: 'Withdraw' }).click();
  await dialog.getByRole('button', { name: 'Withdraw value' }).click();
  await expect(dialog.locator('[name=reason]')).toHaveAccessibleDescription(/write down why/);
  await dialog.locator('[name=reason]').fill('Counted before the month was over');
  await dialog.getByRole('button', { name: 'Withdraw value' }).click();
  await expect(page.locator('tr[data-state=voided]')).toContainText('Counted before the month was over');

  // The target moves with a reason; the first promise stays where it was.
  await page.getByRole('button', { name: 'Replace the target' }).click();
  await dialog.locator('[name=target]').fill('34');
  await dialog.getByRole('button', { name: 'Replace the target' }).click();
  await expect(dialog).toContainText('give the reason for changing it');
  await dialog.locator('[name=reason]').fill('Two desks were merged');
  await dialog.getByRole('button', { name: 'Replace the target' }).click();
  await expect(dialog).toHaveCount(0);
  const promises = page.locator('main ol li');
  await expect(promises.filter({ hasText: 'original' })).toContainText('Target: 30 min');
  await expect(promises.filter({ hasText: 'counts now' })).toContainText('Two desks were merged');
  await expect(page.locator('main figure > svg')).toBeVisible();

  // The export has the numbers of the screen, every state, ids and hashes, and nothing a spreadsheet would run.
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export as CSV' }).click();
  const csv = await readFile(await (await downloading).path(), 'utf8');
  for (const words of [
    '"Corrected"',
    '"Withdrawn"',
    '"No value"',
    '"40"',
    `"'=SUM(A1:A9) was pasted by mistake"`,
  ]) {
    expect(csv).toContain(words);
  }
  const samples = await readRecords(app, 'sample');
  expect(samples.filter(({ id }) => csv.includes(`"${id}"`))).toHaveLength(3);
  expect(csv).not.toMatch(/"[=+@\t]/);
  await expectSound(page, 'metric-page');
});

test('INV-17: a value from before that is fixed gives way only to a new series, with reason and evidence, beside the old one', async ({
  app,
}) => {
  const page = await app.extensionPage(
    await metricAddress(app, 'Minutes until the right desk has the ticket'),
  );
  const dialog = page.getByRole('dialog');
  await page.locator('summary', { hasText: 'Change the definition' }).click();
  await page.getByRole('button', { name: 'Start a new series' }).click();
  await expect(dialog).toContainText('fixed since the first confirmed value');
  await dialog.locator('[name=baseline]').fill('48');
  await dialog.locator('[name=baselineWay]').selectOption('sampled');
  await dialog.locator('[name=baselineFrom]').fill(monthsAgo(3));
  await dialog.locator('[name=baselineTo]').fill(monthsAgo(2, 28));
  await dialog.locator('[name=target]').fill('18');
  await dialog.locator('[name=targetDue]').fill(monthsAgo(-6));
  await dialog.locator('summary', { hasText: 'Name the evidence for it' }).click();
  const evidence = dialog.locator('[name=evidence]').first();
  await evidence.check();
  await expect(dialog.locator('summary', { hasText: '1 piece of evidence' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Start the series' }).click();
  // Refused without a reason, at its field; nothing typed is lost.
  const reason = dialog.locator('[name=reason]');
  await expect(reason).toHaveAccessibleDescription(/give the reason for starting over/);
  await expect(evidence).toBeChecked();
  await reason.fill('The desks were cut differently');
  await dialog.getByRole('button', { name: 'Start the series' }).click();
  await expect(dialog).toHaveCount(0);

  const present = page.locator('section[data-series="2"]');
  const earlier = page.locator('section[data-series="1"]');
  await expect(present).toContainText('The desks were cut differently');
  await expect(present).toContainText('Before: 48 min');
  await expect(present).toContainText('Shown by:');
  await expect(earlier).toContainText('Before: 52 min');
  await expect(earlier.locator('tr[data-state=confirmed]').first()).toBeVisible();
  await expect(earlier.getByRole('button', { name: 'Correct' })).toHaveCount(0);
  const metric = (await readRecords(app, 'metric')).find(
    ({ name }) => name === 'Minutes until the right desk has the ticket',
  )!;
  expect(metric.series).toMatchObject([
    { version: 1, baseline: { value: 52, frozenAt: expect.any(String) } },
    { version: 2, baseline: { value: 48, evidenceIds: [expect.stringContaining('evi:')] } },
  ]);
});

test('US-4.6: two values for one period are both shown, none counts, and the owner chooses', async ({
  app,
}) => {
  const address = await metricAddress(app, 'Invoices booked to the wrong shipment');
  // A contributor sees both and cannot choose.
  const page = await app.extensionPage(address);
  const disputed = page.locator('tr[data-state=disputed]');
  await expect(disputed).toHaveCount(2);
  await expect(page.locator('main')).toContainText('It is open which value counts');
  await expect(page.getByRole('button', { name: 'This one counts' })).toHaveCount(0);
  await becomePerson(app, 'Finance operations manager');
  // Two devices moved the target at the same time: the older one counts until the owner decides.
  const metric = (await readRecords(app, 'metric')).find(
    ({ name }) => name === 'Invoices booked to the wrong shipment',
  )!;
  const [series] = metric.series as { targets: { version: number; value: number }[] }[];
  const [promise] = series!.targets;
  const rival = (value: number) => ({
    ...promise,
    version: 2,
    supersedes: 1,
    value,
    reason: `Now ${value}`,
  });
  await changeRecord(
    app,
    { name: 'Invoices booked to the wrong shipment' },
    { series: [{ ...series, targets: [promise, rival(5), rival(5.5)] }] },
  );
  await page.reload();
  const targets = page.locator('main ol li');
  await expect(targets.filter({ hasText: 'not decided' })).toHaveCount(2);
  await targets.filter({ hasText: 'Now 5.5' }).getByRole('button', { name: 'This one counts' }).click();
  await page.getByRole('dialog').locator('[name=reason]').fill('Agreed with the board');
  await page.getByRole('dialog').getByRole('button', { name: 'Let it count' }).click();
  await expect(targets.filter({ hasText: 'not decided' })).toHaveCount(0);
  await expect(targets.filter({ hasText: 'counts now' })).toContainText('Agreed with the board');

  await disputed.filter({ hasText: '311 of 4,105' }).getByRole('button', { name: 'This one counts' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('[name=reason]').fill('The ledger is right');
  await dialog.getByRole('button', { name: 'Let it count' }).click();
  await expect(disputed).toHaveCount(0);
  await expect(page.locator('tr[data-state=confirmed]', { hasText: '311 of 4,105' })).toBeVisible();
  await expect(page.locator('tr[data-state=voided]', { hasText: '236 of 4,105' })).toContainText(
    'The ledger is right',
  );

  // A reviewer who is not involved disputes; until the owner answers, the value does not count.
  await becomePerson(app, 'Model risk reviewer');
  await page.reload();
  await expect(page.getByRole('button', { name: 'Withdraw' })).toHaveCount(0);
  await page
    .locator('tr[data-state=confirmed]', { hasText: '311 of 4,105' })
    .getByRole('button', { name: 'Dispute' })
    .click();
  await dialog.locator('[name=reason]').fill('Reversals are not errors');
  await dialog.getByRole('button', { name: 'Dispute value' }).click();
  await expect(disputed).toHaveCount(1);
  await expect(disputed).toContainText('Reversals are not errors');
  await expectSound(page, 'metric-disputed');
});
