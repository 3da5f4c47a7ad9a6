import type { BaselineInput, MetricInput, PlainFields, TargetInput } from '@/lib/domain/metric-definition';
import type { Person } from '@/lib/domain/people';
import type { DefinitionDraft } from '@/lib/domain/vanity';
import { parseNumber } from '@/lib/i18n/formats';
import { readExecutive } from './ExecutiveField';
import { BASELINE_WAYS, HAS_OWN_CODE, type MetricDraft, unitOf } from './metric-draft';

/** Message ids by the field of the form they belong to. */
export type MetricProblems = Partial<Record<keyof MetricDraft, string>>;

export type ReadMetric =
  | { ok: true; metric: MetricInput; guardrail?: MetricInput }
  | { ok: false; problems: MetricProblems };

type NumberField = 'low' | 'high' | 'baseline' | 'baselineN' | 'target' | 'guardBound';

/**
 * Turns what was typed into the message, or says at which field something is missing or is no number. Baseline, target
 * and outcome may be left out as a whole, not by halves.
 */
export function readMetricDraft(
  draft: MetricDraft,
  context: { locale: string; status: 'draft' | 'active'; people: readonly Person[]; needsGuardrail: boolean },
): ReadMetric {
  const problems: MetricProblems = {};
  const numbers = numbersOf(draft, context.locale, problems);
  const metric: MetricInput = {
    ...readPlainFields(draft, numbers, problems),
    status: context.status,
    ...readBaseline(draft, numbers, problems),
    ...readTarget(draft, numbers, problems),
    ...readOutcome(draft, context.people, problems),
    ...(draft.category === 'time_saved' &&
      draft.destination && {
        timeDestination: { kind: draft.destination, note: draft.destinationNote.trim() },
      }),
  };
  const guardrail = context.needsGuardrail ? readGuardrail(draft, numbers, metric, problems) : undefined;
  if (context.status === 'active' && metric.headline && !metric.question) {
    problems.question = 'problem.question_required';
  }
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  return { ok: true, metric, ...(guardrail && { guardrail }) };
}

/** The fields that can be changed in place, from the same form. */
export function readPlainDraft(
  draft: MetricDraft,
  locale: string,
): { ok: true; fields: PlainFields } | { ok: false; problems: MetricProblems } {
  const problems: MetricProblems = {};
  const fields = readPlainFields(draft, numbersOf(draft, locale, problems), problems);
  return Object.keys(problems).length > 0 ? { ok: false, problems } : { ok: true, fields };
}

/** The value from before and the target alone, for a series that is begun later. */
export function readFoundation(
  draft: MetricDraft,
  locale: string,
): { baseline?: BaselineInput; target?: TargetInput; problems: MetricProblems } {
  const problems: MetricProblems = {};
  const numbers = numbersOf(draft, locale, problems);
  return { ...readBaseline(draft, numbers, problems), ...readTarget(draft, numbers, problems), problems };
}

/** What the rules on vanity look at while it is typed; what is no number yet is simply not there. */
export function definitionFromDraft(draft: MetricDraft, locale: string): DefinitionDraft {
  const baseline = parseNumber(draft.baseline, locale);
  const target = parseNumber(draft.target, locale);
  const way = draft.baselineWay && BASELINE_WAYS[draft.baselineWay];
  const typed = draft.baseline.trim() !== '';
  return {
    name: draft.name,
    class: draft.cls,
    category: draft.category,
    headline: draft.headline,
    direction: draft.direction,
    aggregation: draft.aggregation,
    unit: unitOf(draft),
    ...(typed && {
      baseline: {
        ...(way || {}),
        ...(baseline !== undefined && { value: baseline }),
        ...(draft.baselineTo && { periodEnd: draft.baselineTo }),
      },
    }),
    ...(target !== undefined && { target: { value: target } }),
    ...(draft.statement.trim() && { execOutcome: { statement: draft.statement, executiveName: '' } }),
  };
}

type Numbers = Record<NumberField, number | undefined>;

function numbersOf(draft: MetricDraft, locale: string, problems: MetricProblems): Numbers {
  const read = (field: NumberField) => {
    const typed = draft[field].trim();
    if (typed === '') return undefined;
    const number = parseNumber(typed, locale);
    if (number === undefined) problems[field] = 'metric.number.wrong';
    return number;
  };
  return {
    low: read('low'),
    high: read('high'),
    baseline: read('baseline'),
    baselineN: read('baselineN'),
    target: read('target'),
    guardBound: read('guardBound'),
  };
}

function readPlainFields(draft: MetricDraft, numbers: Numbers, problems: MetricProblems): PlainFields {
  const name = draft.name.trim();
  if (!name) problems.name = 'metric.name.missing';
  if (!draft.startsOn) problems.startsOn = 'metric.day.missing';
  const unit = unitOf(draft);
  if (HAS_OWN_CODE.has(draft.measure) && draft.measure !== 'score' && !unit.code) {
    problems.unitCode = 'metric.unit.missing';
  }
  const range = draft.direction === 'range' ? { low: numbers.low, high: numbers.high } : undefined;
  if (range && range.low === undefined) problems.low ??= 'metric.number.missing';
  if (range && range.high === undefined) problems.high ??= 'metric.number.missing';
  if (draft.category === 'other_outcome' && !draft.categoryReason.trim()) {
    problems.categoryReason = 'problem.category_reason_required';
  }
  return {
    name,
    question: draft.question.trim(),
    class: draft.cls,
    category: draft.category,
    ...(draft.category === 'other_outcome' && { categoryReason: draft.categoryReason.trim() }),
    headline: draft.headline,
    unit,
    direction: draft.direction,
    ...(range?.low !== undefined &&
      range.high !== undefined && { range: { low: range.low, high: range.high } }),
    aggregation: draft.aggregation,
    ...(draft.cls === 'guardrail' && readLimit(draft, numbers)),
    cadence: draft.cadence,
    startsOn: draft.startsOn,
    ownerId: draft.ownerId,
    contributorIds: draft.contributorIds,
  };
}

/** What a guardrail must not cross, on the side that is worse, and the approval that rests on it. */
function readLimit(
  { direction, guardDimension }: MetricDraft,
  { guardBound: value }: Numbers,
): Pick<PlainFields, 'bound' | 'linkedDimension'> {
  return {
    ...(value !== undefined && { bound: { op: direction === 'increase' ? '>=' : '<=', value } }),
    ...(guardDimension && { linkedDimension: guardDimension }),
  };
}

function readBaseline(
  draft: MetricDraft,
  { baseline: value, baselineN }: Numbers,
  problems: MetricProblems,
): { baseline?: BaselineInput } {
  const parts = [draft.baseline, draft.baselineFrom, draft.baselineTo];
  if (parts.every((part) => part.trim() === '')) return {};
  if (value === undefined) problems.baseline ??= 'metric.number.missing';
  if (!draft.baselineFrom) problems.baselineFrom = 'metric.day.missing';
  if (!draft.baselineTo) problems.baselineTo = 'metric.day.missing';
  if (!draft.baselineWay) problems.baselineWay = 'metric.baseline.way.missing';
  if (value === undefined || !draft.baselineWay) return {};
  return {
    baseline: {
      value,
      periodStart: draft.baselineFrom,
      periodEnd: draft.baselineTo,
      ...BASELINE_WAYS[draft.baselineWay],
      method: draft.baselineMethod.trim(),
      ...(baselineN !== undefined && { n: Math.round(baselineN) }),
      ...(draft.evidenceIds.length > 0 && { evidenceIds: draft.evidenceIds }),
    },
  };
}

function readTarget(
  draft: MetricDraft,
  { target: value }: Numbers,
  problems: MetricProblems,
): { target?: TargetInput } {
  if (draft.direction === 'range' && !draft.targetDue) return {};
  if (draft.target.trim() === '' && !draft.targetDue) return {};
  const needed = draft.direction === 'increase' || draft.direction === 'decrease';
  const aimed = needed ? value : (value ?? 1);
  if (aimed === undefined) problems.target ??= 'metric.number.missing';
  if (!draft.targetDue) problems.targetDue = 'metric.day.missing';
  if (!draft.targetStart) problems.targetStart = 'metric.day.missing';
  if (aimed === undefined) return {};
  return { target: { value: aimed, startOn: draft.targetStart, dueOn: draft.targetDue } };
}

function readOutcome(draft: MetricDraft, people: readonly Person[], problems: MetricProblems) {
  if (draft.cls !== 'outcome') return {};
  const statement = draft.statement.trim();
  const who = readExecutive(draft.executive, people);
  if (!statement && !who) return {};
  if (!statement) problems.statement = 'metric.outcome.statement.missing';
  if (!who) problems.executive = 'metric.outcome.who.missing';
  return statement && who ? { execOutcome: { statement, ...who } } : {};
}

/** What saved time must not make worse, counted in the same rhythm. */
function readGuardrail(
  draft: MetricDraft,
  { guardBound }: Numbers,
  metric: MetricInput,
  problems: MetricProblems,
): MetricInput | undefined {
  const name = draft.guardName.trim();
  if (!name) problems.guardName = 'metric.guard.missing';
  if (guardBound === undefined) problems.guardBound ??= 'metric.number.missing';
  if (!name || guardBound === undefined) return undefined;
  const { cadence, startsOn, ownerId, contributorIds } = metric;
  return {
    name,
    question: '',
    class: 'guardrail',
    category: draft.guardCategory,
    headline: false,
    unit: { dimension: 'percent', code: '%', decimals: 1 },
    direction: 'decrease',
    aggregation: 'rate',
    bound: { op: '<=', value: guardBound },
    ...(draft.guardDimension && { linkedDimension: draft.guardDimension }),
    cadence,
    startsOn,
    ownerId,
    contributorIds,
    status: 'active',
  };
}
