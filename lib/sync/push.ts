import type { Home } from '@/lib/domain/record-homes';
import { readRefusal } from '@/lib/domain/server-refusal';
import type { DocRow } from '@/lib/store/database';
import { listPending, type Settled, settle } from '@/lib/store/outbox';
import type { BlockReason, OutboxRow } from '@/lib/store/sync-rows';
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
      await pushBatch(context, { home, waiting, session, report, isLast: round + 1 === rounds });
      const done = report.pushed + report.blocked;
      context.onProgress?.({ doing: 'send', done, total: Math.max(total, done) });
    }
  }
}

type Batch = { home: Home; waiting: Waiting[]; session: number; report: SessionReport; isLast: boolean };

async function pushBatch(context: SessionContext, batch: Batch): Promise<void> {
  const { home, waiting, session, report } = batch;
  batch.report.requests.push += 1;
  let results: PushResult[];
  try {
    results = await context.remote.push(home, waiting.map(toPush));
  } catch (error) {
    const isBatch = error instanceof RemoteError && ['server_fault', 'too_large'].includes(error.failure);
    if (!isBatch || error.retryAfter !== undefined) throw error;
    return pushHalves(context, batch, error);
  }
  const met: Met[] = [];
  const settled = results.flatMap((result, index) => {
    const one = waiting[index];
    if (!one) return [];
    const answer = settledBy(result, one, context);
    if (!answer) met.push({ row: one.row, result });
    return answer ?? [];
  });
  report.healed += await settle(context.db, home, settled, session, context.now().toISOString());
  report.pushed += settled.filter(({ outcome }) => outcome === 'acknowledged').length;
  report.blocked += settled.filter(({ outcome }) => outcome === 'blocked').length;
  if (met.length > 0) await meetOthers(context, batch, met);
}

type Met = { row: OutboxRow; result: PushResult };

/**
 * Records the server already has in some version. Of one that others may change, theirs is merged in and the next round writes
 * the result; one that is not there at all, because the server was put back in time, is written as new. What the last round
 * leaves waits longer, so that it stands before nothing else. A fact is there because somebody was faster, or because an
 * answer of ours was lost: that it is there is the acknowledgement. Some servers ask their rule first and call that `forbidden`.
 */
async function meetOthers(
  context: SessionContext,
  { home, session, report, isLast }: Batch,
  met: readonly Met[],
): Promise<void> {
  const docs = await context.remote.read(
    home,
    met.map(({ row }) => row.id),
  );
  const known = new Set(docs.map(({ id }) => id));
  await takeIn(context, docs, session, report);
  const now = context.now().toISOString();
  const left = met.flatMap(({ row, result }): Settled[] => {
    const isLost = !known.has(row.id);
    if (row.kind === 'mutable') {
      if (!isLost && !isLast) return [];
      return [{ ...later(row, context), ...(isLast ? {} : { nextAt: now }), isLost }];
    }
    if (!isLost) report.pushed += 1;
    // Under this id the server holds something else: no other try can change that.
    return [
      result.outcome === 'forbidden' ? blocked(row, 'forbidden', result.reason) : blocked(row, 'conflict'),
    ];
  });
  await settle(context.db, home, left, session, now);
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

function verdictOnOne(row: OutboxRow, error: RemoteError, context: SessionContext): Settled {
  if (error.failure === 'too_large') return blocked(row, 'too_large');
  return row.tries + 1 >= PATIENCE ? blocked(row, 'invalid') : later(row, context);
}

const blocked = ({ id, gen }: OutboxRow, reason: BlockReason, detail = ''): Settled => ({
  id,
  gen,
  outcome: 'blocked',
  reason,
  detail,
});

function later({ id, gen, tries }: OutboxRow, context: SessionContext) {
  const nextAt = nextTry(context.now(), tries + 1, context.random()).toISOString();
  return { id, gen, outcome: 'later' as const, nextAt };
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
  const { id, gen } = row;
  const acknowledged = (rev: string): Settled => ({ id, gen, outcome: 'acknowledged', rev, pushed: doc });
  const isEntry = row.home === 'audit';
  switch (result.outcome) {
    case 'ok':
      return acknowledged(result.rev);
    case 'conflict':
      return isEntry ? acknowledged('') : undefined;
    case 'forbidden':
      // A server that asks its rule first says in the rule's words that it is there.
      if (isEntry && readRefusal(result.reason)?.code === 'final') return acknowledged('');
      return row.kind === 'immutable' && !isEntry ? undefined : blocked(row, 'forbidden', result.reason);
    case 'invalid':
      return blocked(row, 'invalid', result.reason);
    case 'too_large':
      return blocked(row, 'too_large');
    case 'later':
      return later(row, context);
  }
}
