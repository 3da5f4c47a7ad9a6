import { EPOCH_ID, epochPageId, MOST_DIGESTS } from '@/lib/domain/erasure';
import type { Ask } from '../couchdb/http';
import { type Json, object } from '../couchdb/shapes';
import { RemoteError } from '../remote-error';

/** Another admin may turn one at the same moment. */
const TRIES = 5;

export type Turn = {
  kind: 'purge' | 'restore';
  /** What is erased besides all that was erased before. */
  digests?: readonly string[];
  /** Name of the new page: unlike any other. */
  epoch: string;
  by: string;
  at: string;
};

/**
 * Turns the organisation's page: every device meets the new one with its next session, before it offers anything. All that was
 * ever erased stays named, because a device may have been away through any number of pages. What no longer fits into the one
 * document goes into full ones beside it, which are written first.
 *
 * @throws RemoteError
 */
export async function turnPage(ask: Ask, core: string, turn: Turn): Promise<void> {
  for (let tries = 0; tries < TRIES; tries++) {
    const { doc, rev } = await readDoc(ask, core, EPOCH_ID);
    const before = textsIn(doc.digests);
    const added = (turn.digests ?? []).filter((one) => !before.includes(one));
    let digests = [...before, ...added];
    let pages = typeof doc.pages === 'number' ? doc.pages : 0;
    while (digests.length > MOST_DIGESTS) {
      pages = await writeFullPage(ask, core, pages + 1, digests.slice(0, MOST_DIGESTS), turn);
      digests = digests.slice(MOST_DIGESTS);
    }
    const { epoch, kind, by, at } = turn;
    const body = {
      v: 1,
      by,
      at,
      dev: 'server-admin',
      epoch,
      kind,
      ...(digests.length > 0 ? { digests } : {}),
      ...(pages > 0 ? { pages } : {}),
    };
    const { status } = await ask('PUT', pathOf(core, EPOCH_ID), { ...body, ...(rev ? { _rev: rev } : {}) });
    if (status === 409) continue;
    if (status === 404) throw new RemoteError('missing');
    // Too few nodes have it: nobody may rely on that.
    if (status === 202) throw new RemoteError('server_fault');
    if (status >= 300) throw new RemoteError('nonsense');
    return;
  }
  throw new RemoteError('server_fault');
}

/** Writes a full page under the first free number: one of a run that broke off is as good, and stays. */
async function writeFullPage(
  ask: Ask,
  core: string,
  from: number,
  digests: readonly string[],
  { by, at }: Turn,
): Promise<number> {
  for (let page = from; ; page++) {
    const { doc, rev } = await readDoc(ask, core, epochPageId(page));
    if (rev && textsIn(doc.digests).join() === digests.join()) return page;
    if (rev) continue;
    const body = { v: 1, by, at, dev: 'server-admin', digests };
    const { status } = await ask('PUT', pathOf(core, epochPageId(page)), body);
    if (status === 409) continue;
    if (status === 202) throw new RemoteError('server_fault');
    if (status >= 300) throw new RemoteError('nonsense');
    return page;
  }
}

async function readDoc(ask: Ask, core: string, id: string): Promise<{ doc: Json; rev?: string }> {
  const { status, json } = await ask('GET', pathOf(core, id));
  // The database is missing, or only the document: what is written next tells.
  if (status === 404) return { doc: {} };
  if (status >= 300) throw new RemoteError('nonsense');
  const doc = object(json);
  return { doc, ...(typeof doc._rev === 'string' ? { rev: doc._rev } : {}) };
}

const pathOf = (core: string, id: string) => `/${core}/${encodeURIComponent(id)}`;

const textsIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
