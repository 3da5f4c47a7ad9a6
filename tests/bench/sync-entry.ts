import { contentId } from '@/lib/domain/content-id';
import { editMetric } from '@/lib/store/commands/metrics';
import { PilotlightDatabase } from '@/lib/store/database';
import { rowOf } from '@/lib/store/documents';
import { writeState } from '@/lib/store/sync-state';
import { createCouchDbStore, databaseNames } from '@/lib/sync/couchdb/couchdb-store';
import { createHttp } from '@/lib/sync/couchdb/http';
import { runSession } from '@/lib/sync/session';
import { ID, initiative, metric, OWNER, person, workspace } from '../unit/domain/records';

/**
 * What the sync bench runs inside the extension's worker: the product's own session on a database of its own. Bundled by
 * `sync.bench.mjs` and put into the worker by the debugging protocol.
 */
const ACCOUNT = 'bench';
const ulid = (kind: number, at: number) => `0${kind}${String(at).padStart(24, '0')}`;

/** Facts of the smallest kind, as two thousand people write them: each under the hash of its content. */
function skips(count: number, prefix = 'n'): Record<string, unknown>[] {
  return Array.from({ length: count }, (_, at) => {
    const body = {
      v: 1,
      by: `person-${at % 2000}`,
      at: '2026-03-09T08:00:00.000Z',
      dev: ulid(1, at % 2000),
      nonce: `${prefix}${at}`,
      initiativeId: ulid(2, at % 500),
      metricId: ulid(3, at % 1000),
      periodStart: '2026-03-02',
      periodEnd: '2026-03-08',
      reason: 'Nobody worked on it.',
    };
    return { _id: contentId('skip', body), ...body };
  });
}

/** A shared database as a large organisation has it: who works there, initiatives, their metrics, and facts. */
function core(count: number): Record<string, unknown>[] {
  const shared = [
    { _id: 'meta:policy', ...workspace() },
    { _id: `per:${ACCOUNT}`, ...person(ACCOUNT) },
    { _id: `per:${OWNER}`, ...person(OWNER) },
  ];
  const each = Math.floor(count / 4);
  const initiatives = Array.from({ length: each }, (_, at) => {
    const { id: _id, ...body } = initiative({ key: `BENCH-${at}`, name: `Initiative ${at}` });
    return { _id: `ini:${ulid(2, at)}`, ...body };
  });
  const metrics = Array.from({ length: each }, (_, at) => {
    const { id: _id, ...body } = metric({ initiativeId: ulid(2, at), name: `Metric ${at}` });
    return { _id: `met:${ulid(2, at)}:${ulid(3, at)}`, ...body };
  });
  const facts = skips(count - shared.length - 2 * each);
  return [...shared, ...initiatives, ...metrics, ...facts].map((doc: Record<string, unknown>) => {
    const { id: _, ...body } = doc;
    return body;
  });
}

/** Where a session goes: the server's address, and the beginning of its databases' names. */
type Place = { url: string; team: string };

async function open(name: string, { url, team }: Place) {
  const db = new PilotlightDatabase(name);
  await writeState(db, 'team', { origin: url, prefix: team, portfolio: 'main', account: ACCOUNT });
  await writeState(db, 'deviceId', ulid(1, 0));
  const ask = createHttp({
    origin: url,
    authorization: async () => 'Basic YmVuY2g6eA==',
    fetch: (...request) => fetch(...request),
  });
  const remote = createCouchDbStore(ask, databaseNames(team, 'main'));
  const context = {
    db,
    remote,
    device: ulid(1, 0),
    account: ACCOUNT,
    now: () => new Date(),
    random: Math.random,
    newWord: () => crypto.randomUUID(),
  };
  return { db, sync: () => runSession(context) };
}

/** A first copy into an empty database, timed; the database goes away afterwards unless it is kept. */
async function pull({ keep, ...place }: Place & { keep?: boolean }) {
  const { db, sync } = await open('bench-pull', place);
  const start = performance.now();
  const report = await sync();
  const ms = performance.now() - start;
  if (keep) db.close();
  else await db.delete();
  return { ms, count: report.pulled };
}

/** Another session with nothing new on either side. */
async function idle(place: Place) {
  const { db, sync } = await open('bench-pull', place);
  const start = performance.now();
  await sync();
  const ms = performance.now() - start;
  db.close();
  return { ms };
}

/** Everything that waits in a database that was filled with it before the clock runs. */
async function push({ count, ...place }: Place & { count: number }) {
  const { db, sync } = await open('bench-push', place);
  const at = new Date().toISOString();
  const docs = skips(count, crypto.randomUUID().slice(0, 8));
  await db.transaction('rw', [db.docs, db.outbox], async () => {
    await db.docs.bulkPut(docs.map(({ _id, ...doc }) => rowOf(String(_id), 'skip', doc)));
    await db.outbox.bulkPut(
      docs.map(({ _id }) => ({
        id: String(_id),
        home: 'core',
        kind: 'immutable',
        gen: 1,
        firstAt: at,
        state: 'pending',
        nextAt: at,
        tries: 0,
      })),
    );
  });
  const start = performance.now();
  const report = await sync();
  const ms = performance.now() - start;
  await db.delete();
  return { ms, count: report.pushed };
}

/** A person's edits beside everything that was copied: from the command to the promise that it is on the disk. */
async function edit({ rounds }: { rounds: number }) {
  const db = new PilotlightDatabase('bench-pull');
  const author = { personId: OWNER, at: new Date() };
  // A headline would ask for a number beside it.
  const plain = metric({ headline: false });
  await db.docs.bulkPut([
    rowOf('meta:policy', 'workspace', workspace()),
    rowOf(`per:${OWNER}`, 'person', person(OWNER)),
    rowOf(`ini:${ID.initiative}`, 'initiative', initiative()),
    rowOf(`met:${ID.initiative}:${ID.metric}`, 'metric', plain),
  ]);
  let at = plain.at;
  const times: number[] = [];
  for (let round = -3; round < rounds; round++) {
    const start = performance.now();
    const change = { question: `Is it faster now? ${round}` };
    const written = await editMetric({ metricId: ID.metric, at, change }, { ...author, at: new Date() }, db);
    if (round >= 0) times.push(performance.now() - start);
    at = written.at;
  }
  const rows = await db.docs.count();
  const waiting = await db.outbox.count();
  await db.delete();
  return { times, rows, waiting };
}

Object.assign(globalThis, { syncBench: { skips, core, pull, idle, push, edit } });
