import { ask, axeProblems, dumpStore, expect, poll, test } from './firefox-fixtures';

test('US-4.3 in Firefox: the page of a metric in German takes "12,5", says what is no number, and shows the value at once', async ({
  app,
}) => {
  await ask(await app.extensionPage('welcome.html'), 'setLocale', { locale: 'de' });
  const page = await app.extensionPage('dashboard.html');
  await page.waitForWords('main h1', 'KI-Initiativen');
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

test('US-4.6 in Firefox: two values for one period are both shown as disputed, and neither counts', async ({
  app,
}) => {
  const page = await app.extensionPage('dashboard.html');
  await page.click('main a ~~ Invoice matching');
  await page.click('main h3 a ~~ Invoices booked to the wrong shipment');
  await page.waitForWords('main', 'It is open which value counts');
  expect(await page.count('tr[data-state=disputed]')).toBe(2);
});

test('US-5.3 in Firefox: a headline about the technology is refused with its reason and two rewrites, and nothing is saved', async ({
  app,
}) => {
  const page = await app.extensionPage('dashboard.html');
  await page.click('main a ~~ Supplier mail sorting');
  await page.click('main a ~~ Define a metric');
  await page.click('main form label strong ~~ How well the technology works');
  await page.type('Model accuracy 95%', '[name=name]');
  expect(await page.count('[name=headline]:checked')).toBe(1);
  await page.waitForWords('main form', 'says how well the technology works, not what');
  expect(await page.count('main form ul[aria-label="Measure this instead"] button')).toBe(2);
  await page.press('Enter');
  await page.waitForWords('main form', 'Not saved');
  expect(JSON.stringify((await dumpStore(app)).stores)).not.toContain('Model accuracy 95%');
});
