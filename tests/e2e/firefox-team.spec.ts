import { addAccount, startCouchDb } from '../stand-ins/couchdb.mjs';
import {
  ask,
  dumpStore,
  expect,
  type Firefox,
  type FirefoxPage,
  inPanel,
  JIRA,
  openedAt,
  PANEL,
  poll,
  test,
  welcomeTab,
} from './firefox-fixtures';
import { createDatabases, fillTeam, startLine, TEAM } from './support/team-server';

/**
 * Two people, each with a Firefox of their own and an account of the team's server: pouchdb-server, which runs the same rule
 * as CouchDB does.
 */
const TICKET = `${JIRA}/browse/OPS-9`;
const CONCERN = 'Tickets of agency staff go to the slow desk.';

test('in Firefox a value confirmed by one is seen by the other, and what both write offline ends the same for both', async ({
  launch,
}) => {
  test.slow();
  const server = await startCouchDb();
  await createDatabases(server);
  const { owner, employee } = await fillTeam(server);
  for (const { account, roles } of [owner, employee]) await addAccount(server, account, roles);
  const line = await startLine(server);
  const [one, two] = await Promise.all([launch('e2e'), launch('e2e')]);
  await Promise.all([welcomeTab(one), welcomeTab(two)]);

  // The owner confirms the value that is due, inside the ticket.
  const ownOptions = await join(one, line.url, owner.account);
  const ticket = await openedAt(one, TICKET);
  await ticket.click(inPanel('button ~~ Enter value'));
  await ticket.type('23', inPanel('.due input'));
  await ticket.press('Enter');
  await ticket.waitForWords(inPanel('.saved'), '23 min saved on this device');
  await synchronise(ownOptions);

  // The employee signs in in another browser and sees it in the same ticket.
  const theirOptions = await join(two, line.url, employee.account);
  const seen = await openedAt(two, TICKET);
  await seen.waitForWords(PANEL, '23 min');

  // Both work with the server out of reach: nothing leaves, nothing is lost.
  line.cut();
  const initiativeId = await initiativeOf(one, 'Ticket triage assistant');
  const since = new Date().toISOString().slice(0, 10);
  expect(
    await ask(ownOptions, 'pauseInitiative', { initiativeId, reason: 'The desk moves house', since }),
  ).toEqual({
    ok: true,
    value: {},
  });
  await seen.click(inPanel('.concern summary'));
  await seen.type(CONCERN, inPanel('.concern textarea'));
  await seen.click(inPanel('.concern button ~~ Look at it before sending'));
  await seen.click(inPanel('.concern-check button ~~ Send'));
  await seen.waitForWords(inPanel('.concern-sent'), 'Saved');
  for (const page of [ownOptions, theirOptions]) {
    await page.click('main button ~~ Synchronise now');
    await page.waitForWords('main', 'The server does not answer. You can go on working; changes wait here.');
  }

  // In reach again, in whatever order: the same records for both, and nothing waits.
  line.mend();
  for (const page of [ownOptions, theirOptions, ownOptions]) await synchronise(page);
  const [mine, theirs] = [await recordsOf(one), await recordsOf(two)];
  expect(JSON.stringify(mine)).toContain(CONCERN);
  expect(JSON.stringify(theirs)).toContain('The desk moves house');
  expect(theirs).toEqual(mine);
  await line.close();
  await server.close();
});

/** Joins with an account of the server, as a person does. */
async function join(app: Firefox, server: string, account: string): Promise<FirefoxPage> {
  const page = await app.extensionPage('options.html#/team');
  await page.waitForVisible('main form');
  await page.click('main label ~~ Account of the server');
  await page.type(server, '[name=server]');
  await page.type(TEAM, '[name=team]');
  await page.type(account, '[name=account]');
  await page.type(`${account}-password`, '[name=password]');
  await page.click('main button ~~ Join the team');
  await page.waitForWords('main', 'In step with the team');
  return page;
}

async function synchronise(page: FirefoxPage): Promise<void> {
  await page.click('main button ~~ Synchronise now');
  await page.waitForWords('main', 'In step with the team');
  await page.waitForWords('main', 'Nothing waits to be sent.');
}

type Row = { id: string; cls: string; doc: Record<string, unknown> };

/** The team's records on this device that everybody has, by id: the log is only sent. */
async function recordsOf(app: Firefox): Promise<Record<string, unknown>> {
  const { stores } = await dumpStore(app);
  const [, rows = []] =
    Object.entries(stores).find(([name]) => /^pilotlight-team-.*\/docs$/.test(name)) ?? [];
  return Object.fromEntries(
    (rows as Row[])
      .filter(({ cls }) => cls !== 'audit')
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map(({ id, doc }) => [id, doc]),
  );
}

async function initiativeOf(app: Firefox, name: string): Promise<string> {
  const found = await poll(`the initiative “${name}”`, async () =>
    Object.entries(await recordsOf(app)).find(
      ([id, doc]) => id.startsWith('ini:') && (doc as { name?: string }).name === name,
    ),
  );
  return found[0].slice('ini:'.length);
}
