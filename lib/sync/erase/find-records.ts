import { subjectOfEntry } from '@/lib/domain/erasure';
import type { ErasureSubject } from '@/lib/domain/erasure-report';
import { classOf, initiativeIn, RECORD_CLASSES, type RecordClass } from '@/lib/domain/record-classes';
import { HOMES, type Home, homeOf } from '@/lib/domain/record-homes';
import type { DatabaseNames } from '../couchdb/couchdb-store';
import type { Ask } from '../couchdb/http';
import { type Json, list, object } from '../couchdb/shapes';
import { RemoteError } from '../remote-error';

/** Ids of what belongs to an erasure, by the database that holds them. */
export type Belonging = Record<Home, string[]>;

/** So many rows at once: entries of the log may have 16 kB each, an answer 16 MB. */
const ROWS = 500;

/**
 * Everything on the server that belongs to what is to be erased: the records whose ids name the initiative, the rules that lead
 * to it, and the entries of the log about any of them, which hold what the records said.
 *
 * @throws RemoteError
 */
export async function findRecords(
  ask: Ask,
  names: DatabaseNames,
  subject: ErasureSubject,
): Promise<Belonging> {
  const found: Belonging =
    subject.kind === 'record'
      ? await findOne(ask, names, subject.id)
      : {
          core: await findInCore(ask, names.core, subject.id),
          portfolio: await idsIn(ask, names.portfolio, [`${subject.id}:`, `${subject.id}:\ufff0`]),
          audit: [],
        };
  const isMeant = meantBy(subject, new Set(HOMES.flatMap((home) => found[home])));
  const entries: string[] = [];
  await eachDoc(ask, names.audit, ['aud:', 'aud:\ufff0'], ({ _id, ...entry }) => {
    const about = subjectOfEntry(entry);
    if (about !== undefined && isMeant(about)) entries.push(String(_id));
  });
  return { ...found, audit: entries };
}

/** Whether an entry is about something that goes, also about a record that somebody removed before. */
function meantBy({ kind, id }: ErasureSubject, ids: ReadonlySet<string>): (about: string) => boolean {
  return (about) => ids.has(about) || about === id || (kind === 'initiative' && about.includes(id));
}

/** A single record, what takes it back, and what somebody said about it. */
async function findOne(ask: Ask, names: DatabaseNames, id: string): Promise<Belonging> {
  const cls = classOf(id);
  const ini = cls && initiativeIn(cls, id);
  const found: Belonging = { core: [], portfolio: [], audit: [] };
  const wanted = cls === 'sample' ? [id, id.replace(/:([^:]+)$/, ':void-$1')] : [id];
  for (const one of wanted) {
    const home = homeOf(one);
    if (home) found[home].push(...(await idsIn(ask, names[home], [one, one])));
  }
  for (const prefix of ini ? SAYING : []) {
    await eachDoc(ask, names.core, [`${prefix}:${ini}:`, `${prefix}:${ini}:\ufff0`], ({ _id, ...said }) => {
      if (Object.values(said).includes(id)) found.core.push(String(_id));
    });
  }
  return found;
}

/** Ids of records that are about another one: looks at evidence, answers to concerns, notes on values. */
const SAYING = ['evc', 'cor', 'nte'] as const;

async function findInCore(ask: Ask, core: string, initiativeId: string): Promise<string[]> {
  const ids: string[] = [];
  for (const prefix of NAMING) {
    const start = `${prefix}:${initiativeId}`;
    const range = await idsIn(ask, core, [start, `${start}:\ufff0`]);
    ids.push(...range.filter((id) => id === start || id.startsWith(`${start}:`)));
  }
  await eachDoc(ask, core, ['map:', 'map:\ufff0'], ({ _id, initiativeId: leadsTo }) => {
    if (leadsTo === initiativeId && !ids.includes(String(_id))) ids.push(String(_id));
  });
  return ids;
}

/** What ids of the shared database begin with that name an initiative. */
const NAMING: readonly string[] = (Object.keys(RECORD_CLASSES) as RecordClass[]).flatMap((cls) => {
  const { home, idPattern } = RECORD_CLASSES[cls];
  const [, prefix] = /^\^([a-z]+):/.exec(idPattern.source) ?? [];
  return home === 'core' && prefix && idPattern.source.includes('(?<ini>') ? [prefix] : [];
});

type Range = readonly [from: string, to: string];

async function idsIn(ask: Ask, database: string, range: Range): Promise<string[]> {
  const ids: string[] = [];
  await eachRow(ask, database, range, false, ({ id }) => ids.push(String(id)));
  return ids;
}

async function eachDoc(ask: Ask, database: string, range: Range, take: (doc: Json) => void): Promise<void> {
  await eachRow(ask, database, range, true, ({ doc }) => doc && take(object(doc)));
}

async function eachRow(
  ask: Ask,
  database: string,
  [from, to]: Range,
  withDocs: boolean,
  take: (row: Json) => void,
): Promise<void> {
  let start = from;
  for (;;) {
    const query = new URLSearchParams({
      start_key: JSON.stringify(start),
      end_key: JSON.stringify(to),
      limit: String(ROWS),
      ...(start === from ? {} : { skip: '1' }),
      ...(withDocs ? { include_docs: 'true' } : {}),
    });
    const { status, json } = await ask('GET', `/${database}/_all_docs?${query}`);
    if (status >= 300) throw new RemoteError(status === 404 ? 'missing' : 'nonsense');
    const rows = list(object(json).rows).map(object);
    for (const row of rows) take(row);
    const last = rows.at(-1)?.id;
    if (rows.length < ROWS || typeof last !== 'string') return;
    start = last;
  }
}

/** How many of each kind, the most first. */
export function countKinds(found: Belonging): { cls: RecordClass; count: number }[] {
  const counts = new Map<RecordClass, number>();
  for (const id of HOMES.flatMap((home) => found[home])) {
    const cls = classOf(id);
    if (cls) counts.set(cls, (counts.get(cls) ?? 0) + 1);
  }
  return [...counts].map(([cls, count]) => ({ cls, count })).sort((a, b) => b.count - a.count);
}
