import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { ID } from '../../unit/domain/records';
import { startServer } from './server';
import {
  type Account,
  account,
  type Client,
  createClient,
  createTeam,
  type Server,
  type TestTeam,
} from './team';

type Made = { server: Server; team: TestTeam; person: Account };

/**
 * One server for a file of tests, and for each test a team of its own with one person in it. What a test made is gone
 * after it.
 *
 * @param onTeam told before each test what there is
 * @returns makes a device of the person, or of somebody else
 */
export function teamPerTest(name: string, roles: readonly string[], onTeam: (made: Made) => void) {
  const clients: Client[] = [];
  let server: Server;
  let team: TestTeam;
  let person: Account;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    team = await createTeam(server);
    person = await account(team, name, [`owner:${ID.initiative}`, 'pl-creator', ...roles]);
    onTeam({ server, team, person });
  });
  afterEach(async () => {
    for (const { db } of clients.splice(0)) await db.delete();
    await team.remove();
  });
  return async (who = person, options: Parameters<typeof createClient>[2] = {}): Promise<Client> => {
    const made = await createClient(team, who, options);
    clients.push(made);
    return made;
  };
}
