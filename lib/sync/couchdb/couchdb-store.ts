import type { Home } from '@/lib/domain/record-homes';
import { RemoteError } from '../remote-error';
import type { LatestRow, PullPage, PushResult, RemoteDoc, RemoteHead, RemoteStore } from '../remote-store';
import type { Ask } from './http';
import {
  type Json,
  list,
  object,
  readChange,
  readCursor,
  readDoc,
  readLatestRow,
  readMark,
  readTombstone,
  revisionsOf,
} from './shapes';
import { resultOf, toCouch } from './written';

/** The names of a team's databases: `<prefix>-core`, `<prefix>-p-<portfolio>`, `<prefix>-audit`. */
export type DatabaseNames = Record<Home, string>;

export const databaseNames = (prefix: string, portfolio: string): DatabaseNames => ({
  core: `${prefix}-core`,
  portfolio: `${prefix}-p-${portfolio}`,
  audit: `${prefix}-audit`,
});

/**
 * A team's server that speaks CouchDB's HTTP API (3.5.2 or newer; https://docs.couchdb.org/en/stable/api/). Uses plain
 * endpoints only, so that everything that speaks the same protocol can stand there.
 */
export function createCouchDbStore(ask: Ask, names: DatabaseNames): RemoteStore {
  const path = (home: Home, rest: string) => `/${names[home]}/${rest}`;
  /** One request that a database is there for. */
  const answered = async (...request: Parameters<Ask>) => {
    const answer = await ask(...request);
    await expectFound(ask, answer.status);
    return answer;
  };

  const allDocs = async (home: Home, ids: readonly string[], withDocs: boolean): Promise<Json[]> => {
    if (ids.length === 0) return [];
    const query = withDocs ? '_all_docs?include_docs=true' : '_all_docs';
    const { json } = await answered('POST', path(home, query), { keys: ids });
    return list(object(json).rows).map(object);
  };

  const read = async (home: Home, ids: readonly string[]): Promise<RemoteDoc[]> => {
    const rows = await allDocs(home, ids, true);
    // A tombstone has a row without a document.
    return rows.flatMap((row) => readTombstone(row) ?? readDoc(row.doc) ?? []);
  };

  return {
    read,

    async readHead(device): Promise<RemoteHead> {
      const { status, json } = await ask('GET', path('core', `_local/pl-${device}`));
      const mark = status === 200 ? readMark(json) : undefined;
      return mark ? { mark } : {};
    },

    async position(home) {
      const { json } = await answered('GET', `/${names[home]}`);
      return readCursor(object(json).update_seq);
    },

    async pull(home, cursor, limit): Promise<PullPage> {
      const query = new URLSearchParams({
        since: cursor ?? '0',
        limit: String(limit),
        include_docs: 'true',
        style: 'all_docs',
        conflicts: 'true',
        seq_interval: String(limit),
      });
      const { json } = await answered('GET', path(home, `_changes?${query}`));
      const { results, last_seq, pending } = object(json);
      const rows = list(results).map(readChange);
      return {
        docs: rows.filter((row) => row !== undefined && row !== null),
        unreadable: rows.filter((row) => row === undefined).length,
        cursor: readCursor(last_seq),
        more: typeof pending === 'number' ? pending > 0 : rows.length >= limit,
        ...(typeof pending === 'number' ? { left: pending } : {}),
      };
    },

    async awaitChange(home, cursor, heldMs) {
      const query = new URLSearchParams({
        feed: 'longpoll',
        since: cursor,
        limit: '1',
        timeout: String(heldMs),
      });
      const { json } = await answered('GET', path(home, `_changes?${query}`));
      return list(object(json).results).length > 0;
    },

    async push(home, docs): Promise<PushResult[]> {
      const { status, json } = await answered('POST', path(home, '_bulk_docs'), { docs: docs.map(toCouch) });
      const rows = list(json).map(object);
      // 202: too few nodes have it. That is not an acknowledgement, whatever the rows say.
      return docs.map(({ id }) =>
        resultOf(
          id,
          rows.find((row) => row.id === id),
          status === 202,
        ),
      );
    },

    async readBranch(home, id, rev) {
      const { status, json } = await ask('GET', path(home, `${encodeURIComponent(id)}?rev=${rev}`));
      if (status === 404) return undefined;
      await expectFound(ask, status);
      return readDoc(json);
    },

    async revisions(home, ids) {
      return revisionsOf(await allDocs(home, ids, false));
    },

    async history(home, id, rev) {
      const leaf = rev ? `&rev=${rev}` : '';
      const { status, json } = await ask('GET', path(home, `${encodeURIComponent(id)}?revs=true${leaf}`));
      if (status === 404) return [];
      await expectFound(ask, status);
      const { start, ids } = object(object(json)._revisions);
      return list(ids).map((digest, age) => `${Number(start) - age}-${digest}`);
    },

    async listInitiative(home, initiativeId) {
      const range = new URLSearchParams({
        start_key: JSON.stringify(`${initiativeId}:`),
        end_key: JSON.stringify(`${initiativeId}:\ufff0`),
      });
      const { json } = await answered('GET', path(home, `_all_docs?${range}`));
      return revisionsOf(list(object(json).rows).map(object));
    },

    async listLatest(home) {
      const found: LatestRow[] = [];
      for (let from: unknown; ; ) {
        // The key that the page before ended with is its own beginning.
        const place = from === undefined ? {} : { startkey: JSON.stringify(from), skip: '1' };
        const query = new URLSearchParams({ group: 'true', limit: String(LATEST_PAGE), ...place });
        const { json } = await answered('GET', path(home, `_design/latest/_view/latest?${query}`));
        const rows = list(object(json).rows).map(object);
        found.push(...rows.flatMap(readLatestRow));
        const last = rows.at(-1)?.key;
        if (rows.length < LATEST_PAGE) return found;
        // More of a view that does not move on would be more of it for ever.
        if (JSON.stringify(last) === JSON.stringify(from)) throw new RemoteError('nonsense');
        from = last;
      }
    },

    async listAllOf(home, metrics) {
      const found = new Map<string, LatestRow>();
      for (let start = 0; start < metrics.length; start += KEYS) {
        const some = metrics.slice(start, start + KEYS);
        const keys = some.map(({ initiativeId, metricId }) => [initiativeId, metricId]);
        const { json } = await answered('POST', path(home, '_design/latest/_view/latest?reduce=false'), {
          keys,
        });
        for (const row of list(object(json).rows).map(object).flatMap(readLatestRow)) {
          const { initiativeId, metricId, ends } = row;
          const known = found.get(`${initiativeId}:${metricId}`);
          if (known) known.ends.push(...ends);
          else found.set(`${initiativeId}:${metricId}`, row);
        }
      }
      return [...found.values()];
    },

    async roles() {
      const { json } = await ask('GET', '/_session');
      return list(object(object(json).userCtx).roles).filter((role) => typeof role === 'string');
    },

    async writeMark(device, { n, cursor, w }, rev) {
      const { status, json } = await ask('PUT', path('core', `_local/pl-${device}`), {
        ...(rev ? { _rev: rev } : {}),
        n,
        cur: cursor,
        w,
      });
      if (status === 409) return 'conflict';
      const written = object(json).rev;
      if (status >= 300 || typeof written !== 'string') throw new RemoteError('nonsense');
      return written;
    },
  };
}

/** Metrics in one answer: each is worked out when it is asked for, and an answer that takes too long is none. */
const LATEST_PAGE = 2000;
/** Metrics that are asked for by name in one question. */
const KEYS = 200;

/**
 * 404 is a database that is gone: never "empty". 400 is either our mistake or a sign-in the server cannot read; which of
 * the two it is, `GET /_session` tells, because it has no document in it.
 */
async function expectFound(ask: Ask, status: number): Promise<void> {
  if (status < 300) return;
  if (status === 404) throw new RemoteError('missing');
  if (status === 400) {
    const session = await ask('GET', '/_session');
    throw new RemoteError(session.status === 400 ? 'configuration' : 'nonsense');
  }
  throw new RemoteError('nonsense');
}
