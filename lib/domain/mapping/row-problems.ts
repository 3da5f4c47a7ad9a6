import type { Problem } from '../errors';
import { type Activation, activationProblems, canActivate, withSeen } from './can-activate';
import { isActive } from './evaluate-rule';
import type { createFileRules } from './file-rules';
import type { RuleImportContext } from './planning';
import type { Rule } from './rule';
import type { RuleRow } from './rule-row';
import type { StandingRules } from './standing-rules';

/** What keeps a planned rule from becoming active, each with the column of the file it is about. */
export function columnProblems(
  activation: Pick<Activation, 'errors' | 'failedTests'>,
  nameOf: Parameters<typeof activationProblems>[1],
): Problem[] {
  return activationProblems(activation, nameOf).map((problem) => ({
    ...problem,
    field: COLUMN_OF[problem.code] ?? 'conditions',
  }));
}

/**
 * What else is wrong with a row whose initiative nobody knows: its sites, conditions and tests, so that a file need not be
 * corrected once for the one and once more for the other.
 *
 * @param known the rules that the row may be about, by id
 */
export function problemsBesidesInitiative<R extends RuleRow>(
  row: R,
  known: ReadonlyMap<string, Rule>,
  context: Pick<RuleImportContext<R>, 'recognise' | 'seen' | 'today'>,
  { standing, file }: { standing: StandingRules; file: ReturnType<typeof createFileRules<R>> },
): Problem[] {
  const rest = { ...row, initiative: undefined };
  const found = standing.match(rest, known);
  if ('problem' in found) return [found.problem];
  const made = file.make(rest, found.before);
  if (!made.ok) return made.problems;
  if (!isActive(made.rule)) return [];
  const recognise = withSeen((url) => context.recognise(url, made.rule), context.seen);
  const activation = canActivate(
    made.rule,
    { rules: [], initiativeIds: [], today: context.today },
    recognise,
  );
  const errors = activation.errors.filter(({ code }) => !OF_INITIATIVE.has(code));
  return columnProblems({ ...activation, errors }, { rule: () => undefined, initiative: () => undefined });
}

const OF_INITIATIVE: ReadonlySet<string> = new Set(['include_without_initiative', 'unknown_initiative']);

/** Which column a finding about a whole rule is about. */
const COLUMN_OF: Record<string, string> = {
  lint_no_hosts: 'hosts',
  lint_bad_host: 'hosts',
  lint_include_without_initiative: 'initiative',
  lint_unknown_initiative: 'initiative',
  lint_impossible_validity: 'valid_to',
  rule_test_failed: 'tests',
  rule_test_undecided: 'tests',
};
