import { expect, test } from './fixtures';

test('INV-30: people, roles and settings of the organisation; the last administrator stays', async ({
  app,
}) => {
  const options = await app.extensionPage('options.html#/people');
  await options.getByRole('button', { name: 'Add a person' }).click();
  await options.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(options.getByLabel('Name', { exact: true })).toBeFocused();
  await options.getByLabel('Name', { exact: true }).fill('Yard planner');
  await options.getByRole('button', { name: 'Add a role' }).click();
  await options.getByLabel('Role 1', { exact: true }).selectOption('reviewer');
  await options.getByLabel('Where role 1 holds').selectOption({ index: 1 });
  await options.getByRole('button', { name: 'Save', exact: true }).click();
  const yard = options.locator('main li', { hasText: 'Yard planner' });
  await expect(yard).toContainText(/Reviewer for/);
  // The demo has two administrators: with one of them gone, the other has to stay.
  const second = options.locator('main li', { hasText: 'Service platform manager' });
  await second.getByRole('button', { name: /leaves$/ }).click();
  await options.getByRole('dialog').getByRole('button', { name: 'End the roles' }).click();
  await expect(second).toContainText('Has left');
  const me = options.locator('main li', { hasText: '(you)' });
  await me.getByRole('button', { name: /leaves$/ }).click();
  await options.getByRole('dialog').getByRole('button', { name: 'End the roles' }).click();
  await expect(options.getByRole('dialog').getByRole('alert')).toContainText(/administrator/i);
  await options.keyboard.press('Escape');
  await yard.getByRole('button', { name: /leaves$/ }).click();
  await options.getByRole('dialog').getByRole('button', { name: 'End the roles' }).click();
  await expect(yard).toContainText('Has left');

  await options.goto(app.extensionUrl('options.html#/workspace'));
  await options.getByLabel('Days off').fill('2026-12-25\n2026-13-01');
  await options.getByRole('button', { name: 'Save settings' }).click();
  await expect(options.locator('main form')).toContainText('2026-13-01');
  await expect(options.getByLabel('Days off')).toBeFocused();
  await options.getByLabel('Days off').fill('2026-12-25');
  await options.getByLabel('Days an exception may hold').fill('120');
  await options.getByRole('button', { name: 'Save settings' }).click();
  await expect(options.locator('main form')).toContainText('Enter a number between 1 and 90');
  await options.getByLabel('Days an exception may hold').fill('60');
  await options.getByRole('button', { name: 'Save settings' }).click();
  await expect(options.getByText('Saved on this device')).toBeVisible();
  await options.reload();
  await expect(options.getByLabel('Days off')).toHaveValue('2026-12-25');
});
