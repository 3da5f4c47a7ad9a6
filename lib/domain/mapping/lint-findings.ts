/** What lint can say, with the level of each and, in the comment, the values that go with it. */
export const LINT_LEVELS = {
  // INV-27
  no_hosts: 'error',
  bad_host: 'error', // host, problem
  no_condition: 'error',
  // what cannot work
  include_without_initiative: 'error',
  unknown_initiative: 'error', // initiativeId
  unknown_field: 'error', // field
  recipe_only_field: 'error', // field: it changes, so items would wander between initiatives
  partial_key: 'error', // field: part of a key weighs like a whole one and would outrank exclusions
  impossible_condition: 'error', // field
  impossible_validity: 'error', // validFrom, validTo
  tie: 'error', // ruleId, initiativeId
  // what may work
  host_without_permission: 'warning', // host
  host_over_broad: 'warning', // host: all customers of a cloud
  host_lookalike: 'warning', // host, resembles
  repeated_condition: 'warning', // field: adds its weight once more
  duplicate: 'warning', // ruleId
  shadowed: 'warning', // ruleId
  over_broad: 'warning', // initiatives
  expired: 'warning', // validTo
  no_match_30_days: 'warning',
  too_many_rules: 'warning', // host, rules
} as const satisfies Record<string, 'error' | 'warning'>;
export type LintCode = keyof typeof LINT_LEVELS;

/**
 * One thing that is wrong with a rule, without words: the catalogue has a text per code that takes the
 * values.
 */
export type LintFinding = {
  level: 'error' | 'warning';
  code: LintCode;
  values: Record<string, string | number>;
};

/** A code with its values; the level follows from the code. */
export type Found = [LintCode, LintFinding['values']];
