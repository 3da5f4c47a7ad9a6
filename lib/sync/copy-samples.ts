import { noteCopied } from '@/lib/store/copied-values';
import { type LocalFact, listLocalFacts, reofferFacts } from '@/lib/store/portfolio-rows';
import type { SessionContext, SessionReport } from './session-context';
import { takeIn } from './take-in';

/** Of the largest records that the server's rule lets through, in letters of three bytes, so many fit into one answer. */
export const FACTS_AT_ONCE = 300;

/**
 * Brings the facts of one initiative in line with the server by the difference of two sets of ids, without any cursor:
 * they never change and their ids are their content, so this survives restores, replays and wrong clocks by itself.
 */
export async function copySamples(
  context: SessionContext,
  initiativeId: string,
  session: number,
  report: SessionReport,
): Promise<void> {
  const { db, remote } = context;
  // What is here is looked at first: what arrives meanwhile by another way is then read twice, and never taken for removed.
  const here = await listLocalFacts(db, initiativeId);
  const there = await remote.listInitiative('portfolio', initiativeId);
  report.requests.pull += 1;
  // Two people who withdraw one value write under one id; of the two, the server's is the one.
  const missing = [...there].filter(([id, rev]) => !isHere(here.get(id), rev)).map(([id]) => id);
  for (let start = 0; start < missing.length; start += FACTS_AT_ONCE) {
    const docs = await remote.read('portfolio', missing.slice(start, start + FACTS_AT_ONCE));
    report.requests.pull += 1;
    await takeIn(context, docs, session, report, { intoEmpty: here.size === 0 });
  }
  // What was confirmed and is gone from the server: ours is offered again, another's was removed there.
  const gone = [...here].filter(([id, fact]) => !fact.waits && !there.has(id)).map(([id]) => id);
  const now = context.now().toISOString();
  await reofferFacts(db, gone, now);
  await noteCopied(db, initiativeId, now);
}

/** What was refused to one person and is there by another's hand has come true: it is taken in as theirs. */
const isHere = (fact: LocalFact | undefined, rev: string): boolean =>
  fact !== undefined && !fact.isRefused && (fact.waits || fact.rev === rev);
