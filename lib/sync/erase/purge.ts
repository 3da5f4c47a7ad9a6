import type { Ask } from '../couchdb/http';
import { type Json, list, object } from '../couchdb/shapes';
import { RemoteError } from '../remote-error';
import type { Probe } from '../set-up/probe';

/** As many documents as a server takes at once by itself (`[purge] max_document_id_number`, 100 until CouchDB 3.5). */
const BATCH = 100;
/** So often it is looked whether anything is left of a batch, before the server is taken at its word that it cannot. */
const TRIES = 3;

/**
 * Whether the server can erase at all: asked to purge nothing, one that can says yes
 * (https://docs.couchdb.org/en/stable/api/database/misc.html#db-purge). Not all that speak its protocol can.
 *
 * @throws RemoteError `server_fault`, `wait` where the answer says nothing about that
 */
export async function canPurge(probe: Probe, database: string): Promise<boolean> {
  const { status, json } = await probe('POST', `/${database}/_purge`, {});
  if (status === 401) throw new RemoteError('signed_out');
  if (status === 403) throw new RemoteError('no_access');
  if (status === 429) throw new RemoteError('wait');
  // 501 says that it never will; the others are a server in trouble.
  if (status >= 500 && status !== 501) throw new RemoteError('server_fault');
  return status < 300 && typeof json === 'object' && json !== null && 'purged' in json;
}

/**
 * Purges documents with every leaf of theirs, those of conflicts and deletions too: one that is left would go on holding what
 * the others said. What is not there any more is left out, so that it may run as often as one likes.
 *
 * @param beforeEach told before each part how many documents are in it
 * @throws RemoteError `server_fault` while too few nodes of a cluster have done it, or where something stays
 */
export async function purge(
  ask: Ask,
  database: string,
  ids: readonly string[],
  beforeEach: (count: number) => Promise<void>,
): Promise<void> {
  for (let start = 0; start < ids.length; start += BATCH) {
    const batch = ids.slice(start, start + BATCH);
    await beforeEach(batch.length);
    let left = await leavesOf(ask, database, batch);
    for (let tries = 0; Object.keys(left).length > 0; tries++) {
      if (tries === TRIES) throw new RemoteError('server_fault');
      const { status } = await ask('POST', `/${database}/_purge`, left);
      if (status === 202) throw new RemoteError('server_fault');
      if (status >= 300) throw new RemoteError('nonsense');
      left = await leavesOf(ask, database, batch);
    }
  }
}

/** Every leaf of some documents by id; of the feed's rows only those name them all. */
async function leavesOf(
  ask: Ask,
  database: string,
  ids: readonly string[],
): Promise<Record<string, string[]>> {
  const { status, json } = await ask('POST', `/${database}/_changes?filter=_doc_ids&style=all_docs`, {
    doc_ids: ids,
  });
  if (status >= 300) throw new RemoteError(status === 404 ? 'missing' : 'nonsense');
  const rows = list(object(json).results).map(object);
  return Object.fromEntries(
    rows.flatMap(({ id, changes }) => {
      const revs = list(changes).flatMap((one) => {
        const { rev } = one as Json;
        return typeof rev === 'string' ? [rev] : [];
      });
      return typeof id === 'string' && ids.includes(id) && revs.length > 0 ? [[id, revs]] : [];
    }),
  );
}

/** Asks the server to give back the room on its disk. It does so when it has time; that it cannot be asked spoils nothing. */
export async function compact(ask: Ask, database: string): Promise<void> {
  for (const what of ['_compact', '_view_cleanup']) {
    await ask('POST', `/${database}/${what}`, {}).catch((error) => {
      if (!(error instanceof RemoteError)) throw error;
    });
  }
}
