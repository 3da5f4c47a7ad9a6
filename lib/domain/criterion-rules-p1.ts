import { addDays, dayAt, startOfDay } from './calendar';
import { medianFriction, ratioOf } from './candidate-ranking';
import type { CriterionId } from './criteria';
import { type CriterionRule, type Finding, isBlank, metBy, metUnless, missing } from './criterion-finding';
import type { Candidate, ChangePlan } from './initiative';
import { type Facts, latestBy } from './initiative-records';
import type { Metric } from './metric-records';
import type { Day, Instant } from './primitives';

/** Phase 1: the right use case. */
export const P1_RULES = {
  'P1-VOLUME': volume,
  'P1-IO': inputsAndOutputs,
  'P1-WILLING': willing,
  'P1-FRICTION': friction,
  'P1-RATIO': ratio,
  'P1-OWNER': owner,
  'P1-METRICS': metricsFirst,
} as const satisfies { [Id in CriterionId & `P1-${string}`]: CriterionRule };

function volume(facts: Facts): Finding {
  const chosen = chosenCandidate(facts);
  if (!chosen) return metUnless([missing('chosen_candidate')]);
  const { volumePerMonth, stepsVary } = chosen;
  const min = facts.workspace.thresholds.minVolume;
  const gaps = [
    volumePerMonth === undefined && missing('volume', { min }),
    volumePerMonth !== undefined &&
      volumePerMonth < min &&
      missing('volume_low', { volume: volumePerMonth, min }),
    stepsVary === 'varies' && missing('steps_vary'),
  ];
  return metUnless(gaps, [metBy('volume', { volume: volumePerMonth ?? 0, min })]);
}

function inputsAndOutputs({ initiative: { scope } }: Facts): Finding {
  const shown = (list: typeof scope.inputs) =>
    list.filter(({ name, exampleRef }) => !isBlank(name) && exampleRef !== undefined);
  const [inputs, outputs] = [shown(scope.inputs), shown(scope.outputs)];
  const gaps = [inputs.length === 0 && missing('input'), outputs.length === 0 && missing('output')];
  const named = (list: typeof inputs) => list.map(({ name }) => name).join(', ');
  return metUnless(gaps, [metBy('examples', { inputs: named(inputs), outputs: named(outputs) })]);
}

function willing(facts: Facts): Finding {
  const { initiative, workspace, today } = facts;
  const ownerNames = [initiative.businessOwnerId, facts.personOf(initiative.businessOwnerId)?.displayName];
  const others = latestWords(initiative.change).filter(
    ({ personOrName }) => !ownerNames.includes(personOrName),
  );
  const named = others.filter(({ stance }) => stance === 'willing');
  const recent = named.filter(({ expressedAt }) => expressedAt >= addDays(today, -365));
  if (recent.length === 0) {
    const old = named[0];
    return metUnless([
      old
        ? missing('willing_too_old', { name: nameOf(old.personOrName, facts), on: old.expressedAt })
        : missing('willing_stakeholder'),
    ]);
  }
  if (workspace.rigor === 'audit' && !recent.some(({ how }) => how === 'self_attested')) {
    const name = nameOf(recent[0]?.personOrName ?? '', facts);
    return { state: 'claimed', missing: [missing('willing_own_word', { name })] };
  }
  return metUnless([]);
}

function friction(facts: Facts): Finding {
  const chosen = chosenCandidate(facts);
  const before = facts.initiative.chosenAt ?? facts.initiative.at;
  const recorded = facts.initiative.candidates.filter(({ recordedAt }) => recordedAt <= before);
  const middle = medianFriction(recorded);
  const gaps = [
    recorded.length < 3 && missing('candidates', { count: recorded.length, needed: 3 }),
    !chosen && missing('chosen_candidate'),
    chosen !== undefined &&
      middle !== undefined &&
      chosen.frictionScore < middle &&
      missing('friction_low', { friction: chosen.frictionScore, median: middle }),
  ];
  const figures = { count: recorded.length, friction: chosen?.frictionScore ?? 0, median: middle ?? 0 };
  return metUnless(gaps, [metBy('friction', figures)]);
}

function ratio(facts: Facts): Finding {
  const chosen = chosenCandidate(facts);
  if (!chosen) return metUnless([missing('chosen_candidate')]);
  const own = ratioOf(chosen);
  const best = Math.max(...facts.initiative.candidates.map(ratioOf));
  const gaps = [
    own < best && isBlank(facts.initiative.choiceReason) && missing('best_ratio_or_reason'),
    own < 1 && missing('ratio_low', { impact: chosen.impact, complexity: chosen.complexity }),
  ];
  const { impact, complexity } = chosen;
  const figures = { impact, complexity, count: facts.initiative.candidates.length };
  return metUnless(gaps, [metBy(own < best ? 'ratio_with_reason' : 'ratio', figures)]);
}

/** INV-1 and INV-2 still hold, and the owner said yes in person. */
function owner(facts: Facts): Finding {
  const { initiative } = facts;
  const person = facts.personOf(initiative.businessOwnerId);
  const ownerSince = initiative.businessOwnerSince ?? initiative.at;
  if (!person) return { ...metUnless([missing('owner')]), since: ownerSince };
  const name = person.displayName;
  const gaps = [
    !person.active && missing('owner_inactive', { name }),
    person.function === 'it' && missing('owner_from_it', { name }),
    initiative.itSponsorId === person.id && missing('owner_is_it_sponsor', { name }),
    initiative.ownerAcceptedAt === undefined && missing('owner_acceptance', { name }),
  ];
  const on = dayAt(initiative.ownerAcceptedAt ?? facts.now, facts.workspace.timeZone);
  const finding = metUnless(gaps, [metBy('owner', { name, on })]);
  if (finding.state === 'met') return finding;
  return { ...finding, since: person.active && person.function !== 'it' ? ownerSince : person.at };
}

/** The earliest complete definition counts: later targets and series do not make an early start late. */
function metricsFirst(facts: Facts): Finding {
  const headlines = facts.metrics.filter(
    (metric) =>
      metric.class === 'outcome' &&
      metric.headline &&
      metric.status !== 'draft' &&
      metric.status !== 'closed',
  );
  if (headlines.length === 0) return metUnless([missing('headline_metric')]);
  const complete = headlines.filter((metric) => gapsOf(metric, facts).length === 0);
  if (complete.length === 0) {
    const since = ownersGoneSince(headlines, facts);
    const finding = metUnless(headlines.flatMap((metric) => gapsOf(metric, facts)));
    return since === undefined ? finding : { ...finding, since };
  }
  const buildStart = buildStartOf(facts);
  const first = complete.map((metric) => ({ metric, setAt: definedAt(metric) })).sort(bySetAt)[0];
  if (!first) return metUnless([]);
  const defined = { metric: first.metric.name, on: dayAt(first.setAt, facts.workspace.timeZone) };
  if (buildStart === undefined) return metUnless([], [metBy('metrics', defined)]);
  if (buildStart !== 'before_the_record' && first.setAt < buildStart.at) {
    return metUnless([], [metBy('metrics_before', { ...defined, begun: buildStart.day })]);
  }
  const item =
    buildStart === 'before_the_record'
      ? missing('metrics_after_start', { metric: first.metric.name })
      : missing('metrics_before_build', { metric: first.metric.name, on: buildStart.day });
  return { state: 'met_late', missing: [item] };
}

/** Where nothing but their owners is missing: since when the last of these was gone. */
function ownersGoneSince(headlines: readonly Metric[], facts: Facts): Instant | undefined {
  const gaps = headlines.flatMap((metric) => gapsOf(metric, facts));
  if (gaps.some(({ id }) => id !== 'missing.metric_owner')) return undefined;
  return latestBy(
    headlines.flatMap(({ ownerId }) => facts.personOf(ownerId) ?? []),
    ({ at }) => at,
  )?.at;
}

function gapsOf(metric: Metric, facts: Facts) {
  const [series] = [...metric.series].sort((a, b) => b.version - a.version);
  const relative = metric.direction === 'increase' || metric.direction === 'decrease';
  const aimed = metric.direction === 'range' ? metric.range !== undefined : (series?.targets.length ?? 0) > 0;
  const values = { metric: metric.name };
  return [
    relative && !series?.baseline ? missing('baseline', values) : undefined,
    aimed ? undefined : missing('target', values),
    facts.activePerson(metric.ownerId) ? undefined : missing('metric_owner', values),
  ].filter((item) => item !== undefined);
}

function definedAt(metric: Metric): Instant {
  const [series] = [...metric.series].sort((a, b) => a.version - b.version);
  const [target] = [...(series?.targets ?? [])].sort((a, b) => a.version - b.version);
  const times = [metric.createdAt, metric.headlineSince, series?.baseline?.setAt, target?.setAt];
  return (
    times
      .filter((time) => time !== undefined)
      .sort()
      .at(-1) ?? metric.createdAt
  );
}

/** `undefined` while nothing has been built. An initiative that came in flight was being built before its record. */
function buildStartOf(facts: Facts): { day: Day; at: Instant } | 'before_the_record' | undefined {
  const { initiative, workspace } = facts;
  const firstUse = initiative.rolloutHistory
    .filter(({ rollout }) => rollout !== 'none')
    .map(({ from }) => from)
    .sort()[0];
  // The earliest day ever entered counts: entering a later one does not undo a late start. Use implies that it was built.
  const entered = [initiative.buildStartedAt, ...(initiative.buildStarts ?? []).map((start) => start.day)];
  const day = [...entered, firstUse].filter((one) => one !== undefined).sort()[0];
  if (day !== undefined) {
    const at = startOfDay(day, workspace.timeZone);
    // What was in use before it was recorded was also built before, whatever day is entered.
    const early = initiative.entryMode === 'in_flight' && initiative.createdAt < at;
    return { day, at: early ? initiative.createdAt : at };
  }
  return initiative.entryMode === 'in_flight' || initiative.rollout !== 'none'
    ? 'before_the_record'
    : undefined;
}

function chosenCandidate({ initiative }: Facts): Candidate | undefined {
  return initiative.candidates.find(({ id }) => id === initiative.chosenCandidateId);
}

/** The latest word of each stakeholder: who was willing once and is opposed now is not willing. */
function latestWords(change: ChangePlan): ChangePlan['stakeholders'] {
  const words = new Map<string, ChangePlan['stakeholders'][number]>();
  for (const word of change.stakeholders) {
    const known = words.get(word.personOrName);
    if (!known || word.expressedAt >= known.expressedAt) words.set(word.personOrName, word);
  }
  return [...words.values()];
}

function nameOf(personOrName: string, facts: Facts): string {
  return facts.personOf(personOrName)?.displayName ?? personOrName;
}

const bySetAt = (a: { setAt: Instant }, b: { setAt: Instant }): number => (a.setAt < b.setAt ? -1 : 1);
