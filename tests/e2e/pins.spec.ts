import { expect, JIRA, test } from './fixtures';
import { openAt, shownKey } from './support/panel';
import { becomePerson } from './support/store';

test('a ticket is pinned from its sidebar, everybody sees by whom, and the pin is taken away in the options', async ({
  app,
  page,
}) => {
  const panel = await openAt(page, `${JIRA}/browse/OPS-18`);
  const before = await shownKey(panel).textContent();
  expect(before).not.toBe('FLEET-PLAN');
  await panel.root.getByText('Pin this issue').click();
  const choice = panel.root.locator('details', { hasText: 'Pin this issue' }).locator('select');
  // What is linked by the rules is proposed.
  await expect(choice.locator('option:checked')).toHaveCount(1);
  const value = await choice
    .locator('option', { hasText: 'Route planning suggestions' })
    .getAttribute('value');
  await choice.selectOption(value);
  await panel.root.getByRole('button', { name: 'Pin here' }).click();
  await expect(shownKey(panel)).toHaveText('FLEET-PLAN');
  await expect(panel.root.locator('.pinned')).toContainText(/Pinned here by Operations improvement lead on /);
  await expect(panel.root.getByText('Pin this issue')).toHaveCount(0);

  // A reader sees it too, and cannot take it away.
  await becomePerson(app, 'Service desk agent');
  await page.reload();
  await expect(panel.root.locator('.pinned')).toContainText('Pinned here by Operations improvement lead');
  await expect(panel.root.getByRole('button', { name: 'Take the pin away' })).toHaveCount(0);
  await becomePerson(app, 'Operations improvement lead');

  const options = await app.extensionPage('options.html#/rules');
  // The rule that matched before says so, and a rule that never did as well.
  await expect(options.locator('main li', { hasText: 'Operations service desk' })).toContainText(
    /\d+ match(es)? in 30 days on this device, last on/,
  );
  await expect(options.locator('main li', { hasText: 'Customs project' })).toContainText('Never matched');
  const pins = options.getByRole('region', { name: 'Pinned items' });
  const pin = pins.locator('li', { hasText: 'OPS-18' });
  await expect(pin).toContainText(/Pinned by Operations improvement lead, /);
  await pin.getByRole('button', { name: /^Take the pin away/ }).click();
  await expect(pin).toHaveCount(0);
  await page.bringToFront();
  await expect(shownKey(panel)).toHaveText(before ?? '');

  // The same from the panel itself.
  await page.reload();
  await panel.root.getByText('Pin this issue').click();
  await expect(choice).toBeVisible();
  await panel.root.getByRole('button', { name: 'Pin here' }).click();
  await panel.root.getByRole('button', { name: 'Take the pin away' }).click();
  await expect(panel.root.locator('.pinned')).toHaveCount(0);
  await expect(shownKey(panel)).toHaveText(before ?? '');
});
