import type { AuditEntry } from '../audit';
import type { Rule } from './rule';

/** What of a rule an administrator can change; everything else says who changed it and when. */
export const RULE_CONTENT = [
  'name',
  'effect',
  'initiativeId',
  'tool',
  'hosts',
  'all',
  'status',
  'validFrom',
  'validTo',
  'priority',
  'tests',
  'note',
] as const satisfies readonly (keyof Rule)[];
/** What two versions may differ in: also in whether the rule was put away, which no content says. */
export type RuleField = (typeof RULE_CONTENT)[number] | 'archivedAt';

/** One state a rule has had: its content, who made it so and when. */
export type RuleVersion = {
  rule: Rule;
  /** What was done; missing where the log does not reach that far back. */
  action?: string;
  /** The fields that differ from the version before it. */
  changed: RuleField[];
};

/**
 * The versions of a rule, newest first, from the log of changes: each entry holds what it replaced, so the past is the
 * present with the entries taken back one by one. Ends where the log has a gap.
 */
export function ruleHistory(current: Rule, entries: readonly AuditEntry[]): RuleVersion[] {
  const byVersion = new Map(entries.map((entry) => [entry.after?.version, entry]));
  const versions: RuleVersion[] = [];
  let rule: Rule | undefined = current;
  while (rule) {
    const entry = byVersion.get(rule.version);
    const earlier: Rule | undefined = entry?.before && takeBack(rule, entry);
    versions.push({
      rule,
      ...(entry && { action: entry.action }),
      changed: earlier ? changedFields(earlier, rule) : [],
    });
    rule = earlier && earlier.version < rule.version ? earlier : undefined;
  }
  return versions;
}

const isAway = ({ archivedAt }: Rule) => archivedAt !== undefined;

/** The fields in which two versions differ. */
export function changedFields(from: Rule, to: Rule): RuleField[] {
  const changed: RuleField[] = RULE_CONTENT.filter(
    (field) => JSON.stringify(from[field]) !== JSON.stringify(to[field]),
  );
  return isAway(from) === isAway(to) ? changed : [...changed, 'archivedAt'];
}

/** A new version with another content, an old one's for example; identity and authorship are the present's. */
export function restoredRule(current: Rule, old: Partial<Pick<Rule, (typeof RULE_CONTENT)[number]>>): Rule {
  const content = Object.fromEntries(
    RULE_CONTENT.filter((field) => old[field] !== undefined).map((field) => [field, old[field]]),
  );
  const rest = Object.fromEntries(
    Object.entries(current).filter(([field]) => !(RULE_CONTENT as readonly string[]).includes(field)),
  );
  return { ...rest, ...content } as Rule;
}

function takeBack(rule: Rule, { before = {}, after = {} }: AuditEntry): Rule {
  const kept = Object.entries(rule).filter(([field]) => !Object.hasOwn(after, field));
  return { ...Object.fromEntries(kept), ...before } as Rule;
}
