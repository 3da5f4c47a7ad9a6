import { AppError } from '@/lib/domain/errors';
import { broughtBack, putAway } from '@/lib/domain/mapping/put-away';
import type { Rule } from '@/lib/domain/mapping/rule';
import { type Author, commit, type Unit } from '../commit';
import { database, type PilotlightDatabase } from '../database';
import { requireRole } from './roles';

type Wanted = { ruleId: string; version: number };

/**
 * Takes a rule out of use for good: it matches nothing any more and is neither checked nor counted, and keeps its history.
 * A pin has its own way (`removePin`).
 *
 * @throws AppError `edited_elsewhere` when another version was saved meanwhile, `rule_put_away` when it is away already.
 */
export function putRuleAway(
  wanted: Wanted,
  author: Author,
  db: PilotlightDatabase = database,
): Promise<{ version: number }> {
  return commit(db, author, async (unit) => {
    const rule = await wantedRule(unit, author, wanted);
    refusePutAway(rule);
    return write(unit, putAway(rule, unit.now), 'rule.putAway');
  });
}

/** Brings a rule back that was put away. It stays switched off until somebody activates it (INV-28). */
export function bringRuleBack(
  wanted: Wanted,
  author: Author,
  db: PilotlightDatabase = database,
): Promise<{ version: number }> {
  return commit(db, author, async (unit) => {
    const rule = await wantedRule(unit, author, wanted);
    if (rule.archivedAt === undefined) throw new AppError('not_found');
    return write(unit, broughtBack(rule), 'rule.bringBack');
  });
}

/** What was put away is brought back before anything else is done with it. @throws AppError `rule_put_away` */
export function refusePutAway({ archivedAt }: Pick<Rule, 'archivedAt'>): void {
  if (archivedAt !== undefined) throw new AppError('rule_put_away');
}

async function wantedRule(unit: Unit, author: Author, { ruleId, version }: Wanted): Promise<Rule> {
  await requireRole(unit, author, ['admin']);
  const rule = await unit.get('rule', `map:${ruleId}`);
  if (!rule || rule.pin) throw new AppError('not_found');
  if (rule.version !== version) throw new AppError('edited_elsewhere');
  return rule;
}

async function write(unit: Unit, rule: Rule, action: string): Promise<{ version: number }> {
  const version = rule.version + 1;
  await unit.put('rule', { ...rule, ...unit.envelope, version }, action);
  return { version };
}
