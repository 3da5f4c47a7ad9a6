import { join } from 'node:path';
import { runnerImport } from 'vite';
import { ROOT } from '../setup/process.mjs';
import { HOSTS, TEAM_HOST } from '../stand-ins/company.mjs';
import { addAccount, startPouchDb } from '../stand-ins/couchdb.mjs';
import { startStandIns } from '../stand-ins/server.mjs';
import { ended, launch, openPage } from './browser.mjs';
import { walkTeamTour } from './team-tour.mjs';

const TICKET = `https://${HOSTS.cloud}/browse/OPS-9`;
const SERVER = `https://${TEAM_HOST}`;

const guide = ({ admin }, team) => `
Two people of one team, each in a browser of their own: on the left who owns the initiative behind ticket
OPS-9, on the right an employee. Their organisation's server is a pouchdb-server in this computer's memory.

  1. Open the panel on both sides: the small tab at the right edge, or Alt+Shift+L.
  2. Left, "Enter value", then save. Within seconds the right side shows it.
  3. The tab beside it, Options, says how this browser stands with the team: what waits, what was refused.
     Sign out on the right, send a concern in the ticket, sign in again: it waited and arrives.
  4. "Set up or check a team's server" there proves the server. Its admin: ${admin.name}, ${admin.password}
     (server ${SERVER}, team ${team}).

Close a window or press Ctrl-C to end.
`;

/**
 * @param {{ executablePath: string, extensionDir: string, headless: boolean }} options
 */
export async function show(options) {
  const { createDatabases, fillTeam, TEAM } = await fromSource('tests/e2e/support/team-server.ts');
  const closing = [];
  try {
    const server = await startPouchDb();
    closing.push(server.close);
    const standIns = await startStandIns({ teamServer: server.url });
    closing.push(standIns.close);
    await createDatabases(server);
    const people = Object.values(await fillTeam(server));
    const browsers = [];
    for (const [place, { account, roles }] of people.entries()) {
      const window = { left: place * 980, width: options.headless ? 1360 : 970, height: 900 };
      const browser = await launch({ ...options, port: standIns.port, window });
      closing.push(browser.close);
      browsers.push(browser);
      await joinTeam(browser, TEAM, await addAccount(server, account, roles));
    }
    if (options.headless) {
      console.log('There is no display here, so this walks through a day of two people and takes pictures.');
      await walkTeamTour(browsers, { ticket: TICKET, server: SERVER, team: TEAM, admin: server.admin });
    } else {
      for (const { context } of browsers) await (await context.newPage()).goto(TICKET);
      console.log(guide(server, TEAM));
      await ended(browsers);
    }
  } finally {
    for (const close of closing.reverse()) await close();
  }
}

/** Through the options, as a person with an account of the server does. */
async function joinTeam(browser, team, { name, password }) {
  const page = await openPage(browser, 'options.html#/team');
  await page.getByRole('radio', { name: 'Account of the server' }).check();
  await page.getByLabel('Server', { exact: true }).fill(SERVER);
  await page.getByLabel('Team', { exact: true }).fill(team);
  await page.getByLabel('Account', { exact: true }).fill(name);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Join the team' }).click();
  await page.getByText('In step with the team').waitFor();
}

/** What the product makes for a team, made by its own code: the demo adds only the server and the people. */
async function fromSource(path) {
  const config = { root: ROOT, configFile: false, logLevel: 'error', resolve: { alias: { '@': ROOT } } };
  const { module } = await runnerImport(join(ROOT, path), config);
  return module;
}
