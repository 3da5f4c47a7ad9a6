import { dayAt } from './calendar';
import { GUIDANCE_NAMES, type GuidanceName } from './guidance-texts';
import type { GovernedFacts } from './initiative-records';
import type { ComplianceReason, ComplianceView, GuidanceView, MetricView } from './overview-types';
import type { Workspace } from './workspace';

/** The sentences, by message id. Each catalogue has one per id, with the placeholders of `guidance-texts.ts`. */
export const GUIDANCE_IDS = GUIDANCE_NAMES.map((name) => `guidance.${name}` as const);
export type GuidanceId = `guidance.${GuidanceName}`;

/**
 * What a person at the work item should do now: the first sentence that fits. Values are codes, ids, names and days;
 * the surface puts them into words.
 */
export function guidanceFor(
  facts: GovernedFacts,
  compliance: ComplianceView,
  metrics: readonly MetricView[],
): GuidanceView {
  const override = facts.initiative.guidanceOverride?.trim();
  const sentence = firstMatch(facts, compliance, metrics);
  const own = ownTexts(sentence.id, facts.workspace);
  return { ...sentence, ...(own ? { own } : {}), ...(override ? { override } : {}) };
}

/** What the organisation says instead, in the languages in which it says it. */
function ownTexts(id: GuidanceId, { guidanceTexts }: Workspace): GuidanceView['own'] {
  const name = id.slice('guidance.'.length) as GuidanceName;
  const [en, de] = [guidanceTexts?.en?.[name], guidanceTexts?.de?.[name]];
  return en || de ? { ...(en ? { en } : {}), ...(de ? { de } : {}) } : undefined;
}

type Sentence = { id: GuidanceId } & Pick<GuidanceView, 'values' | 'tone'>;

function firstMatch(
  facts: GovernedFacts,
  compliance: ComplianceView,
  metrics: readonly MetricView[],
): Sentence {
  const { initiative } = facts;
  const { rollout, status } = initiative;
  const notCleared = notClearedValues(facts, compliance);
  if (notCleared) return { id: 'guidance.notCleared', values: notCleared, tone: 'stop' };
  const stopped = [...facts.dimensions.values()].find((view) => STOPPED.has(view.status));
  if (stopped) {
    const values = { dimension: stopped.dimension, status: stopped.status };
    return { id: 'guidance.stoppedForReview', values, tone: 'stop' };
  }
  if (status !== 'active') {
    const pausedSince = status === 'paused' ? initiative.pausedSince : undefined;
    const date = pausedSince ?? initiative.statusSince ?? dayAt(initiative.at, facts.workspace.timeZone);
    return { id: 'guidance.statusSince', values: { status, date }, tone: 'neutral' };
  }
  switch (rollout) {
    case 'production':
      return { id: 'guidance.inUse', values: inUseValues(facts, metrics), tone: 'good' };
    case 'limited':
      return { id: 'guidance.limited', values: {}, tone: 'caution' };
    case 'pilot':
      return { id: 'guidance.pilot', values: {}, tone: 'caution' };
    case 'none':
      return { id: 'guidance.none', values: {}, tone: 'neutral' };
  }
}

const STOPPED: ReadonlySet<string> = new Set(['suspended', 'rejected', 'revoked']);

/**
 * Since when and why people use it widely without what that takes; nothing where they may or do not. The reason that has
 * held longest is the cause, so that date and cause belong together.
 */
export function notClearedValues(
  facts: GovernedFacts,
  { compliant, reasons, since }: ComplianceView,
): GuidanceView['values'] | undefined {
  const { rollout } = facts.initiative;
  if (compliant || (rollout !== 'limited' && rollout !== 'production')) return undefined;
  const { timeZone } = facts.workspace;
  const date = dayAt(since ?? facts.initiative.at, timeZone);
  const ofThatDay = reasons.filter((reason) => reason.since && dayAt(reason.since, timeZone) === date);
  const [cause = reasons[0]] = ofThatDay.sort((a, b) => rankOf(a) - rankOf(b));
  return { date, ...(cause ? causeValues(cause) : {}) };
}

/** What ends on one day often ends by one event: an owner who leaves takes the owner of the metrics along. */
function rankOf(reason: ComplianceReason): number {
  if (reason.code === 'gate_lapsed') return reason.criterionId === 'P1-OWNER' ? 1 : 4;
  return { unacceptable_risk: 0, gate_not_passed: 2, dimension_not_usable: 3, exceeds_max_rollout: 3 }[
    reason.code
  ];
}

function causeValues(reason: ComplianceReason): GuidanceView['values'] {
  switch (reason.code) {
    case 'gate_not_passed':
      return { cause: reason.code, gate: reason.gate };
    case 'gate_lapsed':
      return { cause: reason.code, gate: reason.gate, criterion: reason.criterionId, lost: lostOf(reason) };
    case 'dimension_not_usable':
      return { cause: reason.code, dimension: reason.dimension, status: reason.status };
    case 'exceeds_max_rollout':
      return { cause: reason.code, dimension: reason.dimension, maxRollout: reason.maxRollout };
    case 'unacceptable_risk':
      return { cause: reason.code };
  }
}

/** The end of the criterion's id: a sentence's `select` takes no hyphen. */
function lostOf({ criterionId }: { criterionId: string }): string {
  return criterionId.slice(criterionId.indexOf('-') + 1).toLowerCase();
}

/** `result` says which half of the sentence to use. An out-of-date result says so itself, by `metricStatus`. */
function inUseValues(facts: GovernedFacts, metrics: readonly MetricView[]): GuidanceView['values'] {
  const headline = metrics.find((metric) => metric.headline && metric.latest);
  const owner = facts.activePerson(facts.initiative.businessOwnerId)?.displayName;
  return {
    ...(headline?.latest ? headlineValues(headline, headline.latest.value) : { result: 'none' }),
    owner: owner ?? '',
    ownerKnown: owner === undefined ? 'no' : 'yes',
  };
}

function headlineValues({ id, name, unit, status }: MetricView, value: number): GuidanceView['values'] {
  return {
    result: 'reported',
    headlineMetricId: id,
    headline: name,
    value: Number(value.toFixed(unit.decimals)),
    unit: unit.code,
    unitDimension: unit.dimension,
    decimals: unit.decimals,
    metricStatus: status,
  };
}
