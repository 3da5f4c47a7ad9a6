import { expect, JIRA, test } from './fixtures';
import { openAt } from './support/panel';
import { readRecords } from './support/store';

const NOBODY_YET = 'Nobody yet: it waits in the list on this page';

test('INV-30: people, roles and settings of the organisation; the last administrator stays', async ({
  app,
}) => {
  let options = await app.extensionPage('options.html#/people');
  await options.getByRole('button', { name: 'Add a person' }).click();
  await options.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(options.getByLabel('Name', { exact: true })).toBeFocused();
  await options.getByLabel('Name', { exact: true }).fill('Yard planner');
  await options.getByLabel('E-mail').fill('yard@planner');
  await options.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(options.getByLabel('E-mail')).toBeFocused();
  await options.getByLabel('E-mail').fill('yard@planner.example');
  // Another section, and even a closed tab, loses nothing of it.
  await options.getByRole('link', { name: 'Organisation', exact: true }).click();
  await options.getByLabel('Days off').fill('2026-12-24');
  await expect(options.getByText('It stays in this browser if you leave.')).toBeVisible();
  await options.close();
  options = await app.extensionPage('options.html#/people');
  await expect(options.getByText('What you wrote is still here.')).toBeVisible();
  await expect(options.getByLabel('Name', { exact: true })).toHaveValue('Yard planner');
  await options.getByRole('button', { name: 'Add a role' }).click();
  await options.getByLabel('Role 1', { exact: true }).selectOption('reviewer');
  await options.getByLabel('Where role 1 holds').selectOption({ index: 1 });
  await options.getByRole('button', { name: 'Save', exact: true }).click();
  // By the button that names the person: another's dialog lists the name among the successors while it closes.
  const yard = options.locator('main li', { has: options.getByRole('button', { name: /Yard planner/ }) });
  await expect(yard).toContainText('Added just now');
  await expect(yard).toBeFocused();
  await expect(yard).toBeInViewport();
  await options.getByRole('link', { name: 'Organisation', exact: true }).click();
  await expect(options.getByLabel('Days off')).toHaveValue('2026-12-24');
  await options.getByRole('button', { name: 'Discard changes' }).click();
  await expect(options.getByLabel('Days off')).not.toHaveValue('2026-12-24');
  await options.getByRole('link', { name: 'People' }).click();
  await expect(yard).toContainText(/Reviewer for/);
  // The demo has two administrators: with one of them gone, the other has to stay.
  const second = options.locator('main li', { hasText: 'Service platform manager' });
  const dialog = options.getByRole('dialog');
  const leaveOpen = () => dialog.getByLabel('Who takes over').selectOption({ label: NOBODY_YET });
  await second.getByRole('button', { name: /^Record departure/ }).click();
  await leaveOpen();
  await dialog.getByRole('button', { name: 'End the roles' }).click();
  await expect(second).toContainText('Has left');
  const me = options.locator('main li', { hasText: '(you)' });
  await me.getByRole('button', { name: /^Record departure/ }).click();
  await leaveOpen();
  await options.getByRole('dialog').getByRole('button', { name: 'End the roles' }).click();
  await expect(options.getByRole('dialog').getByRole('alert')).toContainText(/administrator/i);
  await options.keyboard.press('Escape');
  await yard.getByRole('button', { name: /^Record departure/ }).click();
  await options.getByRole('dialog').getByRole('button', { name: 'End the roles' }).click();
  await expect(yard).toContainText('Has left');

  // The name of the sign-in was forgotten: it is given to the person that is there already.
  await me.getByRole('button', { name: /^Edit/ }).click();
  await options.getByLabel('Sign-in identity').fill('ops.lead');
  await expect(options.getByText(/is whoever signs in as .*ops\.lead/)).toBeVisible();
  await options.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(me).toContainText(/signs in as .*ops\.lead/);
  await expect(me).toContainText('Changes saved');
  await expect(me).toBeFocused();

  await options.getByRole('textbox', { name: 'Search' }).fill('ops.lead');
  await expect(options.getByText('1 person', { exact: true })).toBeVisible();

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
  await options.getByLabel('Privacy', { exact: true }).selectOption({ label: 'For every use' });
  await options.getByRole('button', { name: 'Save settings' }).click();
  await expect(options.getByText('Saved on this device')).toBeVisible();
  await options.reload();
  await expect(options.getByLabel('Days off')).toHaveValue('2026-12-25');

  // What is reviewed besides the required four has its own card and its own questions with each initiative.
  const triage = (await readRecords(app, 'initiative')).find(({ key }) => key === 'INV-TRIAGE')?.id;
  await options.goto(app.extensionUrl(`dashboard.html#/initiative/${triage}/review/privacy`));
  await expect(options.getByText('Which personal data it uses, and why it may')).toBeVisible();
  await expect(options.getByText('EU AI Act, Article 26(9)')).toBeVisible();
});

test('the organisation’s own sentence is read at the ticket, and loses none of its placeholders', async ({
  app,
  page,
}) => {
  const options = await app.extensionPage('options.html#/workspace');
  const sentence = options.getByRole('textbox', { name: 'In use', exact: true });
  await expect(sentence).toHaveValue('In use. {result}. Questions: {owner}.');
  await sentence.fill('Live here. {result}. In doubt ask the team.');
  const field = options.locator('main form');
  await expect(field).toContainText('{owner} is missing. Put it back');
  await options.getByLabel('Weekly values', { exact: true }).fill('6');
  await options.getByRole('button', { name: 'Save settings' }).click();
  await expect(sentence).toBeFocused();
  await sentence.fill('Live here. {result}. In doubt ask {owner}.');
  await expect(options.getByText(/^Live here\. .+ In doubt ask .+lead\.$/)).toBeVisible();
  await options.getByRole('button', { name: 'Save settings' }).click();
  await expect(field).toContainText('Enter a number between 0 and 5');
  await options.getByLabel('Weekly values', { exact: true }).fill('3');
  await options.getByRole('button', { name: 'Save settings' }).click();
  await expect(options.getByText('Saved on this device')).toBeVisible();
  await expect(options.getByText(/^Last changed by Operations improvement lead/)).toBeVisible();

  const panel = await openAt(page, `${JIRA}/browse/OPS-7`);
  const guidance = panel.root.locator('.guidance-sentence');
  await expect(guidance).toHaveText(/^Live here\. .+ In doubt ask .+lead\.$/);

  // The organisation speaks German to everybody who chose nothing: its English text is not shown in a German panel.
  await options.bringToFront();
  await options.getByRole('radio', { name: 'Deutsch' }).first().check();
  await options.getByRole('button', { name: 'Save settings' }).click();
  await expect(options.getByRole('heading', { level: 1 })).toHaveText('Organisation');
  await expect(options.getByRole('button', { name: 'Einstellungen speichern' })).toBeVisible();
  await page.bringToFront();
  await expect(guidance).toHaveText(/^Im Einsatz\. .+ Fragen an: /);

  await options.bringToFront();
  await options.getByRole('radio', { name: 'English' }).last().check();
  await options.getByRole('button', { name: 'Zum Standardtext: Im Einsatz' }).click();
  await expect(options.getByRole('textbox', { name: 'Im Einsatz', exact: true })).toHaveValue(
    'In use. {result}. Questions: {owner}.',
  );
});

test('INV-1, INV-29: what a leaver answers for is in one queue, and goes to successors who may have it', async ({
  app,
}) => {
  const options = await app.extensionPage('options.html#/people');
  const queue = options.getByRole('region', { name: 'Waiting for somebody to take over' });
  // Somebody in the demo has left already.
  await expect(queue.getByRole('heading', { level: 3 })).toHaveText(/Fleet planning lead.* has left: /);
  const leaver = options.locator('main li', { hasText: 'Finance operations manager' });
  await leaver.getByRole('button', { name: /^Record departure/ }).click();
  const dialog = options.getByRole('dialog');
  await expect(dialog).toContainText(/things need somebody else:/);
  await expect(dialog).toContainText('business owner');
  await dialog.getByRole('button', { name: 'End the roles' }).click();
  await expect(dialog).toContainText('Choose who takes over, or that nobody does yet.');
  await dialog.getByLabel('Who takes over').selectOption({ label: NOBODY_YET });
  await dialog.getByRole('button', { name: 'End the roles' }).click();
  await expect(dialog).toBeHidden();

  // By the heading: for a moment the name still stands among who could take over from others.
  const left = queue.locator('div', {
    has: options.getByRole('heading', { level: 3, name: /Finance operations manager/ }),
  });
  await expect(left.getByRole('heading')).toHaveText(/has left: \d+ things wait/);
  await left.getByRole('button', { name: /^Hand all/ }).click();
  await expect(left).toContainText('Choose who takes over.');
  const successor = left.getByLabel('Who takes over');
  const choose = async (name: string) =>
    successor.selectOption(await successor.locator('option', { hasText: name }).getAttribute('value'));
  // Somebody from IT may have all but the ownership, and is told so there.
  await choose('Service platform manager');
  await left.getByRole('button', { name: /^Hand all/ }).click();
  await expect(left.getByRole('heading')).toHaveText(/has left: 1 thing waits/);
  await expect(left).toContainText(/business owner[\s\S]*IT/);
  await choose('Finance director');
  await left.getByRole('button', { name: 'Hand over this one' }).click();
  await expect(left).toHaveCount(0);
  await expect(leaver).toContainText('Has left');
  await options.setViewportSize({ width: 320, height: 900 });
  expect(await options.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});
