import { AppError } from '@/lib/domain/errors';
import { restoredRule } from '@/lib/domain/mapping/rule-history';
import { type Author, commit } from '../commit';
import { database, type PilotlightDatabase } from '../database';
import { listRuleVersions } from '../rule-versions';
import { refusePutAway } from './put-away-rule';
import { requireRole } from './roles';
import { type Recognise, refuseIfNotReady } from './rules';

/**
 * Makes an earlier version of a rule the present one again, as a new version: nothing of the history is lost. What was
 * active then is checked against the rules of today (INV-28).
 *
 * @throws AppError `edited_elsewhere` when another version was saved meanwhile, `not_found` for a version the log has not.
 */
export function restoreRule(
  input: { ruleId: string; version: number; to: number },
  author: Author,
  recognise: Recognise,
  db: PilotlightDatabase = database,
): Promise<{ version: number }> {
  return commit(db, author, async (unit) => {
    await requireRole(unit, author, ['admin']);
    const versions = await listRuleVersions(input.ruleId, unit.db);
    const [current] = versions;
    const old = versions.find(({ rule }) => rule.version === input.to);
    if (!current || !old) throw new AppError('not_found');
    if (current.rule.version !== input.version) throw new AppError('edited_elsewhere');
    refusePutAway(current.rule);
    const rule = {
      ...restoredRule(current.rule, old.rule),
      ...unit.envelope,
      version: current.rule.version + 1,
    };
    await refuseIfNotReady(unit, rule, recognise);
    await unit.put('rule', rule, 'rule.rollback');
    return { version: rule.version };
  });
}
