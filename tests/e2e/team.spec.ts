import type { Page } from '@playwright/test';
import { DEMO_VIEWER_ID, demoWorkspace } from '@/lib/demo/demo-workspace';
import { HOMES, homeOf } from '@/lib/domain/record-homes';
import { toRow } from '@/lib/store/documents';
import { databaseNames } from '@/lib/sync/couchdb/couchdb-store';
import { guardSource } from '@/lib/sync/couchdb/guard';
import { addAccount, asAdmin, startCouchDb, type TestServer } from '../stand-ins/couchdb.mjs';
import { EXTENSION_DIR, expect, JIRA, panelOf, test } from './fixtures';
import { type Chromium, launchChromium } from './harness/chromium';

/**
 * Two people, each with a browser of their own, and the organisation's server: pouchdb-server, which asks for passwords and
 * runs the same rule as CouchDB does.
 */
const TEAM = 'halden';
const TICKET = `${JIRA}/browse/OPS-9`;
const METRIC = 'Minutes until the right desk has the ticket';

async function seed(server: TestServer): Promise<{ owner: string; employee: string }> {
  const names = databaseNames(TEAM, 'main');
  const records = demoWorkspace('Europe/Berlin').records(new Date().toISOString(), 'seed');
  const rows = records.map(({ cls, record }) => toRow(cls, record as never));
  for (const home of HOMES) {
    await asAdmin(server, 'PUT', `/${names[home]}`);
    await asAdmin(server, 'PUT', `/${names[home]}/_design/guard`, { validate_doc_update: guardSource(home) });
    await asAdmin(server, 'PUT', `/${names[home]}/_security`, {
      members: { roles: ['pl-employee'], names: [] },
      admins: { roles: ['_admin'], names: [] },
    });
    const docs = rows.filter(({ id }) => homeOf(id) === home).map(({ id, doc }) => ({ _id: id, ...doc }));
    await asAdmin(server, 'POST', `/${names[home]}/_bulk_docs`, { docs });
  }
  const initiatives = rows.flatMap(({ cls, ini }) => (cls === 'initiative' && ini ? [ini] : []));
  const employee = rows.find(({ cls, doc }) => cls === 'person' && doc.displayName === 'Service desk agent');
  if (!employee) throw new Error('The demo has no service desk agent.');
  const employeeId = employee.id.slice('per:'.length);
  await addAccount(
    server,
    DEMO_VIEWER_ID,
    ['pl-employee', ...initiatives.map((id) => `owner:${id}`)],
    'own er',
  );
  await addAccount(server, employeeId, ['pl-employee'], 'pässword');
  return { owner: DEMO_VIEWER_ID, employee: employeeId };
}

async function join(app: Chromium, server: TestServer, account: string, password: string): Promise<Page> {
  const page = await app.extensionPage('options.html#/team');
  await page.getByLabel('Server', { exact: true }).fill(server.url);
  await page.getByLabel('Team', { exact: true }).fill(TEAM);
  await page.getByLabel('Account').fill(account);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Join the team' }).click();
  return page;
}

const teamDatabase = (server: TestServer, account: string) => ({ origin: server.url, prefix: TEAM, account });

test('a value confirmed in one browser is seen in the other; a forged write is refused by the server and shown', async ({
  standIns,
}) => {
  test.slow();
  const server = await startCouchDb();
  const { owner, employee } = await seed(server);
  const [one, two] = [
    await launchChromium({ extensionDir: EXTENSION_DIR, standIns }),
    await launchChromium({ extensionDir: EXTENSION_DIR, standIns }),
  ];

  // A wrong password changes nothing and says what to check.
  let options = await join(one, server, owner, 'wrong');
  await expect(options.getByText('The server does not accept this account and password.')).toBeVisible();
  await options.getByLabel('Password').fill('own er');
  await options.getByRole('button', { name: 'Join the team' }).click();
  await expect(options.getByText('In step with the team')).toBeVisible();
  await expect(options.getByText('Nothing waits to be sent.')).toBeVisible();

  // The owner confirms the value that is due, inside the ticket.
  const ticket = await one.context.newPage();
  await ticket.goto(TICKET);
  const panel = panelOf(ticket);
  await panel.open();
  const due = panel.root.getByRole('region', { name: 'Value due' });
  await due.getByRole('button', { name: 'Enter value' }).click();
  await due.getByLabel('Value in min').fill('24');
  await due.getByRole('button', { name: 'Save value' }).click();
  await expect(panel.root.locator('.saved')).toContainText('24 min saved on this device');
  await options.bringToFront();
  await options.getByRole('button', { name: 'Synchronise now' }).click();
  await expect(options.getByText('Nothing waits to be sent.')).toBeVisible();

  // The employee joins in another browser and sees it in the same ticket.
  options = await join(two, server, employee, 'pässword');
  await expect(options.getByText('In step with the team')).toBeVisible();
  const other = await two.context.newPage();
  await other.goto(TICKET);
  const seen = panelOf(other);
  await seen.open();
  await expect(
    seen.root
      .getByRole('article')
      .filter({ has: other.getByRole('heading', { name: METRIC }) })
      .locator('.numbers-now dd'),
  ).toHaveText('24 min');

  // Whatever a person does to their own storage, the server decides: the write stays here, with its words.
  await options.bringToFront();
  await forge(options, teamDatabase(server, employee));
  await options.getByRole('button', { name: 'Synchronise now' }).click();
  await expect(options.getByRole('heading', { name: 'Refused by the server' })).toBeVisible();
  await expect(
    options.getByText(/Not allowed for this account: .*your role may not write this/),
  ).toBeVisible();

  // Nothing secret is left on the disk, and the local workspace is one click away.
  const stored = await options.evaluate(() =>
    (
      globalThis as unknown as { chrome: { storage: { local: { get: (all: null) => Promise<unknown> } } } }
    ).chrome.storage.local.get(null),
  );
  expect(JSON.stringify(stored)).not.toContain('pässword');
  await options.getByRole('button', { name: 'Back to the workspace on this device' }).first().click();
  await options
    .getByRole('dialog')
    .getByRole('button', { name: 'Back to the workspace on this device' })
    .click();
  await expect(options.getByRole('button', { name: 'Join the team' })).toBeVisible();

  await Promise.all([one.close(), two.close()]);
  await server.close();
});

/** Renames an initiative in the person's own database and queues it, as somebody with developer tools could. */
async function forge(page: Page, team: { origin: string; prefix: string; account: string }): Promise<void> {
  const names = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
  const name = names.find((one) => one?.startsWith('pilotlight-team-'));
  if (!name) throw new Error(`No database of ${team.prefix} among ${names.join(', ')}.`);
  await page.evaluate(
    ([database, account]) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open(database);
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const write = opening.result.transaction(['docs', 'outbox'], 'readwrite');
          const docs = write.objectStore('docs');
          docs.index('cls').get('initiative').onsuccess = ({ target }) => {
            const row = (target as IDBRequest).result;
            const at = new Date().toISOString();
            docs.put({ ...row, doc: { ...row.doc, name: 'Mine now', by: account, at } });
            write.objectStore('outbox').put({
              id: row.id,
              home: 'core',
              kind: 'mutable',
              gen: 1,
              firstAt: at,
              state: 'pending',
              nextAt: at,
              tries: 0,
            });
          };
          write.oncomplete = () => {
            opening.result.close();
            resolve();
          };
          write.onerror = () => reject(write.error);
        };
      }),
    [name, team.account] as const,
  );
}
