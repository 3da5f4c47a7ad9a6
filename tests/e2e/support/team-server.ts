import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { DEMO_VIEWER_ID, demoWorkspace } from '@/lib/demo/demo-workspace';
import { HOMES, homeOf } from '@/lib/domain/record-homes';
import { toRow } from '@/lib/store/documents';
import { databaseNames } from '@/lib/sync/couchdb/couchdb-store';
import { createHttp } from '@/lib/sync/couchdb/http';
import { setUpTeam } from '@/lib/sync/set-up/set-up-team';
import { asAdmin, basic, type TestServer } from '../../stand-ins/couchdb.mjs';

/** The short name of the team that the tests make. */
export const TEAM = 'halden';

/** Two people of the demo workspace with the roles a team gives them. */
export type TeamPeople = Record<'owner' | 'employee', { account: string; roles: string[] }>;

/** The databases of a team as its set-up leaves them. */
export async function createDatabases(server: TestServer): Promise<void> {
  const { url, admin } = server;
  const authorization = async () => basic(admin.name, admin.password);
  await setUpTeam(createHttp({ origin: url, authorization, fetch }), databaseNames(TEAM, 'main'));
}

/** The way to a server, which a test can cut: no connection goes through until it is mended. */
export type Line = { url: string; cut: () => void; mend: () => void; close: () => Promise<void> };

export async function startLine(server: TestServer): Promise<Line> {
  const target = new URL(server.url);
  const open = new Set<Socket>();
  let isCut = false;
  const line = createServer((near) => {
    if (isCut) return near.destroy();
    const far = connect(Number(target.port), target.hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => open.delete(one) && other.destroy());
      one.pipe(other);
    }
  });
  await new Promise<void>((resolve) => line.listen(0, '127.0.0.1', resolve));
  const end = () => {
    for (const one of open) one.destroy();
  };
  return {
    url: `http://127.0.0.1:${(line.address() as AddressInfo).port}`,
    cut: () => {
      isCut = true;
      end();
    },
    mend: () => {
      isCut = false;
    },
    close: () =>
      new Promise((resolve) => {
        line.close(() => resolve());
        end();
      }),
  };
}

/** Puts the demo workspace's records into a team's databases, and tells who its people are. */
export async function fillTeam(server: TestServer): Promise<TeamPeople> {
  const names = databaseNames(TEAM, 'main');
  const records = demoWorkspace('Europe/Berlin').records(new Date().toISOString(), 'seed');
  const rows = records.map(({ cls, record }) => toRow(cls, record as never));
  for (const home of HOMES) {
    const docs = rows.filter(({ id }) => homeOf(id) === home).map(({ id, doc }) => ({ _id: id, ...doc }));
    await asAdmin(server, 'POST', `/${names[home]}/_bulk_docs`, { docs });
  }
  const owned = rows.flatMap(({ cls, ini }) => (cls === 'initiative' && ini ? [`owner:${ini}`] : []));
  const agent = rows.find(({ cls, doc }) => cls === 'person' && doc.displayName === 'Service desk agent');
  if (!agent) throw new Error('The demo has no service desk agent.');
  return {
    owner: { account: DEMO_VIEWER_ID, roles: ['pl-employee', ...owned] },
    employee: { account: agent.id.slice('per:'.length), roles: ['pl-employee'] },
  };
}
