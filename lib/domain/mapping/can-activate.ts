import type { Problem } from '../errors';
import type { WorkItem } from '../work-item';
import { evaluateRule } from './evaluate-rule';
import { readHost } from './host-pattern';
import { type LintContext, lintRules } from './lint';
import type { LintFinding } from './lint-findings';
import type { Rule, RuleTest } from './rule';

/** A test of a rule that did not come out as expected. */
export type FailedTest = {
  /** Position in `rule.tests`. */
  index: number;
  url: string;
  expect: 'match' | 'no_match';
  /** `undetermined`: a field could not be read there, so the address proves neither answer. */
  got: 'match' | 'no_match' | 'undetermined' | 'not_recognised';
  /** The fields that could not be read. */
  missing: string[];
};

export type Activation = {
  ok: boolean;
  failedTests: FailedTest[];
  errors: LintFinding[];
  warnings: LintFinding[];
};

/**
 * INV-28: whether a rule may become active. Its tests ask whether the rule itself applies, whatever other
 * rules say and whatever its status and validity.
 * @param recognise the work item at an address: read from the address, or a recorded one with more fields
 */
export function canActivate(
  rule: Rule,
  context: LintContext,
  recognise: (url: string) => WorkItem | undefined,
): Activation {
  const findings = lintRules(rule, context);
  const errors = findings.filter(({ level }) => level === 'error');
  const warnings = findings.filter(({ level }) => level === 'warning');
  const failedTests = runRuleTests(rule, recognise);
  return { ok: errors.length === 0 && failedTests.length === 0, failedTests, errors, warnings };
}

type NameOf = {
  rule: (id: string) => string | undefined;
  initiative: (id: string) => string | undefined;
};

/** What lint found, as sentences know it: rules and initiatives by name. */
export function findingProblems(findings: readonly LintFinding[], nameOf: NameOf): Problem[] {
  return findings.map(({ code, values }) => ({
    code: `lint_${code}`,
    values: {
      ...values,
      ...('ruleId' in values && { rule: nameOf.rule(String(values.ruleId)) ?? '' }),
      ...('initiativeId' in values && { initiative: nameOf.initiative(String(values.initiativeId)) ?? '' }),
    },
  }));
}

/** What keeps a rule from becoming active, as sentences know it: rules and initiatives by name. */
export function activationProblems(
  { errors, failedTests }: Pick<Activation, 'errors' | 'failedTests'>,
  nameOf: NameOf,
): Problem[] {
  return [
    ...findingProblems(errors, nameOf),
    ...failedTests.map(
      ({ url, got, missing }): Problem =>
        got === 'undetermined'
          ? { code: 'rule_test_undecided', values: { url, fields: missing.join(', ') } }
          : { code: 'rule_test_failed', values: { url } },
    ),
  ];
}

/**
 * Reads an address and, where that very work item has been seen, what was seen: an address alone never tells labels
 * or groups.
 */
export function withSeen(
  recognise: (url: string) => WorkItem | undefined,
  seen: readonly WorkItem[],
): (url: string) => WorkItem | undefined {
  return (url) => {
    const named = recognise(url);
    if (!named) return undefined;
    const { tool, host, key } = named;
    return seen.find((one) => one.tool === tool && one.host === host && one.key === key) ?? named;
  };
}

/**
 * The rule's own tests that fail; run on every save. What was kept with a test comes before what this device has seen: a test
 * is of the rule, and has one outcome for everybody.
 */
export function runRuleTests(rule: Rule, recognise: (url: string) => WorkItem | undefined): FailedTest[] {
  return rule.tests.flatMap(({ url, expect, fields }, index) => {
    const { got, missing } = tryRule(rule, withKept(recognise(url), fields));
    const passes = got === expect || (got === 'not_recognised' && expect === 'no_match');
    return passes ? [] : [{ index, url, expect, got, missing }];
  });
}

function withKept(workItem: WorkItem | undefined, fields: RuleTest['fields']): WorkItem | undefined {
  return workItem && fields ? { ...workItem, fields: { ...workItem.fields, ...fields } } : workItem;
}

function tryRule(rule: Rule, workItem: WorkItem | undefined): Pick<FailedTest, 'got' | 'missing'> {
  if (!workItem) return { got: 'not_recognised', missing: [] };
  const host = readHost(workItem.host);
  if (!host) return { got: 'no_match', missing: [] };
  const verdict = evaluateRule(rule, workItem, host);
  if (verdict.kind === 'undetermined') return { got: 'undetermined', missing: verdict.missing };
  return { got: verdict.kind === 'applies' ? 'match' : 'no_match', missing: [] };
}
