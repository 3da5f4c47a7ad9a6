import type { Day } from '@/lib/domain/primitives';
import type { LatestValues } from '@/lib/domain/values-here';
import { listCopied } from '@/lib/store/copied-values';
import type { PilotlightDatabase } from '@/lib/store/database';
import { ofClass } from '@/lib/store/doc-ranges';
import { groupRows } from '@/lib/store/group-rows';
import { listGuarded } from '@/lib/store/guarded-metrics';
import {
  type LatestReading,
  listLatest,
  noteLatest,
  readLatestReading,
  writeLatestReading,
} from '@/lib/store/latest-values';
import { listConfirmedFacts, reofferFacts } from '@/lib/store/portfolio-rows';
import { isStorageFull } from '@/lib/store/storage-error';
import { isLargeTeam, listKeptInitiatives, readState, type Team } from '@/lib/store/sync-state';
import { FACTS_AT_ONCE } from './copy-samples';
import { type LatestHere, latestHere } from './latest-here';
import {
  contextFor,
  isInStep,
  isWithin,
  type LookSurroundings,
  PAUSE_MS,
  RECENT_MS,
} from './outside-session';
import { RemoteError } from './remote-error';
import type { LatestRow } from './remote-store';
import { emptyReport, type SessionContext } from './session-context';
import { takeIn } from './take-in';

/** So many metrics may be asked for every few minutes, for as long as the page is looked at. */
const METRICS_PER_LOOK = 5000;

/**
 * Copies the latest values of all those initiatives of a large team that no session brings, for somebody who looks at all of
 * them: one question whether anything was written since, one view where something was, and the documents that are missing
 * here. (CouchDB gives the answer of a view no ETag, https://github.com/apache/couchdb/issues/1226: where the database stands
 * tells the same.) One look at a time; who asks meanwhile waits for it. A failure is written down nowhere and shown to nobody:
 * what had come until then stays, and the rest is said not to be copied.
 *
 * @returns whether this device shows something else now
 */
export async function copyLatest(
  db: PilotlightDatabase,
  team: Team,
  surroundings: LookSurroundings,
): Promise<boolean> {
  if (!(await isLargeTeam(db))) return false;
  return navigator.locks.request(`pilotlight-latest-${db.name}`, async () => {
    const before = await readLatestReading(db);
    const now = surroundings.now();
    if (!isDue(before, now) || !(await isInStep(db, now))) return false;
    await writeLatestReading(db, { ...before, asked: now.toISOString() });
    try {
      return await copyWhatMoved(await contextFor(db, team, surroundings), before);
    } catch (error) {
      if (!(error instanceof RemoteError) && !isStorageFull(error)) throw error;
      return false;
    }
  });
}

/** The more metrics there are, the more work their view is for the server, and the longer nobody asks for it again. */
function isDue(before: LatestReading | undefined, now: Date): boolean {
  const recent = RECENT_MS * Math.max(1, Math.ceil((before?.read?.metrics ?? 0) / METRICS_PER_LOOK));
  return !isWithin(before?.read?.at, recent, now) && !isWithin(before?.asked, PAUSE_MS, now);
}

/** Where the server stands is asked first: what is written while the view is read makes the next look read it again. */
async function copyWhatMoved(context: SessionContext, before: LatestReading | undefined): Promise<boolean> {
  const { db, remote, account, now } = context;
  const at = now().toISOString();
  const position = await remote.position('portfolio');
  const [kept, whole, latest] = await Promise.all([
    listKeptInitiatives(db, account, now()),
    listCopied(db),
    listLatest(db),
  ]);
  const others = await listOthers(db, new Set(kept.filter((id) => whole.has(id))));
  const isKnown = others.every((id) => latest.has(id) || whole.has(id));
  const hasMoved = position !== before?.read?.position || !isKnown;
  if (before?.read && !hasMoved) {
    await writeLatestReading(db, { asked: at, read: { ...before.read, at } });
    return false;
  }
  // What is here is looked at first: what arrives meanwhile by another way is never taken for removed.
  const here = await listConfirmedFacts(db);
  const rows = await listRows(context, others);
  const changed = await copyAll(context, { here, rows, others, whole, latest, at });
  await writeLatestReading(db, { asked: at, read: { at, position, metrics: rows.length } });
  return changed;
}

/**
 * What tells where each metric stands; of a guardrail all that may have suspended an approval besides, which goes on to be
 * suspended whatever was measured since.
 */
async function listRows({ db, remote }: SessionContext, others: readonly string[]): Promise<Row[]> {
  const rows = await remote.listLatest('portfolio');
  const guarded = await listGuarded(db, new Set(others));
  const whole = await remote.listAllOf('portfolio', guarded);
  const since = new Map(guarded.map((one) => [one.metricId, one.since]));
  return [
    ...rows.filter(({ metricId }) => !since.has(metricId)),
    ...whole.map((row) => ({ ...row, backTo: since.get(row.metricId) ?? '' })),
  ];
}

type Row = LatestRow & { backTo?: Day };

/** The initiatives the server knows of, but for those whose values a session has brought and keeps up to date. */
async function listOthers(db: PilotlightDatabase, kept: ReadonlySet<string>): Promise<string[]> {
  const rows = await ofClass(db, 'initiative').toArray();
  return rows.flatMap(({ ini, rev }) => (ini && rev !== undefined && !kept.has(ini) ? [ini] : []));
}

type Known = {
  here: ReadonlyMap<string, string[]>;
  rows: readonly Row[];
  others: string[];
  whole: ReadonlySet<string>;
  latest: ReadonlyMap<string, LatestValues>;
  at: string;
};

async function copyAll(context: SessionContext, known: Known): Promise<boolean> {
  const { here, others, whole, latest, at } = known;
  const rows = groupRows(known.rows, (row) => row.initiativeId);
  const found = others.map((id) => latestHere(id, rows.get(id) ?? [], here.get(id) ?? []));
  const changed = found.filter(({ id, since, missing, gone }) =>
    whole.has(id)
      ? missing.length > 0
      : missing.length > 0 || gone.length > 0 || !isSame(since, latest.get(id)?.since),
  );
  for (let start = 0; start < changed.length; ) {
    let end = start;
    for (let count = 0; end < changed.length && count < FACTS_AT_ONCE; end++)
      count += changed[end]?.missing.length ?? 0;
    await copySome(context, changed.slice(start, end), at);
    start = end;
  }
  return changed.length > 0;
}

/** Of some initiatives together: what is missing comes, what was removed goes, and then it is noted what is here. */
async function copySome(context: SessionContext, some: readonly LatestHere[], at: string): Promise<void> {
  const { db, remote } = context;
  const session = (await readState(db, 'mark'))?.n ?? 0;
  const report = emptyReport();
  const missing = some.flatMap((one) => one.missing);
  for (let start = 0; start < missing.length; start += FACTS_AT_ONCE) {
    const docs = await remote.read('portfolio', missing.slice(start, start + FACTS_AT_ONCE));
    await takeIn(context, docs, session, report);
  }
  await reofferFacts(
    db,
    some.flatMap(({ gone }) => gone),
    at,
  );
  await noteLatest(db, new Map(some.map(({ id, since }) => [id, { at, since }])));
}

function isSame(one: LatestValues['since'], other: LatestValues['since'] | undefined): boolean {
  const keys = Object.keys(one);
  return (
    other !== undefined &&
    keys.length === Object.keys(other).length &&
    keys.every((key) => one[key] === other[key])
  );
}
