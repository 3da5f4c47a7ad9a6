import { dayAt } from '@/lib/domain/calendar';
import { AppError } from '@/lib/domain/errors';
import { activationProblems, canActivate, withSeen } from '@/lib/domain/mapping/can-activate';
import { isActive } from '@/lib/domain/mapping/evaluate-rule';
import type { Rule } from '@/lib/domain/mapping/rule';
import { restoredRule } from '@/lib/domain/mapping/rule-history';
import { withoutUndefined } from '@/lib/domain/without-undefined';
import type { WorkItem } from '@/lib/domain/work-item';
import { type Author, commit, type Unit } from '../commit';
import { database, type PilotlightDatabase } from '../database';
import { newUlid } from '../ids';
import { readClass } from '../record-lists';
import { refusePutAway } from './put-away-rule';
import { requireRole } from './roles';

export type RuleChange = Pick<
  Rule,
  'name' | 'effect' | 'tool' | 'hosts' | 'all' | 'priority' | 'note' | 'status'
> & {
  /** Left out, a saved rule keeps the tests it has. */
  tests?: Rule['tests'] | undefined;
  id?: string | undefined;
  version?: number | undefined;
  initiativeId?: string | undefined;
  validFrom?: string | undefined;
  validTo?: string | undefined;
};

/** Reads a work item from a test URL of a rule; the tool adapters do it, the store does not know them. */
export type Recognise = (url: string, rule: Rule) => WorkItem | undefined;

/**
 * Saves a new or changed rule as a whole. A rule becomes active only without lint errors and with all its tests passing
 * (INV-27, INV-28).
 *
 * @throws AppError `edited_elsewhere` when another version was saved meanwhile, `invalid_input` with the findings.
 */
export function saveRule(
  input: RuleChange,
  author: Author,
  recognise: Recognise,
  db: PilotlightDatabase = database,
): Promise<{ ruleId: string; version: number }> {
  return commit(db, author, async (unit) => {
    await requireRole(unit, author, ['admin']);
    const { id, version, ...change } = input;
    const before = id === undefined ? undefined : await unit.get('rule', `map:${id}`);
    if (id !== undefined && !before) throw new AppError('not_found');
    if (before && before.version !== version) throw new AppError('edited_elsewhere');
    if (before) refusePutAway(before);
    const said = { tests: before?.tests ?? [], ...withoutUndefined(change) };
    const rule = {
      // What was emptied in the editor is left out of the message, and goes.
      ...(before
        ? restoredRule(before, said)
        : { id: newUlid(author.at), createdAt: unit.now, createdBy: author.personId, ...said }),
      ...unit.envelope,
      version: (before?.version ?? 0) + 1,
    };
    await refuseIfNotReady(unit, rule, recognise);
    await unit.put('rule', rule, before ? 'rule.edit' : 'rule.create');
    return { ruleId: rule.id, version: rule.version };
  });
}

/** Switches a rule on or off without touching its content. */
export function setRuleStatus(
  input: { ruleId: string; version: number; status: Rule['status'] },
  author: Author,
  recognise: Recognise,
  db: PilotlightDatabase = database,
): Promise<{ version: number }> {
  return commit(db, author, async (unit) => {
    await requireRole(unit, author, ['admin']);
    const before = await unit.get('rule', `map:${input.ruleId}`);
    if (!before) throw new AppError('not_found');
    if (before.version !== input.version) throw new AppError('edited_elsewhere');
    refusePutAway(before);
    const rule = { ...before, ...unit.envelope, status: input.status, version: before.version + 1 };
    await refuseIfNotReady(unit, rule, recognise);
    await unit.put('rule', rule, 'rule.status');
    return { version: rule.version };
  });
}

/** INV-27, INV-28: every error of lint and every failing test comes back as a problem of its own. */
export async function refuseIfNotReady(unit: Unit, rule: Rule, recognise: Recognise): Promise<void> {
  if (!isActive(rule)) return;
  const workspace = await unit.get('workspace', 'meta:policy');
  const [rules, initiatives, seen] = await Promise.all([
    readClass('rule', unit.db),
    readClass('initiative', unit.db),
    unit.db.seen.toArray(),
  ]);
  const { ok, errors, failedTests } = canActivate(
    rule,
    {
      rules,
      initiativeIds: initiatives.map(({ id }) => id),
      today: dayAt(unit.now, workspace?.timeZone ?? 'UTC'),
    },
    withSeen(
      (url) => recognise(url, rule),
      seen.map(({ workItem }) => workItem),
    ),
  );
  if (ok) return;
  const byId = (list: readonly { id: string; name: string }[]) => (id: string) =>
    list.find((one) => one.id === id)?.name;
  throw new AppError(
    'rule_not_ready',
    activationProblems({ errors, failedTests }, { rule: byId(rules), initiative: byId(initiatives) }),
  );
}
