import type { Initiative } from './initiative';
import type { Metric, Sample, Unit } from './metric-records';
import { currentSeries, currentTarget } from './metric-series';
import type { Day } from './primitives';
import { progressOf } from './progress';
import { needsDenominator } from './sample-value';
import { machineWordIn, namesAMachineQuality, runningTotalWordIn } from './vanity-lexicon';
import { type Rewrite, rewritesFor } from './vanity-rewrites';
import { type WorkWords, workWords } from './work-words';

export const VANITY_RULES = ['V1', 'V2', 'V3', 'V4', 'V5', 'V6', 'V7', 'V8', 'V9', 'V10'] as const;
export type VanityRule = (typeof VANITY_RULES)[number];

/** `refuse`: the store refuses too. `mark`: the grade is lowered. `notice`: about a metric that already runs. */
export type VanityLevel = 'refuse' | 'warn' | 'mark' | 'notice';

/** One objection to a definition. Its sentence is `vanity.<code>`, in the reader's language. */
export type VanityFinding = {
  rule: VanityRule;
  level: VanityLevel;
  code: string;
  /** The field of the form it is about. */
  field: 'headline' | 'name' | 'baseline' | 'target' | 'execOutcome';
  values?: Record<string, string | number>;
  /** What could be measured instead, in the initiative's own words. */
  rewrites: Rewrite[];
};

/** What a definition says so far; anything may still be missing while it is typed. */
export type DefinitionDraft = Pick<Metric, 'name' | 'class' | 'category' | 'headline' | 'direction'> &
  Partial<Pick<Metric, 'id' | 'range' | 'execOutcome' | 'aggregation'>> & {
    unit: Pick<Unit, 'dimension' | 'code'>;
    baseline?: { value?: number; periodEnd?: Day; grade?: Sample['grade']; constantsOnly?: boolean };
    target?: { value: number };
  };

/** What else decides whether a definition is vain. */
export type VanityContext = {
  initiative: Pick<
    Initiative,
    'name' | 'phase' | 'rolloutHistory' | 'candidates' | 'chosenCandidateId' | 'scope'
  >;
  siblings: readonly Pick<Metric, 'id' | 'class' | 'status'>[];
  /** The latest value that counts, when there is one. */
  latest?: number;
};

/** V1 to V9: what is wrong with a definition, while it is typed and when it is saved. */
export function vanityFindings(draft: DefinitionDraft, context: VanityContext): VanityFinding[] {
  const words = workWords(context.initiative);
  return RULES.flatMap((rule) => rule(draft, context, words) ?? []);
}

/** A stored metric as a definition, to be looked at again later. */
export function definitionOf(metric: Metric): DefinitionDraft {
  const series = currentSeries(metric);
  const target = currentTarget(series);
  const baseline = series?.baseline;
  return {
    ...metric,
    ...(baseline && { baseline: { ...baseline, constantsOnly: baseline.constantsOnly === true } }),
    ...(target && { target: { value: target.value } }),
  };
}

type Rule = (draft: DefinitionDraft, context: VanityContext, words: WorkWords) => VanityFinding | undefined;

const RULES: readonly Rule[] = [
  technicalHeadline,
  machineWords,
  runningTotal,
  weakBaseline,
  baselineAfterStart,
  constantsOnly,
  noExecutive,
  targetTooEasy,
  unguarded,
];

/** V1 */
function technicalHeadline(draft: DefinitionDraft, _: VanityContext, words: WorkWords) {
  const byClass = draft.class === 'technical' || draft.class === 'adoption';
  if (!draft.headline || !(byClass || namesAMachineQuality(draft.name))) return undefined;
  const code = draft.class === 'adoption' ? 'adoption_headline' : 'technical_headline';
  const values = { name: draft.name.trim(), initiative: words.initiative };
  return { ...about('V1', 'refuse', code, 'headline'), values, rewrites: rewritesFor(draft, words) };
}

/** V2 */
function machineWords(draft: DefinitionDraft, _: VanityContext, words: WorkWords) {
  if (draft.class !== 'outcome') return undefined;
  if (draft.headline && namesAMachineQuality(draft.name)) return undefined; // V1 has said more
  const word = machineWordIn(draft.name) ?? machineWordIn(draft.unit.code);
  if (word === undefined) return undefined;
  return {
    ...about('V2', 'warn', 'machine_word', 'name'),
    values: { word },
    rewrites: rewritesFor(draft, words),
  };
}

/** V3 */
function runningTotal(draft: DefinitionDraft, _: VanityContext, words: WorkWords) {
  const share = needsDenominator({
    unit: { ...draft.unit, decimals: 0 },
    aggregation: draft.aggregation ?? 'last',
  });
  if (draft.unit.dimension !== 'count' || draft.direction !== 'increase' || share) return undefined;
  const word = runningTotalWordIn(draft.name);
  if (word === undefined && draft.aggregation !== 'last') return undefined;
  return {
    ...about('V3', 'warn', 'running_total', 'name'),
    rewrites: [
      { kind: 'per_period', words },
      { kind: 'share', words },
    ] satisfies Rewrite[],
  };
}

/** V4 */
function weakBaseline({ direction, baseline }: DefinitionDraft) {
  if (direction !== 'increase' && direction !== 'decrease') return undefined;
  if (baseline?.value === undefined) return about('V4', 'warn', 'no_baseline', 'baseline');
  const weak = baseline.grade === 'estimated' || baseline.grade === 'assumption';
  return weak && !baseline.constantsOnly ? about('V4', 'warn', 'guessed_baseline', 'baseline') : undefined;
}

/** V5 */
function baselineAfterStart({ baseline }: DefinitionDraft, { initiative }: VanityContext) {
  const began = initiative.rolloutHistory
    .filter(({ rollout }) => rollout !== 'none')
    .map(({ from }) => from)
    .sort()[0];
  if (baseline?.periodEnd === undefined || began === undefined || baseline.periodEnd < began)
    return undefined;
  return { ...about('V5', 'warn', 'baseline_after_start', 'baseline'), values: { began } };
}

/** V6 */
function constantsOnly({ baseline }: DefinitionDraft) {
  return baseline?.constantsOnly ? about('V6', 'mark', 'constants_only', 'baseline') : undefined;
}

/** V7 */
function noExecutive({ headline, execOutcome }: DefinitionDraft, { initiative }: VanityContext) {
  const late = initiative.phase === 'P3' || initiative.phase === 'P4';
  if (!headline || !late || execOutcome?.statement.trim()) return undefined;
  return about('V7', 'warn', 'no_executive', 'execOutcome');
}

const TOO_NEAR = 0.02;

/** V8 */
function targetTooEasy(draft: DefinitionDraft, { latest }: VanityContext) {
  const { baseline, target } = draft;
  if (draft.direction !== 'increase' && draft.direction !== 'decrease') return undefined;
  if (baseline?.value === undefined || target === undefined) return undefined;
  const values = { target: target.value, baseline: baseline.value };
  const progress = progressOf(draft, { baseline: baseline.value, target: target.value, actual: latest });
  if (latest !== undefined && progress !== null && progress >= 1) {
    return { ...about('V8', 'warn', 'target_met_already', 'target'), values: { ...values, latest } };
  }
  const distance = Math.abs(target.value - baseline.value);
  // A little room: 2 % of 42 is not exactly 0.84 in binary.
  const near = distance <= (TOO_NEAR + 1e-9) * Math.abs(baseline.value);
  return near ? { ...about('V8', 'warn', 'target_too_near', 'target'), values } : undefined;
}

/** V9 */
function unguarded(draft: DefinitionDraft, { siblings }: VanityContext, words: WorkWords) {
  if (!draft.headline || draft.class !== 'outcome') return undefined;
  const guarded = siblings.some((one) => one.class === 'guardrail' && one.status === 'active');
  if (guarded) return undefined;
  const level = draft.category === 'time_saved' ? 'refuse' : 'warn';
  return {
    ...about('V9', level, level === 'refuse' ? 'time_unguarded' : 'unguarded', 'headline'),
    rewrites: [
      { kind: 'guard_rework', words },
      { kind: 'guard_errors', words },
    ] satisfies Rewrite[],
  };
}

function about(
  rule: VanityRule,
  level: VanityLevel,
  code: string,
  field: VanityFinding['field'],
): VanityFinding {
  return { rule, level, code, field, rewrites: [] };
}
