import type { Day, Instant } from '../primitives';
import type { WorkItem } from '../work-item';
import { matchWorkItem } from './evaluate';
import { evaluateRule } from './evaluate-rule';
import { readHost } from './host-pattern';
import type { MatchResult, Rule } from './rule';

/**
 * What activating the rule would mean for one work item.
 * - `links`: nothing is linked there now; afterwards the rule's initiative is.
 * - `keeps`: the rule applies, and what is linked stays the same.
 * - `changes`: something else is linked there afterwards, or nothing any more.
 * - `conflict`: two initiatives would be equal there, so none would be shown.
 * - `undetermined`: a field the rule asks for could not be read; nothing can be promised.
 * - `no_match`: the rule does not apply there.
 */
export const REPLAY_OUTCOMES = ['conflict', 'changes', 'undetermined', 'links', 'keeps', 'no_match'] as const;
export type ReplayOutcome = (typeof REPLAY_OUTCOMES)[number];

export type Replayed = {
  workItem: WorkItem;
  outcome: ReplayOutcome;
  /** Whether the rule itself applies, whatever other rules make of it. */
  applies: boolean;
  /** The initiative linked now and with the rule, where there is one. */
  before?: string;
  after?: string;
  /** All initiatives that would be equal there, the rule's own included. */
  tied: string[];
  /** The fields that could not be read. */
  missing: string[];
  /** Ids of the exclusions that would take the rule's own link away. */
  excludedBy: string[];
};

/** Finds the rules that may apply to a work item: all of them, or those an index finds. */
export type Candidates = (workItem: WorkItem) => readonly Rule[];

/**
 * Tries a rule, as if it were active, on work items that were seen or pasted. Nothing is stored.
 * @param candidates the workspace's rules; an older version of the tried rule among them is replaced by it
 */
export function replayRule(
  rule: Rule,
  workItems: readonly WorkItem[],
  context: { candidates: Candidates; at: Instant; today: Day },
): Replayed[] {
  return workItems.map((workItem) => replayOne({ ...rule, status: 'active' }, workItem, context));
}

function replayOne(
  rule: Rule,
  workItem: WorkItem,
  { candidates, at, today }: { candidates: Candidates; at: Instant; today: Day },
): Replayed {
  const rules = candidates(workItem);
  const now = matchWorkItem({ workItem, rules, at, today });
  const others = rules.filter(({ id }) => id !== rule.id);
  const host = readHost(workItem.host);
  const verdict = host ? evaluateRule(rule, workItem, host) : { kind: 'no' as const };
  const isUntouched = verdict.kind === 'no' && others.length === rules.length;
  const then = isUntouched ? now : matchWorkItem({ workItem, rules: [...others, rule], at, today });
  const before = now.primary?.initiativeId;
  const after = then.primary?.initiativeId;
  const own = then.explanation.losers.find(({ ruleId }) => ruleId === rule.id);
  return {
    workItem,
    outcome: outcomeOf(verdict.kind, now, then),
    applies: verdict.kind === 'applies',
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
    tied: then.conflict.map(({ initiativeId }) => initiativeId),
    missing: verdict.kind === 'undetermined' ? verdict.missing : [],
    excludedBy: own?.removedBy ?? [],
  };
}

function outcomeOf(
  verdict: 'applies' | 'undetermined' | 'no',
  now: MatchResult,
  then: MatchResult,
): ReplayOutcome {
  const before = now.primary?.initiativeId;
  const after = then.primary?.initiativeId;
  if (then.conflict.length > now.conflict.length) return 'conflict';
  if (verdict === 'undetermined') return 'undetermined';
  // A changed rule may also let go of what its saved version links.
  if (before !== after && before !== undefined) return 'changes';
  if (before !== after) return now.conflict.length > 0 ? 'changes' : 'links';
  return verdict === 'applies' ? 'keeps' : 'no_match';
}
