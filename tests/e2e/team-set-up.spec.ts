import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { startCouchDb } from '../stand-ins/couchdb.mjs';
import { EXTENSION_DIR, expect, JIRA, test } from './fixtures';
import { launchChromium } from './harness/chromium';
import { picture } from './support/picture';

/**
 * A small team without an identity provider: its admin turns an empty server into a team's, proves it, makes two accounts,
 * and both people work from there. The server is pouchdb-server, which does not say that it is a CouchDB.
 */
const TEAM = 'halden';
const PASSWORD = 'a long first password';

test('an admin sets up an empty server and proves it, and the people with accounts there are a team', async ({
  standIns,
}) => {
  test.slow();
  const server = await startCouchDb();
  const one = await launchChromium({ extensionDir: EXTENSION_DIR, standIns });
  const two = await launchChromium({ extensionDir: EXTENSION_DIR, standIns });

  // Ann has worked alone so far, in a workspace of her own.
  await startAlone(await one.extensionPage('welcome.html#/start'), 'My own trials', 'Night shift planner');

  const page = await one.extensionPage('options.html#/team');
  await page.getByRole('link', { name: 'Set up or check a team’s server' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Set up a team’s server');
  // What is missing is said at its field, and nothing typed is lost over a wrong password.
  await page.getByRole('button', { name: 'Set up and check' }).click();
  await expect(page.getByLabel('Server', { exact: true })).toBeFocused();
  await page.getByRole('radio', { name: 'Account of the server' }).check();
  await page.getByLabel('Server', { exact: true }).fill(server.url);
  await page.getByLabel('Team', { exact: true }).fill(TEAM);
  await page.getByLabel('Admin account of the server').fill(server.admin.name);
  await page.getByLabel('Password').fill('wrong');
  await page.getByRole('button', { name: 'Set up and check' }).click();
  await expect(page.getByText('The server does not accept this account and password.')).toBeVisible();
  await page.getByLabel('Password').fill(server.admin.password);
  await page.getByRole('button', { name: 'Set up and check' }).click();

  // Each check with its result; what could not be tried says how one can make sure.
  await expect(page.getByText('2 points need your attention')).toBeVisible();
  await expect(page.getByText('Made: initiatives and rules, values, and the log.')).toBeVisible();
  const check = (title: string) => page.getByRole('listitem').filter({ hasText: title });
  await expect(check('Who reads the log')).toContainText('except POST /halden-audit/_bulk_docs');
  await expect(check('Limits of the server')).toContainText('max_document_size = 65536');
  await expect(check('Other people’s records')).toContainText('Not tried');
  await picture(page, 'team-set-up-open', { whole: true });
  await page.getByText(/^Who writes what: \d+ points hold$/).click();
  await page.getByText(/^Signing in: 1 point holds$/).click();
  for (const title of [
    'Starting an initiative',
    'Writes that are not allowed',
    'Records with an invented past',
    'Records that are too long',
    'Files that hang on records',
    'The rules themselves',
    'Forged sign-ins',
  ]) {
    await expect(check(title)).toContainText('Holds');
  }
  await expect(check('Version of the server')).toContainText('use CouchDB 3.5.2 or newer');

  await addAccount(page, 'ann', ['Start initiatives', 'Change rules, people and settings']);
  await addAccount(page, 'ben', []);
  const accounts = page.getByRole('list', { name: 'Accounts of the team' }).getByRole('listitem');
  await expect(accounts.filter({ hasText: 'ben' })).toContainText('Reads');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  await look(page, 'set-up', 'Server eines Teams einrichten');

  // Ann joins from here, with what was typed, and starts the team's workspace in her own name.
  await page.getByRole('link', { name: 'Join this team' }).click();
  await expect(page.getByLabel('Server', { exact: true })).toHaveValue(server.url);
  await joinAs(page, 'ann');
  await startAlone(await one.extensionPage('welcome.html#/start'), 'Halden Freight', 'Dock scheduler');
  await page.bringToFront();
  await page.getByRole('button', { name: 'Synchronise now' }).click();
  await expect(page.getByText('Nothing waits to be sent.')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Refused by the server' })).toHaveCount(0);

  // What she had alone she brings along: she sees first what would come, and chooses.
  const offer = page.getByRole('region', { name: 'Bring your own workspace into the team' });
  await offer.getByRole('button', { name: 'See what would come' }).click();
  const kind = (title: string) => offer.getByRole('listitem').filter({ hasText: title });
  await kind('Initiatives and their phases').getByText('1 would be added').click();
  await expect(kind('Initiatives and their phases')).toContainText('Night shift planner');
  await expect(kind('Workspace settings')).toContainText('1 different in the team');
  await expect(kind('Workspace settings').getByRole('checkbox')).toHaveCount(0);
  await offer.getByRole('checkbox', { name: 'Initiatives and their phases' }).uncheck();
  await expect(offer.getByRole('checkbox', { name: 'Rules' })).not.toBeChecked();
  await expect(offer.getByText('Without “Initiatives and their phases” these stay here too')).toBeVisible();
  await offer.getByRole('checkbox', { name: 'Rules' }).check();
  await look(page, 'offer', 'Team');
  await offer.getByRole('button', { name: /^Bring \d+ records into the team$/ }).click();
  await expect(offer.getByText(/^\d+ records were brought\.$/)).toBeVisible();
  await expect(page.getByText('Nothing waits to be sent.')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Refused by the server' })).toHaveCount(0);
  await offer.getByRole('button', { name: 'See what would come' }).click();
  await expect(offer.getByText('There is nothing new to bring')).toBeVisible();

  // The admin's password was used and is nowhere.
  expect(await everythingKept(page)).toContain(PASSWORD);
  expect(await everythingKept(page)).not.toContain(server.admin.password);

  // Ben joins in his own browser and sees it.
  const other = await two.extensionPage('options.html#/team');
  await other.getByRole('radio', { name: 'Account of the server' }).check();
  await other.getByLabel('Server', { exact: true }).fill(server.url);
  await other.getByLabel('Team', { exact: true }).fill(TEAM);
  await joinAs(other, 'ben');
  await other.getByRole('link', { name: 'Initiatives', exact: true }).click();
  await expect(other.getByText('Dock scheduler')).toBeVisible();
  await expect(other.getByText('Night shift planner')).toBeVisible();

  await Promise.all([one.close(), two.close()]);
  await server.close();
});

/** The first run of somebody, up to their first initiative. */
async function startAlone(welcome: Page, workspace: string, initiative: string): Promise<void> {
  await welcome.locator('[name=displayName]').fill('Shift lead');
  await welcome.locator('[name=workspace]').fill(workspace);
  await welcome.getByRole('button', { name: 'Create workspace' }).click();
  await expect(welcome.getByRole('heading', { level: 1 })).toHaveText('Your first initiative');
  await welcome.locator('[name=name]').fill(initiative);
  await welcome.locator('[name=purpose]').fill('Proposes an hour and a place for each truck.');
  await welcome.locator('[name=host]').fill(`${JIRA}/browse/OPS-18`);
  await welcome.getByRole('button', { name: 'Create initiative' }).click();
  await expect(welcome.locator('main')).toContainText(`${initiative} has been created`);
}

async function addAccount(page: Page, name: string, rights: readonly string[]): Promise<void> {
  await page.getByRole('button', { name: 'Add an account' }).click();
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('First password').fill(PASSWORD);
  for (const right of rights) await page.getByRole('checkbox', { name: right }).check();
  await page.getByRole('button', { name: 'Save account' }).click();
  await expect(page.getByRole('list', { name: 'Accounts of the team' })).toContainText(name);
}

async function joinAs(page: Page, account: string): Promise<void> {
  await page.getByLabel('Account', { exact: true }).fill(account);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Join the team' }).click();
  await expect(page.getByText('In step with the team')).toBeVisible();
}

/** Both of the extension's storages and every row of its databases, as text. */
const everythingKept = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    type Areas = Record<'local' | 'session', { get: (all: null) => Promise<unknown> }>;
    const { storage } = (globalThis as unknown as { chrome: { storage: Areas } }).chrome;
    const kept: unknown[] = [await storage.local.get(null), await storage.session.get(null)];
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
      });
      for (const table of database.objectStoreNames) {
        const rows = database.transaction(table).objectStore(table).getAll();
        kept.push(
          await new Promise((resolve) => rows.addEventListener('success', () => resolve(rows.result))),
        );
      }
      database.close();
    }
    return JSON.stringify(kept);
  });

/** The page in both lights, both languages, wide and narrow; a narrow one never scrolls sideways. */
async function look(page: Page, surface: string, germanTitle: string): Promise<void> {
  const title = await page.getByRole('heading', { level: 1 }).textContent();
  const keep = (name: string) => picture(page, `team-${surface}-${name}`, { whole: true });
  await keep('light');
  await page.setViewportSize({ width: 320, height: 700 });
  await page.emulateMedia({ colorScheme: 'dark' });
  const setLocale = (locale: string) =>
    page.evaluate(
      (input) =>
        (
          globalThis as unknown as { chrome: { runtime: { sendMessage: (m: unknown) => Promise<unknown> } } }
        ).chrome.runtime.sendMessage({ name: 'setLocale', input }),
      { locale },
    );
  await setLocale('de');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(germanTitle);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await keep('dark-320-de');
  await setLocale('en');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1280, height: 900 });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title ?? '');
}
