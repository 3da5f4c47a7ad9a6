import { digestOf } from '@/lib/domain/erasure';
import {
  type ErasureCounts,
  type ErasurePreview,
  type ErasureReport,
  type ErasureSubject,
  totalOf,
} from '@/lib/domain/erasure-report';
import { classOf } from '@/lib/domain/record-classes';
import { HOMES } from '@/lib/domain/record-homes';
import { readAccount } from '../couchdb/server-account';
import { list, object } from '../couchdb/shapes';
import { RemoteError } from '../remote-error';
import { Stopped } from '../session-context';
import { createProbe } from '../set-up/probe';
import type { ServerAdmin } from '../set-up/server-admin';
import { type Belonging, countKinds, findRecords } from './find-records';
import { noteErasure } from './note-erasure';
import { canPurge, compact, purge } from './purge';
import { turnPage } from './turn-page';

/** Devices write while it runs: so often it is looked whether anything came back. */
const ROUNDS = 5;

/** Who does it and when, and names that nobody had before. */
export type Doing = { by: string; now: () => Date; newId: () => string };

/** How somebody follows an erasure. */
export type Following = {
  /** Told before the first write: from then on something may be gone. */
  onBegin?: () => Promise<void>;
  /** How many of how many records are gone. */
  onProgress?: (done: number, total: number) => void;
  /** Whether the person wants it to end. Asked before each part. */
  isStopped?: () => Promise<boolean>;
};

/**
 * The team's initiatives by name, as its server has them.
 *
 * @returns `unable` for a server that cannot erase: nobody chooses what to erase there
 * @throws RemoteError
 */
export async function listInitiatives(
  admin: ServerAdmin,
): Promise<{ id: string; name: string }[] | 'unable'> {
  const { ask, names } = admin;
  await requireAdmin(ask);
  if (!(await isAble(admin))) return 'unable';
  const range = new URLSearchParams({ include_docs: 'true', start_key: '"ini:"', end_key: '"ini:\ufff0"' });
  const { status, json } = await ask('GET', `/${names.core}/_all_docs?${range}`);
  if (status >= 300) throw new RemoteError(status === 404 ? 'missing' : 'nonsense');
  return list(object(json).rows)
    .map((row) => object(object(row).doc))
    .map(({ _id, name }) => ({ id: String(_id).slice('ini:'.length), name: String(name ?? '') }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

/**
 * What an erasure would take, and whether this server can do it. Nothing is changed.
 *
 * @returns `unable` for a server that cannot erase
 * @throws RemoteError
 */
export async function previewErasure(
  admin: ServerAdmin,
  subject: ErasureSubject,
): Promise<ErasurePreview | 'unable'> {
  const { ask, names } = admin;
  await requireAdmin(ask);
  if (!(await isAble(admin))) return 'unable';
  const counts = countKinds(await findRecords(ask, names, subject));
  const name = subject.kind === 'initiative' ? await nameOf(admin, subject.id) : undefined;
  return { subject, counts, confirm: name ?? subject.id, ...(name ? { name } : {}) };
}

/**
 * Erases for good, in an order in which a run that breaks off anywhere is simply run again:
 * 1. Every device is told, so that none offers it again or takes it in once more.
 * 2. The log says what goes, and which of its entries go with it.
 * 3. It is purged from every database, the initiative itself last, so that it can be found again until nothing else is left.
 * 4. It is looked whether anything came meanwhile; that goes the same way.
 *
 * @returns `unable` for a server that cannot erase: then nothing was done
 * @throws RemoteError, Stopped where the person ended it
 */
export async function erase(
  admin: ServerAdmin,
  subject: ErasureSubject,
  { by, now, newId }: Doing,
  { onBegin, onProgress, isStopped }: Following = {},
): Promise<ErasureReport | 'unable'> {
  const { ask, names } = admin;
  const goOn = async () => {
    if (await isStopped?.()) throw new Stopped();
  };
  await requireAdmin(ask);
  if (!(await isAble(admin))) return 'unable';
  const told = new Set<string>();
  let gone: ErasureCounts = [];
  for (let round = 0; ; round++) {
    const found = await findRecords(ask, names, subject);
    await goOn();
    if (round === 0) await onBegin?.();
    const digests = digestsOf(subject, found).filter((one) => !told.has(one));
    const at = now().toISOString();
    if (digests.length > 0)
      await turnPage(ask, names.core, { kind: 'purge', digests, epoch: newId(), by, at });
    for (const one of digests) told.add(one);
    if (HOMES.every((home) => found[home].length === 0)) break;
    if (round === ROUNDS) throw new RemoteError('server_fault');
    const counts = countKinds(found);
    await noteErasure(ask, names.audit, { subject, counts, entries: found.audit, by, at, chain: newId() });
    const before = totalOf(gone);
    const total = before + HOMES.reduce((sum, home) => sum + found[home].length, 0);
    let done = before;
    for (const home of ['portfolio', 'audit', 'core'] as const) {
      const last = `ini:${subject.id}`;
      const ids = found[home].filter((id) => id !== last);
      await purge(ask, names[home], found[home].includes(last) ? [...ids, last] : ids, async (count) => {
        onProgress?.(done, total);
        await goOn();
        done += count;
      });
    }
    gone = added(gone, counts);
  }
  for (const home of HOMES) await compact(ask, names[home]);
  return { counts: gone };
}

/**
 * Says that the server was put back to an older state: with its next session every device looks whether all that it ever wrote
 * is still there. What was erased stays named.
 *
 * @throws RemoteError
 */
export async function announceRestore({ ask, names }: ServerAdmin, { by, now, newId }: Doing): Promise<void> {
  await requireAdmin(ask);
  await turnPage(ask, names.core, { kind: 'restore', epoch: newId(), by, at: now().toISOString() });
}

/** An initiative's digest stands for all that is named after it; a rule is named after itself, like any single record. */
function digestsOf({ id, kind }: ErasureSubject, { core, portfolio }: Belonging): string[] {
  const named = [...core, ...portfolio].filter((one) => kind === 'record' || classOf(one) === 'rule');
  return [...new Set([id, ...named])].map(digestOf);
}

async function isAble({ origin, names, authorization, fetch }: ServerAdmin): Promise<boolean> {
  const probe = createProbe(origin, fetch, authorization);
  for (const home of HOMES) if (!(await canPurge(probe, names[home]))) return false;
  return true;
}

async function requireAdmin(ask: ServerAdmin['ask']): Promise<void> {
  const { roles } = await readAccount(ask);
  if (!roles.includes('_admin')) throw new RemoteError('no_access');
}

async function nameOf({ ask, names }: ServerAdmin, id: string): Promise<string | undefined> {
  const { status, json } = await ask('GET', `/${names.core}/${encodeURIComponent(`ini:${id}`)}`);
  if (status === 404) return undefined;
  if (status >= 300) throw new RemoteError('nonsense');
  const { name } = object(json);
  return typeof name === 'string' && name.trim() !== '' ? name.trim() : undefined;
}

function added(one: ErasureCounts, other: ErasureCounts): ErasureCounts {
  const counts = new Map(one.map(({ cls, count }) => [cls, count]));
  for (const { cls, count } of other) counts.set(cls, (counts.get(cls) ?? 0) + count);
  return [...counts].map(([cls, count]) => ({ cls, count })).sort((a, b) => b.count - a.count);
}
