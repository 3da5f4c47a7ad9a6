import { ask, axeProblems, expect, poll, test } from './firefox-fixtures';

test('US-4.3 in Firefox: the page of a metric in German takes "12,5", says what is no number, and shows the value at once', async ({
  app,
}) => {
  const page = await app.extensionPage('dashboard.html');
  await ask(page, 'setLocale', { locale: 'de' });
  await page.click('main a ~~ Ticket triage assistant');
  await page.click('main h3 a ~~ Minutes until the right desk has the ticket');
  await page.waitForWords('main h2', 'Verlauf');
  expect(await page.words('main table')).toContain('Kein Wert');
  expect(await axeProblems(page)).toEqual([]);

  await page.evaluate(() => document.querySelector<HTMLElement>('tr[data-state=gap] button')?.click());
  await page.waitForVisible('dialog[open] input[name=value]');
  await page.type('12.5', 'dialog[open] input[name=value]');
  await page.press('Enter');
  await page.waitForWords('dialog[open]', 'Das ist keine Zahl');
  await page.click('dialog[open] input[name=value]');
  await page.press('Control+a');
  await page.type('12,5');
  await page.press('Enter');
  await poll('the form is gone', async () => (await page.count('dialog[open]')) === 0);
  await page.waitForWords('main table', '13 Min.');
  expect(await page.count('main figure > svg')).toBe(1);
});
