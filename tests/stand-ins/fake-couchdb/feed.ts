import type { Change, Database } from './database';
import { shown } from './documents';
import { badRequest } from './refusal';
import { type Answer, isSet, numberParameter, type Request } from './request';
import type { Json } from './revision-tree';

const MOST_HELD_MS = 60_000;

/** `_changes`, at once or held until there is one (https://docs.couchdb.org/en/stable/api/database/changes.html). */
export async function changes(
  database: Database,
  { query, body, gone }: Request,
  fromTheBeginning: boolean,
): Promise<Answer> {
  const feed = query.get('feed') ?? 'normal';
  if (feed !== 'normal' && feed !== 'longpoll') throw badRequest(`The stand-in has no feed "${feed}".`);
  const filter = query.get('filter');
  if (filter !== null && filter !== '_doc_ids') throw badRequest(`The stand-in has no filter "${filter}".`);
  const wanted = filter === null ? undefined : new Set((body as { doc_ids: string[] }).doc_ids);
  const after = () => database.changesAfter(since).filter(({ id }) => wanted?.has(id) ?? true);
  const asked = database.readCursor(query.get('since') ?? '0');
  const since = fromTheBeginning ? 0 : asked;
  let found = after();
  if (feed === 'longpoll' && found.length === 0) {
    await database.nextChange(Math.min(numberParameter(query, 'timeout', MOST_HELD_MS), MOST_HELD_MS), gone);
    found = after();
  }
  const rows = found.slice(0, Math.max(1, numberParameter(query, 'limit', found.length)));
  const interval = numberParameter(query, 'seq_interval', 1);
  const last = rows.at(-1)?.seq ?? database.seq;
  return {
    status: 200,
    json: {
      results: rows.map((change, at) => ({
        // Places cost a server something: it names one in so many.
        seq: (at + 1) % interval === 0 || at + 1 === rows.length ? database.cursor(change.seq) : null,
        ...rowOf(change, query),
      })),
      last_seq: database.cursor(last),
      pending: found.length - rows.length,
    },
  };
}

function rowOf({ id, tree }: Change, query: URLSearchParams): Json {
  const { winner, leaves } = tree;
  const named = query.get('style') === 'all_docs' ? leaves : [winner];
  const conflicts = isSet(query, 'conflicts');
  return {
    id,
    changes: named.map(({ rev }) => ({ rev })),
    ...(winner.deleted ? { deleted: true } : {}),
    ...(isSet(query, 'include_docs') ? { doc: shown(id, tree, winner, { conflicts }) } : {}),
  };
}
