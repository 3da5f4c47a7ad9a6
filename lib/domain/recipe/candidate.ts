import { endExclusiveOfDay, startOfDay } from '../calendar';
import type { SampleOrigin } from '../grade-rule';
import type { Metric } from '../metric-records';
import type { Period } from '../period';
import type { Day, EntityRef, Grade, Instant } from '../primitives';
import { needsDenominator, shareValue } from '../sample-value';
import { withoutUndefined } from '../without-undefined';
import type { Workspace } from '../workspace';
import { aggregate, spreadOf } from './aggregate';
import type { Collection } from './collection';
import type { Exclusion, Observation } from './observation';
import type { Recipe } from './recipe';
import { durationUnit, elapsedTime, workingTime } from './working-time';

/** A value proposed from the tickets themselves. Nothing until a person confirms it. */
export type SampleCandidate = {
  metricId: string;
  periodStart: Day;
  periodEnd: Day;
  value: number;
  numerator?: number;
  denominator?: number;
  n: number;
  spread?: { p25: number; p75: number };
  grade: Grade;
  /** Tickets of the population that do not count, by reason, with at most `SHOWN_KEYS` of their keys. */
  excluded: { reason: Exclusion; count: number; keys: string[] }[];
  /** Fewer than the recipe's `minN`: "too few to report". */
  tooFew: boolean;
  minN: number;
  recipeId: string;
  recipeVersion: number;
  calendar: Recipe['calendar'];
  /** What was measured, so that nobody takes time that passed for time that was saved. */
  measures: Recipe['value'];
  sources: EntityRef[];
  collectedVia: 'visit' | 'query';
  collectedAt: Instant;
  query?: string;
  found?: number;
  readable?: number;
  adapter: { name: string; version: string };
  /** How the tickets were read. */
  source: 'ticket_timestamps' | 'ticket_field';
};

export const SHOWN_KEYS = 50;
const SHOWN_SOURCES = 50;

export type CandidateContext = {
  workspace: Workspace;
  period: Period;
  /** Observations of the recipe whose end lies in the period, in any order. */
  observations: readonly Observation[];
  /** The latest finished collection of this period. */
  collection?: Collection | undefined;
};

/**
 * The value that the observed tickets of a period make, or nothing when none of them can be measured. The grade follows
 * from how they were collected and from nothing else (INV-24): visits are opportunistic, and a collection is a census only
 * when it read every ticket of a period that was over.
 */
export function candidateFor(
  metric: Metric,
  recipe: Recipe,
  { workspace, period, observations, collection }: CandidateContext,
): SampleCandidate | undefined {
  if (recipe.status !== 'active' || recipe.metricId !== metric.id) return undefined;
  const inPeriod = withinPeriod(period, workspace.timeZone);
  const ended = observations
    .filter(({ recipeId, recipeVersion, end }) => {
      return recipeId === recipe.id && recipeVersion === recipe.version && end !== undefined && inPeriod(end);
    })
    .sort((a, b) => compare(a.end ?? '', b.end ?? '') || compare(a.entityKey, b.entityKey));
  const run = wholeRun(collection, ended, recipe, period);
  const current = run ? ended.filter(({ runId }) => runId === run.id) : ended;
  const counted = current.filter(({ excluded }) => excluded === undefined);
  const [first] = counted;
  const values = valuesOf(counted, metric, recipe, workspace);
  const value = aggregate(values, metric.aggregation);
  if (!first || value === undefined || !Number.isFinite(value)) return undefined;
  const share = needsDenominator(metric);
  const numerator = counted.filter((one) => one.value === 1).length;
  const rounded = rounder(metric.unit.decimals);
  const spread = share ? undefined : spreadOf(values);
  const newest = counted.reduce((latest, one) => (one.seenAt > latest.seenAt ? one : latest), first);
  return withoutUndefined({
    metricId: metric.id,
    periodStart: period.start,
    periodEnd: period.end,
    value: share ? shareValue(metric, numerator, counted.length) : rounded(value),
    numerator: share ? numerator : undefined,
    denominator: share ? counted.length : undefined,
    n: counted.length,
    spread: spread && { p25: rounded(spread.p25), p75: rounded(spread.p75) },
    grade: gradeOf(run, workspace.timeZone),
    excluded: exclusionsOf(current, run),
    tooFew: counted.length < recipe.minN,
    minN: recipe.minN,
    recipeId: recipe.id,
    recipeVersion: recipe.version,
    calendar: recipe.calendar,
    measures: recipe.value,
    sources: sourcesOf(counted, recipe, run),
    collectedVia: run ? ('query' as const) : ('visit' as const),
    collectedAt: run?.at ?? newest.seenAt,
    query: run?.query,
    found: run?.result?.found,
    readable: run?.result?.readable,
    adapter: { name: recipe.tool, version: newest.adapterVersion },
    source: recipe.value === 'duration' ? ('ticket_timestamps' as const) : ('ticket_field' as const),
  });
}

/** Whether an instant lies in a period, on the workspace's own clock. */
export function withinPeriod(period: Period, timeZone: string): (instant: Instant) => boolean {
  const [from, to] = [startOfDay(period.start, timeZone), endExclusiveOfDay(period.end, timeZone)];
  return (instant) => instant >= from && instant < to;
}

/** Where a confirmed candidate says that it comes from. */
export function originOf(candidate: SampleCandidate): SampleOrigin {
  return {
    kind: candidate.source,
    sources: candidate.sources,
    recipeId: candidate.recipeId,
    recipeVersion: candidate.recipeVersion,
    adapter: candidate.adapter,
    capturedAt: candidate.collectedAt,
    wholePopulation: candidate.grade === 'census',
    fromVisits: candidate.collectedVia === 'visit',
    ...(candidate.query !== undefined && {
      query: { text: candidate.query, found: candidate.found ?? 0, readable: candidate.readable ?? 0 },
    }),
  };
}

function valuesOf(
  observations: readonly Observation[],
  metric: Metric,
  recipe: Recipe,
  workspace: Workspace,
): number[] {
  if (recipe.value !== 'duration') return observations.flatMap(({ value }) => value ?? []);
  const unit = durationUnit(metric.unit.code, recipe.calendar);
  if (unit === undefined) return [];
  const stopwatch = recipe.calendar === 'elapsed' ? elapsedTime : workingTime(workspace);
  return observations.flatMap(({ start, end }) => (start && end ? stopwatch(start, end) / unit : []));
}

/**
 * The collection behind these observations, if it still speaks for all of them. A ticket that was visited since and says
 * something else, or that is new in the period, makes the run a thing of the past. Tickets that the run itself lists as
 * not handed out are known of: they only keep it from being whole.
 */
function wholeRun(
  collection: Collection | undefined,
  ended: readonly Observation[],
  recipe: Recipe,
  period: Period,
): WholeRun | undefined {
  const result = collection?.result;
  if (!collection || !result || collection.state !== 'done') return undefined;
  if (collection.recipeId !== recipe.id || collection.recipeVersion !== recipe.version) return undefined;
  if (collection.periodStart !== period.start || collection.periodEnd !== period.end) return undefined;
  const fromRun = new Set(ended.flatMap((one) => (one.runId === collection.id ? one.entityKey : [])));
  const missed = new Set(result.unreadable.map(({ key }) => key));
  const knowsAll = ended.every(({ entityKey }) => fromRun.has(entityKey) || missed.has(entityKey));
  return knowsAll && result.keys.every((key) => fromRun.has(key)) ? { ...collection, result } : undefined;
}

type WholeRun = Collection & { result: NonNullable<Collection['result']> };

/** INV-24 */
function gradeOf(run: WholeRun | undefined, timeZone: string): Grade {
  if (!run) return 'opportunistic';
  const periodWasOver = run.startedAt >= endExclusiveOfDay(run.periodEnd, timeZone);
  return periodWasOver && run.result.found === run.result.readable ? 'census' : 'opportunistic';
}

function exclusionsOf(
  current: readonly Observation[],
  run: WholeRun | undefined,
): SampleCandidate['excluded'] {
  const keys = new Map<Exclusion, string[]>();
  const note = (reason: Exclusion, key: string) => keys.set(reason, [...(keys.get(reason) ?? []), key]);
  for (const { excluded, entityKey } of current) if (excluded) note(excluded, entityKey);
  for (const { reason, key } of run?.result.unreadable ?? []) note(reason, key);
  const listed = [...keys].map(([reason, all]) => ({
    reason,
    count: all.length,
    keys: all.slice(0, SHOWN_KEYS),
  }));
  const lost = run?.result.notDelivered ?? 0;
  return lost > 0 ? [...listed, { reason: 'not_delivered', count: lost, keys: [] }] : listed;
}

function sourcesOf(
  counted: readonly Observation[],
  { tool, host }: Recipe,
  run: WholeRun | undefined,
): EntityRef[] {
  if (run) return [{ tool, host, type: 'search', key: run.query.slice(0, 400), url: run.queryUrl ?? '' }];
  return counted
    .slice(0, SHOWN_SOURCES)
    .map(({ entityKey, url }) => ({ tool, host, type: 'ticket', key: entityKey, url }));
}

function rounder(decimals: number): (value: number) => number {
  const factor = 10 ** decimals;
  return (value) => Math.round(value * factor) / factor;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
