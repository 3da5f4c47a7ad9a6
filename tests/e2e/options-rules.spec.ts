import type { Page } from '@playwright/test';
import { expect, JIRA, test } from './fixtures';
import { openLab } from './hostile-kit';
import { picture } from './support/picture';
import { readRecords } from './support/store';

const OPS_RULE = 'Operations service desk';

/** Fills a new rule for a Jira project up to where it could be saved. */
async function writeRule(options: Page, initiative: RegExp, project: string): Promise<void> {
  await options.getByRole('button', { name: 'Add condition' }).click();
  await options.getByLabel('Value', { exact: true }).fill(project);
  await options.getByLabel('Site', { exact: true }).fill(new URL(JIRA).host);
  const select = options.getByLabel('Initiative', { exact: true });
  const value = await select.locator('option', { hasText: initiative }).getAttribute('value');
  await select.selectOption(value);
}

test('US-8.2, US-8.3: a rule is tried on pages and addresses; a tie has three ways out; its tests hold it', async ({
  app,
  page,
}) => {
  // What an administrator has seen is there to try a rule on.
  for (const key of ['OPS-18', 'OPS-30', 'OPS-7']) {
    await page.goto(`${JIRA}/browse/${key}`);
    await expect(page.locator('pilotlight-panel')).toBeAttached();
  }
  const options = await app.extensionPage('options.html#/rules/new');
  const main = options.locator('main');
  await writeRule(options, /CUST-FORMS/, 'OPS');
  await expect(options.locator('datalist#rule-values-1 option[value="OPS"]')).toHaveCount(1);

  await expect(main).toContainText(`in its rule \u2068${OPS_RULE}\u2069`);
  await expect(main).toContainText(/Equal to .Operations service desk/);
  const trial = options.getByRole('region', { name: 'Try it first' });
  const row = (name: string) => trial.locator('li', { hasText: name });
  await expect(row('OPS-18')).toContainText('Conflict');
  // The pinned item outranks every project, and the label is narrower than the project.
  await expect(row('OPS-30')).toContainText('Stays as it is');
  await options.getByLabel('Name of the rule').fill('All of operations');
  // Left on the way, it is still there.
  await options.getByRole('link', { name: 'Sites', exact: true }).click();
  await expect(options.getByLabel('Name of the rule')).toHaveCount(0);
  await options.goBack();
  await expect(options.getByText('What you wrote is still here')).toBeVisible();
  await expect(options.getByLabel('Name of the rule')).toHaveValue('All of operations');
  await options.getByRole('button', { name: 'Save and activate' }).click();
  await expect(options.getByRole('alert')).toContainText('Add a condition');

  // First way out: one more condition, with the cursor where its value goes.
  await options.getByRole('button', { name: 'Add a condition' }).click();
  await expect(options.getByLabel('Value', { exact: true }).last()).toBeFocused();
  await options.keyboard.type('ai-triage');
  await expect(main).toContainText(/Wins over .Operations service desk/);
  await options.getByRole('button', { name: 'Remove condition 2' }).click();
  // A twin of a known site, and one that nobody allowed yet, are named as they are written.
  const site = options.getByLabel('Site', { exact: true });
  await site.fill(`${new URL(JIRA).host}, haldenfreight.evilatlassian.net, jira.corp.example`);
  await expect(main).toContainText(/haldenfreight\.evilatlassian\.net.? looks like/);
  await expect(main).toContainText(/may not read .?jira\.corp\.example.? at the moment/);
  await site.fill(new URL(JIRA).host);
  await expect(main).not.toContainText('at the moment');
  // Second: an exclusion for the other initiative, saved as a rule of its own.
  await options.getByRole('button', { name: /^Keep these pages out of/ }).click();
  await expect(main).not.toContainText('nobody could say which one counts');
  await expect(row('OPS-18')).toContainText('Newly linked');
  await expect(main).not.toContainText(/Equal to .Operations service desk/);

  // Third, in another editor, where the tie is still one. What is not saved is there too, until it is given up.
  const other = await app.extensionPage('options.html#/rules/new');
  await expect(other.getByLabel('Name of the rule')).toHaveValue('All of operations');
  await other.getByRole('button', { name: 'Discard what I wrote' }).click();
  await expect(other.getByLabel('Name of the rule')).toHaveValue('');
  await writeRule(other, /FLEET-PLAN/, 'PAY');
  await other.getByRole('button', { name: 'Let this rule win' }).click();
  await expect(other.locator('main')).toContainText(/Wins over .Invoice processing/);
  await expect(other.locator('[name=priority]')).toHaveValue('1');

  // Addresses: one that fits, one that does not, one that is nobody's.
  await other
    .getByLabel('Addresses to try')
    .fill(`${JIRA}/browse/PAY-101\n${JIRA}/browse/HR-1 https://example.com/nothing`);
  const tried = other.getByRole('region', { name: 'Try it first' });
  await expect(tried.getByRole('status')).toContainText('3 addresses');
  await expect(tried.locator('li', { hasText: 'PAY-101' })).toContainText('Would change');
  await expect(tried.locator('li', { hasText: 'example.com' })).toContainText('Not recognised');
  await tried.getByRole('button', { name: 'Keep 2 addresses as tests' }).click();
  await expect(other.locator('main')).toContainText('2 tests, and all pass');
  await other.getByLabel('Name of the rule').fill('Payments for the fleet');

  // A change that breaks a test is told at once, and refused.
  await other.getByLabel('Value', { exact: true }).fill('HR');
  await expect(other.locator('main')).toContainText('2 tests fail');
  await other.getByRole('button', { name: 'Save and activate' }).click();
  await expect(other.getByRole('alert')).toContainText('came out differently from what was expected');
  await other.getByLabel('Value', { exact: true }).fill('PAY');
  // An initiative that does not exist yet is made on the way; what was written stays.
  await other.getByRole('button', { name: 'Add initiative' }).click();
  await other.locator('[name=name]').fill('Fleet payments');
  await other.locator('[name=purpose]').fill('Pays the yards of the fleet on time.');
  await other.locator('[name=owner]').selectOption({ index: 0 });
  await expect(other.locator('[name=container]')).toHaveCount(0);
  await other.getByRole('button', { name: 'Create initiative' }).click();
  const chosen = other.getByLabel('Initiative', { exact: true });
  await expect(chosen).toBeFocused();
  await expect(chosen.locator('option:checked')).toContainText('Fleet payments');
  await expect(other.getByLabel('Name of the rule')).toHaveValue('Payments for the fleet');
  await other.getByRole('button', { name: 'Save and activate' }).click();
  const savedRule = other.locator('main li', { hasText: 'Payments for the fleet' });
  await expect(savedRule).toContainText(/Saved\s*Active/);
  await expect(savedRule).toBeFocused();
  await page.goto(`${JIRA}/browse/PAY-101`);
  await expect(page.locator('pilotlight-panel')).toBeAttached();
  await options.setViewportSize({ width: 320, height: 900 });
  expect(await options.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});

test('a rule’s versions say who changed what and when, and lead back; put away it matches nothing until it is back', async ({
  app,
  page,
}) => {
  const options = await app.extensionPage('options.html#/rules');
  const item = options.locator('main li', { hasText: 'Fleet planning' });
  await expect(item).toContainText(/Never matched on this device|matches in 30 days|match in 30 days/);
  await item.getByRole('link', { name: /^Edit rule/ }).click();
  await options.getByLabel('Name of the rule').fill('Fleet, all tickets');
  await options.getByText('Dates, priority and note').click();
  await options.getByLabel('Valid until').fill('2027-12-31');
  await options.getByRole('button', { name: 'Save and activate' }).click();
  const changed = options.locator('main li', { hasText: 'Fleet, all tickets' });
  await changed.getByRole('link', { name: /^History of rule/ }).click();
  const now = options.locator('main ol > li').first();
  await expect(now).toContainText('in effect now');
  await expect(now).toContainText(/Name\s*Fleet planning\s*Fleet, all tickets/);
  await expect(now).toContainText(/Changed by/);
  await options.getByRole('button', { name: 'Go back to version 1' }).click();
  await expect(options.getByRole('dialog')).toContainText('nothing of the history is lost');
  await options.getByRole('dialog').getByRole('button', { name: 'Go back' }).click();
  await expect(now).toContainText('Restored to an earlier version by');
  await expect(options.getByRole('heading', { level: 1 })).toHaveText('Fleet planning');

  // Put away, after being told what stops: the open page is no longer linked.
  await page.goto(`${JIRA}/browse/FLEET-2`);
  await expect(page.locator('pilotlight-panel')).toBeAttached();
  await options.getByRole('link', { name: 'To the list of rules' }).click();
  await options.getByRole('button', { name: /^Put away rule .Fleet planning/ }).click();
  const dialog = options.getByRole('dialog');
  await expect(dialog).toContainText(/no longer linked to .*project.*FLEET/s);
  await picture(options, 'options-rules-put-away-asked');
  await dialog.getByRole('button', { name: 'Put away' }).click();
  await expect(options.getByRole('listitem').filter({ hasText: 'Fleet planning' })).toHaveCount(0);
  await page.goto(`${JIRA}/browse/FLEET-2`);
  const lab = await openLab(app);
  const status = async () =>
    lab.send('getTabStatus', { tabId: await lab.tabId('/browse/FLEET-2') }) as Promise<unknown>;
  await expect.poll(status).toMatchObject({ value: { answer: { state: 'nothing' } } });
  await expect(page.locator('pilotlight-panel')).toHaveCount(0);
  await options.getByText('Show 1 put-away rule').click();
  const away = options.getByRole('list', { name: 'Put-away rules' }).getByRole('listitem');
  await expect(away).toContainText(/Put away by/);
  await picture(options, 'options-rules-put-away-list', { whole: true });
  await away.getByRole('button', { name: /^Bring back rule/ }).click();
  await expect(options.getByRole('status').filter({ hasText: 'Fleet planning' })).toContainText(
    'is back. It stays switched off',
  );
  await options.getByRole('button', { name: /^Activate rule .Fleet planning/ }).click();
  await expect(page.locator('pilotlight-panel')).toBeAttached();
});

test('two administrators edit one rule in two tabs: the second is shown both versions and chooses', async ({
  app,
}) => {
  const [rule] = await readRecords(app, 'rule');
  const editor = `options.html#/rules/edit/${rule?.id}`;
  const first = await app.extensionPage(editor);
  const second = await app.extensionPage(editor);
  const save = (page: Page) => page.getByRole('button', { name: 'Save as draft' }).click();
  const note = (page: Page, text: string) =>
    page
      .locator('details', { has: page.getByLabel('Note') })
      .evaluate((details) => {
        (details as HTMLDetailsElement).open = true;
      })
      .then(() => page.getByLabel('Note').fill(text));
  await second.getByLabel('Name of the rule').fill('The second one’s name');
  await note(first, 'From the first tab.');
  await first.getByLabel('Valid until').fill('2030-01-01');
  await save(first);
  await expect(first).toHaveURL(/#\/rules$/);

  // What was typed is still there, beside what would be replaced by it.
  const choice = second.getByRole('alert');
  await expect(choice).toContainText('Somebody saved this rule');
  await expect(choice.locator('del')).toContainText([/./, /From the first tab/]);
  await picture(second, 'rule-overtaken', { whole: true });
  await save(second);
  await expect(choice).toBeVisible();
  await choice.getByRole('button', { name: 'Take what they saved' }).click();
  await expect(second.getByLabel('Note')).toHaveValue('From the first tab.');
  await expect(choice).toHaveCount(0);

  // And once more the other way round; what is emptied is gone.
  await first.goto(app.extensionUrl(editor));
  await note(first, 'A later note.');
  await save(first);
  await expect(choice).toBeVisible();
  await second.getByLabel('Valid until').fill('');
  await second.getByLabel('Name of the rule').fill('The second one’s name');
  await choice.getByRole('button', { name: 'Go on with mine' }).click();
  await save(second);
  await expect(second).toHaveURL(/#\/rules$/);
  const saved = (await readRecords(app, 'rule')).find(({ id }) => id === rule?.id);
  expect(saved).toMatchObject({
    name: 'The second one’s name',
    note: 'From the first tab.',
    status: 'draft',
  });
  expect(saved).not.toHaveProperty('validTo');
});
