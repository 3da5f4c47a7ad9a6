import { open, readFile, writeFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import Papa from 'papaparse';
import { EXTENSION_DIR, expect, JIRA, sendFromPage, test } from './fixtures';
import { type Chromium, launchChromium } from './harness/chromium';
import { picture } from './support/picture';
import { readRecords, readTable } from './support/store';

/** Presses a button that saves a file; answers its text. */
async function saved(page: Page, button: string): Promise<string> {
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  return readFile(await (await downloading).path(), 'utf8');
}

const tableOf = (csv: string) => Papa.parse<string[]>(csv.replace(/^\ufeff/, '').trimEnd()).data;
const csvOf = (rows: readonly string[][]) => Papa.unparse(rows as string[][]);

/** Screenshots in light, dark and, in German, narrow; nothing is wider than the window. */
async function looks(app: Chromium, page: Page, name: string): Promise<void> {
  const shoot = (as: string) => picture(page, `options-data-${name}-${as}`, { whole: true });
  await shoot('light');
  await page.emulateMedia({ colorScheme: 'dark' });
  await shoot('dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await sendFromPage(app, 'setLocale', { locale: 'de' });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Import und Export');
  await page.setViewportSize({ width: 320, height: 800 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await shoot('de-320');
  await page.setViewportSize({ width: 1280, height: 800 });
  await sendFromPage(app, 'setLocale', { locale: 'en' });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Import and export');
}

test('US-8.5, threat 30: rules go to a spreadsheet and back; what is wrong is said by row, and twice is harmless', async ({
  app,
}, info) => {
  const page = await app.extensionPage('options.html#/data');
  const main = page.locator('main');
  const rules = () => readRecords(app, 'rule');
  const choose = async (name: string, text: string) => {
    await writeFile(info.outputPath(name), text);
    await main.locator('#import-rules ~ * input[type=file]').setInputFiles(info.outputPath(name));
  };
  /** New, changed, as they are, not possible. */
  const sums = () => main.locator('dl').first().locator('dd').allInnerTexts();
  const look = (name: string) => looks(app, page, name);

  const before = await rules();
  const [head = [], first = [], ...rest] = tableOf(await saved(page, 'Save as a table (CSV)'));
  expect(rest).toHaveLength(before.filter(({ archivedAt }) => archivedAt === undefined).length - 1);
  const at = (column: string) => head.indexOf(column);
  const edited = (row: readonly string[], change: Record<string, string>) =>
    row.map((cell, index) => change[head[index] ?? ''] ?? cell);

  // Every mistake at once, each at its place, and nothing written.
  const fresh = edited(first, { id: '', name: 'Night shift', status: 'draft', priority: '', tests: '' });
  const wrong = [
    edited(first, { priority: '12', status: 'maybe' }),
    edited(fresh, { initiative: 'NOBODY-KNOWS' }),
    edited(fresh, { name: 'All sites', hosts: '*.com', status: 'active' }),
  ];
  await choose('wrong.csv', csvOf([head, ...wrong, ...rest]));
  await expect(page.getByRole('alert')).toContainText('3 rows cannot be taken');
  const problems = main.locator('tbody tr');
  await expect(problems).toContainText([
    /2\s*status.*maybe/s,
    /2\s*priority/,
    /3\s*initiative.*NOBODY-KNOWS/s,
    /4\s*hosts/,
  ]);
  await expect(main.getByRole('button', { name: /^Make/ })).toHaveCount(0);
  expect(tableOf(await saved(page, 'Save this list'))).toHaveLength(1 + (await problems.count()));
  await look('problems');
  expect(await rules()).toEqual(before);

  // Corrected: what would change is shown, then done, all in one.
  const formula = '=HYPERLINK("https://evil.example";"Click")';
  const good = csvOf([head, edited(first, { name: formula, note: 'For the night.' }), fresh, ...rest]);
  await choose('rules.csv', good);
  await expect(main.getByRole('list', { name: 'What would change' })).toBeVisible();
  expect(await sums()).toEqual(['1', '1', String(rest.length), '0']);
  await expect(main).toContainText(formula);
  await look('preview');
  expect((await new AxeBuilder({ page }).include('main').analyze()).violations).toEqual([]);
  expect(await rules()).toEqual(before);
  await main.getByRole('button', { name: 'Make these 2 changes' }).click();
  await expect(main.getByRole('status')).toContainText('1 new rule, 1 changed');
  const after = await rules();
  expect(after).toHaveLength(before.length + 1);
  expect(after).toContainEqual(expect.objectContaining({ name: formula, note: 'For the night.' }));

  // A second time there is nothing to do.
  await choose('rules.csv', good);
  await expect(main).toContainText('There is nothing to change');
  expect(await sums()).toEqual(['0', '0', String(rest.length + 2), '0']);

  // What would be in effect at once is said before, rule by rule, and so is what is worth a second look.
  const live = [
    'Desk at night,include,projectKey eq NIGHT,CUST-FORMS,active',
    'Nobody here,exclude,label eq private,,active',
    'Fleet again,include,projectKey eq FLEET,FLEET-PLAN,active',
    'Some day,include,projectKey eq DAY,CUST-FORMS,draft',
  ].map((line) => `${line},jira,${new URL(JIRA).host}`);
  await choose('live.csv', ['name,effect,conditions,initiative,status,tool,hosts', ...live].join('\n'));
  await expect(main).toContainText('3 rules become active at once.');
  await expect(main).toContainText('1 rule is worth a second look.');
  const planned = main.getByRole('list', { name: 'What would change' }).getByRole('listitem');
  await expect(planned).toContainText([
    /Fleet again.*The rule .Fleet planning. has exactly the same conditions.*New\s*Active/s,
    /Desk at night.*Belongs to Customs.*New\s*Active/s,
    /Nobody here.*Never belongs to any initiative.*New\s*Active/s,
    /Some day.*New\s*Draft, not in effect/s,
  ]);
  await look('live');
  await main.getByRole('button', { name: 'Cancel' }).click();

  // What a spreadsheet would run is text in the file, and itself again when it comes back; JSON says the same.
  const again = await saved(page, 'Save as a table (CSV)');
  expect(tableOf(again).map((row) => row[at('name')])).toContain(`'${formula}`);
  expect(again).not.toMatch(/"[=+@\t]/);
  const json = await saved(page, 'Save as JSON');
  expect(JSON.parse(json)).toMatchObject({ format: 'pilotlight-rules' });
  for (const [name, text] of [
    ['again.csv', again],
    ['again.json', json],
  ] as const) {
    await choose(name, text);
    await expect(main).toContainText('There is nothing to change');
    await expect(main).toContainText(name);
  }
  expect(await rules()).toEqual(after);
});

test('US-8.5, threat 29: a large file shows its progress and stops when told to; a huge one is not even read', async ({
  app,
}, info) => {
  const page = await app.extensionPage('options.html#/data');
  const main = page.locator('main');
  const before = await readRecords(app, 'rule');
  const row = (n: number) => `Rule ${n},jira,jira.example.com,projectKey eq P${n},CUST-FORMS,draft`;
  const lines = Array.from({ length: 100_000 }, (_, n) => row(n));
  const large = info.outputPath('large.csv');
  await writeFile(large, ['name,tool,hosts,conditions,initiative,status', ...lines].join('\n'));
  await main.locator('#import-rules ~ * input[type=file]').setInputFiles(large);
  await expect(main.getByRole('progressbar')).toBeVisible();
  await picture(page, 'options-data-progress', { whole: true });
  await main.getByRole('button', { name: 'Stop' }).click();
  await expect(main.getByRole('status')).toContainText('Nothing was changed');

  const huge = info.outputPath('huge.csv');
  const file = await open(huge, 'w');
  await file.truncate(200 * 1024 * 1024);
  await file.close();
  await main.locator('#import-rules ~ * input[type=file]').setInputFiles(huge);
  await expect(main.getByRole('alert')).toContainText('200 MB');
  expect(await readRecords(app, 'rule')).toEqual(before);
});

test('INV-31: a backup of the whole workspace makes the same state in an empty browser, and nothing by halves', async ({
  app,
  standIns,
}, info) => {
  const page = await app.extensionPage('options.html#/data');
  const text = await saved(page, 'Save a backup');
  expect(text).not.toContain('deviceId');
  const choose = async (into: Page, name: string, content: string) => {
    await writeFile(info.outputPath(name), content);
    await into.locator('#restore-workspace ~ * input[type=file]').setInputFiles(info.outputPath(name));
  };
  const panel = (of: Page) => of.getByRole('region', { name: 'Restore a backup' });
  const docs = async (of: Chromium) =>
    (await readTable(of, 'docs')).filter(
      ({ doc }) => (doc as { action?: string }).action !== 'workspace.restore',
    );
  const here = await docs(app);

  // One of a later version is refused with the reason; one that was changed by hand names what is wrong with it.
  await choose(page, 'later.json', text.replace(/"schema":\d+/, '"schema":99'));
  await expect(panel(page).getByRole('alert')).toContainText('newer version');
  await choose(page, 'changed.json', text.replace('"phase":"P1"', '"phase":"P4"'));
  await expect(panel(page).getByRole('alert')).toContainText('cannot be taken');
  await expect(panel(page).locator('tbody')).toContainText('no recorded decision led to');
  await expect(panel(page).getByRole('button', { name: 'Replace' })).toHaveCount(0);
  await choose(page, 'cut.json', text.slice(0, text.length / 2));
  await expect(panel(page).getByRole('alert')).toContainText('ends in the middle');
  expect(await docs(app)).toEqual(here);

  const empty = await launchChromium({ extensionDir: EXTENSION_DIR, standIns });
  try {
    const welcome = await empty.extensionPage('welcome.html');
    await welcome.getByRole('link', { name: 'Restore a backup' }).click();
    await choose(welcome, 'backup.json', text);
    await expect(panel(welcome)).toContainText('Halden Freight');
    await panel(welcome).getByRole('button', { name: 'Restore this backup' }).click();
    await expect(panel(welcome).getByRole('status')).toContainText('Everything is as it was');
    expect(await docs(empty)).toEqual(here);

    // Where there is something already, what would go is said first.
    await choose(welcome, 'backup.json', text);
    await expect(panel(welcome)).toContainText('1 record that is only here');
    await looks(empty, welcome, 'restore');
    expect((await new AxeBuilder({ page: welcome }).include('main').analyze()).violations).toEqual([]);
    const dashboard = await empty.extensionPage('dashboard.html');
    await expect(dashboard.locator('main')).toContainText('Ticket triage assistant');
  } finally {
    await empty.close();
  }
});
