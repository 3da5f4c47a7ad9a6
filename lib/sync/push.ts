import type { Home } from '@/lib/domain/record-homes';
import { readRefusal } from '@/lib/domain/server-refusal';
import type { DocRow } from '@/lib/store/database';
import { listPending, type Settled, settle } from '@/lib/store/outbox';
import type { OutboxRow } from '@/lib/store/sync-rows';
import { nextTry } from './backoff';
import { RemoteError } from './remote-error';
import type { PushDoc, PushResult } from './remote-store';
import { goOnUnlessStopped, type SessionContext, type SessionReport } from './session-context';
import { takeIn } from './take-in';

type Waiting = { row: OutboxRow; doc: DocRow };

const BATCH = { immutable: { limit: 200, maxBytes: 1_000_000 }, mutable: { limit: 50, maxBytes: 1_000_000 } };
/** How often one session merges and tries again before it leaves the rest to the next one. */
const ROUNDS = 5;

/**
 * Writes everything that waits for one database: facts first, because nothing can contradict them, then records that others
 * may have changed meanwhile. Every answer is written down before the next question.
 *
 * @param waiting how many changes waited when the session began to send
 */
export async function pushHome(
  context: SessionContext,
  home: Home,
  { session, report, waiting: total }: { session: number; report: SessionReport; waiting: number },
): Promise<void> {
  for (const kind of ['immutable', 'mutable'] as const) {
    const rounds = kind === 'immutable' ? Number.POSITIVE_INFINITY : ROUNDS;
    for (let round = 0; round < rounds; round++) {
      const now = context.now().toISOString();
      const waiting = await listPending(context.db, home, kind, { now, ...BATCH[kind] });
      if (waiting.length === 0) break;
      await goOnUnlessStopped(context);
      await pushBatch(context, { home, waiting, session, report });
      const done = report.pushed + report.blocked;
      context.onProgress?.({ doing: 'send', done, total: Math.max(total, done) });
    }
  }
}

type Batch = { home: Home; waiting: Waiting[]; session: number; report: SessionReport };

async function pushBatch(context: SessionContext, batch: Batch): Promise<void> {
  const { home, waiting, session, report } = batch;
  batch.report.requests.push += 1;
  let results: PushResult[];
  try {
    results = await context.remote.push(home, waiting.map(toPush));
  } catch (error) {
    const isBatch = error instanceof RemoteError && ['server_fault', 'too_large'].includes(error.failure);
    if (!isBatch || (error.failure === 'server_fault' && error.retryAfter !== undefined)) throw error;
    return pushHalves(context, batch, error);
  }
  const settled = results.flatMap((result, index) => {
    const one = waiting[index];
    return one ? (settledBy(result, one, context) ?? []) : [];
  });
  report.healed += await settle(context.db, home, settled, session, context.now().toISOString());
  report.pushed += settled.filter(({ outcome }) => outcome === 'acknowledged').length;
  report.blocked += settled.filter(({ outcome }) => outcome === 'blocked').length;
  if (home !== 'audit') await meetOthers(context, batch, results);
}

/**
 * Records the server already has in some version. Of one that others may change, theirs is merged in and the next round writes
 * the result. A fact is there because somebody was faster, or because an answer of ours was lost: that it is there is the
 * acknowledgement. Some servers ask their rule first and call that `forbidden`.
 */
async function meetOthers(
  context: SessionContext,
  { home, waiting, session, report }: Batch,
  results: readonly PushResult[],
): Promise<void> {
  const conflicting = waiting.filter(({ row }, index) => {
    const outcome = results[index]?.outcome;
    return outcome === 'conflict' || (outcome === 'forbidden' && row.kind === 'immutable');
  });
  if (conflicting.length === 0) return;
  const docs = await context.remote.read(
    home,
    conflicting.map(({ row }) => row.id),
  );
  const known = new Set(docs.map(({ id }) => id));
  await takeIn(context, docs, session, report);
  const facts = conflicting.filter(({ row }) => row.kind === 'immutable');
  report.pushed += facts.filter(({ row }) => known.has(row.id)).length;
  // Under this id the server holds something else: no other try can change that.
  const stuck = facts.map(({ row: { id, gen } }): Settled => {
    const result = results.find((one) => one.id === id);
    if (result?.outcome === 'forbidden') {
      return { id, gen, outcome: 'blocked', reason: 'forbidden', detail: result.reason };
    }
    return { id, gen, outcome: 'blocked', reason: 'conflict' };
  });
  await settle(context.db, home, stuck, session, context.now().toISOString());
}

/**
 * One document that breaks its batch is found by halving, so that the others get through. Alone it is set aside; but only
 * when the server still answers other questions, since a server that is down breaks every batch.
 */
async function pushHalves(context: SessionContext, batch: Batch, error: RemoteError): Promise<void> {
  const { home, waiting, session, report } = batch;
  if (waiting.length > 1) {
    const middle = waiting.length >> 1;
    await pushBatch(context, { ...batch, waiting: waiting.slice(0, middle) });
    await pushBatch(context, { ...batch, waiting: waiting.slice(middle) });
    return;
  }
  const [one] = waiting;
  if (!one) return;
  if (error.failure === 'server_fault') await context.remote.position('core');
  const settled = verdictOnOne(one.row, error, context);
  await settle(context.db, home, [settled], session, context.now().toISOString());
  if (settled.outcome === 'blocked') report.blocked += 1;
}

/** A server may stumble once over anything; a document it stumbles over every time is the stone. */
const PATIENCE = 3;

function verdictOnOne({ id, gen, tries }: OutboxRow, error: RemoteError, context: SessionContext): Settled {
  if (error.failure === 'too_large') return { id, gen, outcome: 'blocked', reason: 'too_large' };
  if (tries + 1 >= PATIENCE) return { id, gen, outcome: 'blocked', reason: 'invalid' };
  return later(id, gen, tries, context);
}

function later(id: string, gen: number, tries: number, context: SessionContext): Settled {
  const nextAt = nextTry(context.now(), tries + 1, context.random()).toISOString();
  return { id, gen, outcome: 'later', nextAt };
}

/** A fact replaces nothing. Whether a server has it, also one that lost the revision known here, its answer says. */
function toPush({ row, doc }: Waiting): PushDoc {
  return { id: doc.id, body: doc.doc, ...(doc.rev && row.kind === 'mutable' ? { rev: doc.rev } : {}) };
}

/**
 * What an answer settles. An entry of the log that the server has already is acknowledged by that answer and never read: so an
 * organisation may keep the log from everybody but those who audit it. Of other facts that are there, `meetOthers` reads more.
 */
function settledBy(result: PushResult, { row, doc }: Waiting, context: SessionContext): Settled | undefined {
  const { id, gen, tries, home, kind } = row;
  const acknowledged = (rev: string): Settled => ({ id, gen, outcome: 'acknowledged', rev, pushed: doc });
  const isEntry = home === 'audit';
  switch (result.outcome) {
    case 'ok':
      return acknowledged(result.rev);
    case 'conflict':
      return isEntry ? acknowledged('') : undefined;
    case 'forbidden':
      // A server that asks its rule first says in the rule's words that it is there.
      if (isEntry && readRefusal(result.reason)?.code === 'final') return acknowledged('');
      return kind === 'immutable' && !isEntry
        ? undefined
        : { id, gen, outcome: 'blocked', reason: 'forbidden', detail: result.reason };
    case 'invalid':
      return { id, gen, outcome: 'blocked', reason: 'invalid', detail: result.reason };
    case 'too_large':
      return { id, gen, outcome: 'blocked', reason: 'too_large' };
    case 'later':
      return later(id, gen, tries, context);
  }
}
