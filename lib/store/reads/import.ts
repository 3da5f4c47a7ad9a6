import { dayAt } from '@/lib/domain/calendar';
import type { PlannedRule, PlanStep, RuleImportContext, WarnedRule } from '@/lib/domain/mapping/planning';
import type { Rule } from '@/lib/domain/mapping/rule';
import type { RuleRow } from '@/lib/domain/mapping/rule-row';
import { database, type PilotlightDatabase } from '../database';
import { ofClass } from '../doc-ranges';
import { fromRow } from '../documents';
import { readWorkspaceState } from '../reads';
import { readClass } from '../record-lists';
import { listSeen } from '../seen';

type Standing = Pick<RuleImportContext, 'ruleIds' | 'initiatives' | 'seen' | 'today'>;

/** What a file of rules is compared with, as it stands now; the rules themselves are read when the plan asks for them. */
export async function readImportContext(now: string, db: PilotlightDatabase = database): Promise<Standing> {
  const [ruleIds, initiatives, seen, { workspace }] = await Promise.all([
    ofClass(db, 'rule').primaryKeys(),
    listInitiativeKeys(db),
    listSeen(db),
    readWorkspaceState(db),
  ]);
  return {
    ruleIds: ruleIds.map((id) => id.slice(RULE_DOC.length)),
    ...{ initiatives, seen, today: dayAt(now, workspace?.timeZone ?? 'UTC') },
  };
}

const RULE_DOC = 'map:';

/**
 * Drives a plan: reads the rules it asks for, from inside the transaction if there is one.
 *
 * @param hear what it says in between; the plan waits until that is done with.
 */
export async function drivePlan<T, R extends RuleRow>(
  plan: Generator<PlanStep<R>, T, readonly Rule[] | undefined>,
  hear: {
    done?: (share: number) => Promise<void> | undefined;
    changes?: (changes: PlannedRule<R>[]) => Promise<void> | undefined;
    warned?: (warned: WarnedRule<R>[]) => void;
  },
  db: PilotlightDatabase = database,
): Promise<T> {
  let answer: readonly Rule[] | undefined;
  for (;;) {
    const step = plan.next(answer);
    answer = undefined;
    if (step.done) return step.value;
    if ('read' in step.value) answer = await readRules(step.value.read, db);
    else if ('done' in step.value) await hear.done?.(step.value.done);
    else if ('warned' in step.value) hear.warned?.(step.value.warned);
    else await hear.changes?.(step.value.changes);
  }
}

async function readRules(ids: readonly string[], db: PilotlightDatabase): Promise<Rule[]> {
  const rows = await db.docs.bulkGet(ids.map((id) => `${RULE_DOC}${id}`));
  return rows.flatMap((row) => (row && fromRow('rule', row)) ?? []);
}

/** By which names a file may call the initiatives, archived ones included. */
export const listInitiativeKeys = (
  db: PilotlightDatabase = database,
): Promise<RuleImportContext['initiatives']> => readClass('initiative', db);
