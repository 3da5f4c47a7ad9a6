import type { Rule } from './rule';
import { conditionsCoincide, sharedSites } from './rule-relations';

/**
 * Drafts that say of the same pages what the rule says: whoever writes it a second time would leave the first behind. Lint
 * speaks of active rules only.
 */
export function draftsLike(rule: Rule, rules: readonly Rule[]): Rule[] {
  return rules.filter(
    (other) =>
      other.id !== rule.id &&
      other.status === 'draft' &&
      other.archivedAt === undefined &&
      other.tool === rule.tool &&
      other.effect === rule.effect &&
      conditionsCoincide(rule, other) &&
      sharedSites(rule, other).length > 0,
  );
}
