import type { Page } from '@playwright/test';
import { asAdmin, startCouchDb } from '../stand-ins/couchdb.mjs';
import { type IdentityProvider, startIdentityProvider } from '../stand-ins/identity-provider.mjs';
import { type JwtGateway, startJwtGateway } from '../stand-ins/jwt-gateway.mjs';
import { EXTENSION_DIR, expect, JIRA, panelOf, test } from './fixtures';
import { type Chromium, launchChromium } from './harness/chromium';
import { picture } from './support/picture';
import { createDatabases, fillTeam, TEAM } from './support/team-server';

/**
 * Two people, each with a browser of their own, the organisation's sign-in (a certified OpenID provider) and its server:
 * pouchdb-server, which runs the same rule as CouchDB does, behind a gateway that takes the provider's tokens.
 */
const TICKET = `${JIRA}/browse/OPS-9`;
const METRIC = 'Minutes until the right desk has the ticket';

test('US-9.2, US-9.4: a value confirmed in one browser is seen in the other; a forged write is refused by the server and shown', async ({
  standIns,
}) => {
  test.slow();
  const server = await startCouchDb();
  const [one, two] = [
    await launchChromium({ extensionDir: EXTENSION_DIR, standIns }),
    await launchChromium({ extensionDir: EXTENSION_DIR, standIns }),
  ];
  const provider = await startIdentityProvider({
    people: {},
    redirectUris: [`https://${one.extensionId}.chromiumapp.org/cb`],
  });
  const gateway = await startJwtGateway({ server, issuer: provider.issuer });
  await createDatabases(server);
  const { owner, employee } = await fillTeam(server);
  for (const { account, roles } of [owner, employee]) provider.people[account] = roles;

  // Whoever closes the window is told, and nothing has changed. Then the owner signs in.
  let options = await joinForm(one, gateway, provider);
  await (await signInWindow(one, options, 'Sign in and join')).close();
  await expect(options.getByText('The sign-in window was closed before it was done.')).toBeVisible();
  await signInAs(owner.account, await signInWindow(one, options, 'Sign in and join'));
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
  // And pins the ticket to it: no rule of the organisation, so their role on the server is enough.
  await panel.root.getByText('Pin this issue').click();
  await panel.root.getByRole('button', { name: 'Pin here' }).click();
  await expect(panel.root.locator('.pinned')).toContainText('Pinned here by Operations improvement lead');
  await options.bringToFront();
  await options.getByRole('button', { name: 'Synchronise now' }).click();
  await expect(options.getByText('Nothing waits to be sent.')).toBeVisible();

  // The employee signs in in another browser and sees it in the same ticket.
  options = await joinForm(two, gateway, provider);
  await signInAs(employee.account, await signInWindow(two, options, 'Sign in and join'));
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
  await expect(seen.root.locator('.pinned')).toContainText('Pinned here by Operations improvement lead');
  await expect(seen.root.getByRole('button', { name: 'Take the pin away' })).toHaveCount(0);

  // Signed out, a change waits. Whatever a person does to their own storage, the server decides: signed in again, the write
  // stays here, with the reason.
  await options.bringToFront();
  await options.getByRole('button', { name: 'Sign out' }).click();
  await expect(options.getByText('Please sign in again. Until then, changes wait here.')).toBeVisible();
  await forge(options, employee.account);
  await options.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(options.getByRole('heading', { name: 'Refused by the server' })).toBeVisible();
  await expect(
    options.getByText(/Not allowed for this account: only someone who .* may write this/),
  ).toBeVisible();

  // A mapping that was spoilt on the server is set aside with its reason; the pin goes on by the last good version.
  const { rows } = await asAdmin(server, 'GET', `/${TEAM}-core/_all_docs?include_docs=true`);
  const pin = rows.find(({ id }: { id: string }) => /^map:[^:]+:/.test(id)).doc;
  await asAdmin(server, 'PUT', `/${TEAM}-core/${pin._id}`, { ...pin, hosts: '*' });
  await options.getByRole('button', { name: 'Synchronise now' }).click();
  const setAside = options.getByRole('region', { name: 'Set aside' });
  await expect(setAside).toContainText('It is not written as such a record has to be.');
  await expect(setAside).toContainText('The last good version stays in use.');
  await picture(options, 'team-set-aside', { whole: true });
  await other.reload();
  await expect(seen.root.locator('.pinned')).toContainText('Pinned here by Operations improvement lead');

  // Every request that was made is there to be seen, with nothing of what was said in it.
  const privacy = await two.extensionPage('options.html#/privacy');
  const requests = privacy.getByRole('region', { name: 'The last requests' });
  await expect(requests.locator('li', { hasText: gateway.url }).first()).toContainText('Records of the team');
  await expect(requests.locator('li', { hasText: 'Sign-in' }).first()).toContainText(provider.issuer);
  await expect(privacy.getByRole('region', { name: 'In short' })).toContainText(gateway.url);
  expect(await requests.locator('ol').textContent()).not.toMatch(/\?|eyJ|01JDEM|password/);

  // No token is left on the disk, and the way out is one click away.
  const tokens = (await storedIn(options, 'session')).match(/eyJ[\w-]{20,}/g) ?? [];
  expect(tokens).not.toEqual([]);
  expect(await storedIn(options, 'local')).not.toContain('eyJ');
  await options.getByRole('button', { name: 'Leave the team' }).first().click();
  await options.getByRole('dialog').getByRole('button', { name: 'Leave the team' }).click();
  await expect(options.getByRole('button', { name: 'Sign in and join' })).toBeVisible();
  expect(await storedIn(options, 'session')).not.toContain('eyJ');
  // Of the requests to the team nothing is kept; at most, that the sign-in was given back.
  await expect(requests.locator('li', { hasText: gateway.url })).toHaveCount(0);

  // Whoever looks after the server has it proved, and their own sign-in with it: nothing was to be made, and of what the
  // gateway does not show nothing is claimed.
  const admin = await joinForm(one, gateway, provider, 'options.html#/team/set-up');
  await admin.getByLabel('Admin account of the server').fill(server.admin.name);
  await admin.getByLabel('Password').fill(server.admin.password);
  await admin.getByRole('button', { name: 'Check the server and go on' }).click();
  await expect(admin.getByText('Everything was there already; nothing was changed.')).toBeVisible();
  await admin.getByRole('button', { name: 'Try it with my own sign-in' }).click();
  const results = admin.getByRole('listitem');
  await expect(results.filter({ hasText: 'Your own sign-in' })).toContainText('Holds');
  await expect(results.filter({ hasText: 'Your sign-in, once it has ended' })).toContainText('Not tried');
  await admin.getByText('Signing in: 1 point holds').click();
  await expect(results.filter({ hasText: 'Forged sign-ins' })).toContainText('Holds');
  await expect(results.filter({ hasText: 'Sign-ins that end' })).toContainText('Not tried');
  // The names of those who own an initiative are written where the server's rule reads them; and what the organisation's
  // sign-in must know of this browser stands there to be copied.
  await admin.getByRole('button', { name: 'Match rights with the initiatives' }).click();
  await expect(admin.getByRole('region', { name: 'This would change' })).toContainText(
    'May write from now on:',
  );
  await picture(admin, 'team-match-light', { whole: true });
  await admin.getByRole('button', { name: 'Change these rights' }).click();
  await expect(admin.getByText(/^The rights of \d+ initiatives? were changed\.$/)).toBeVisible();
  await admin.getByText('For whoever looks after the sign-in').click();
  await expect(admin.getByText(/^https:\/\/[a-p]{32}\.chromiumapp\.org\/cb$/)).toBeVisible();
  await expect(admin.getByText('Every browser has its own')).toBeVisible();
  await picture(admin, 'team-proved-light', { whole: true });

  await Promise.all([one.close(), two.close()]);
  await gateway.close();
  await provider.close();
  await server.close();
});

/** The page on which one joins, or sets a server up, filled in as far as an organisation tells its people. */
async function joinForm(
  app: Chromium,
  gateway: JwtGateway,
  provider: IdentityProvider,
  path = 'options.html#/team',
): Promise<Page> {
  const page = await app.extensionPage(path);
  await page.getByLabel('Server', { exact: true }).fill(gateway.url);
  await page.getByLabel('Team', { exact: true }).fill(TEAM);
  await page.getByLabel('Sign-in address').fill(provider.issuer);
  return page;
}

/** The window of the organisation's sign-in, which opens with a click on this button. */
async function signInWindow(app: Chromium, page: Page, button: string): Promise<Page> {
  const opening = app.context.waitForEvent('page');
  await page.getByRole('button', { name: button }).click();
  const window = await opening;
  await window.getByRole('button', { name: 'Sign-in' }).waitFor();
  return window;
}

async function signInAs(account: string, window: Page): Promise<void> {
  await window.getByPlaceholder('Enter any login').fill(account);
  await window.getByPlaceholder('and password').fill('not looked at');
  await window.getByRole('button', { name: 'Sign-in' }).click();
}

/** Everything that the extension keeps in one of its two places. */
const storedIn = (page: Page, area: 'local' | 'session'): Promise<string> =>
  page.evaluate(async (name) => {
    type Areas = Record<string, { get: (all: null) => Promise<unknown> }>;
    const { storage } = (globalThis as unknown as { chrome: { storage: Areas } }).chrome;
    return JSON.stringify(await storage[name]?.get(null));
  }, area);

/** Renames an initiative in the person's own database and queues it, as somebody with developer tools could. */
async function forge(page: Page, account: string): Promise<void> {
  const names = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
  const name = names.find((one) => one?.startsWith('pilotlight-team-'));
  if (!name) throw new Error(`No team’s database among ${names.join(', ')}.`);
  await page.evaluate(
    ([database, account]) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open(database);
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const write = opening.result.transaction(['docs', 'outbox'], 'readwrite');
          const docs = write.objectStore('docs');
          docs.get(IDBKeyRange.bound('ini:', 'ini:\uffff')).onsuccess = ({ target }) => {
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
    [name, account] as const,
  );
}
