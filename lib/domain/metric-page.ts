import { allGreen } from './all-green';
import { dayAt } from './calendar';
import { concernViews } from './concern-state';
import { creditedValue } from './credited-value';
import { type Facts, factsOf, type InitiativeRecords } from './initiative-records';
import type { MetricPageView, PeriodRow, SeriesView, ValueRow } from './metric-page-types';
import type { Metric, Series } from './metric-records';
import { defineRight, mayAcceptOutcome, mayChoose } from './metric-rights';
import { currentSeries, currentTarget, rivalTargets } from './metric-series';
import { metricView } from './metric-view';
import { mayReview } from './people-invariants';
import { endedPeriods, graceEnd } from './period';
import type { Instant, PersonId } from './primitives';
import { mayRecord } from './record-rights';
import { effectiveSamples, type SampleHistory, sampleHistory } from './sample-history';
import { definitionOf, vanityFindings } from './vanity';
import { withoutUndefined } from './without-undefined';
import type { Workspace } from './workspace';

/** Everything about one metric of an initiative; `undefined` when it has none of that id. */
export function metricPage(
  records: InitiativeRecords,
  metricId: string,
  now: Instant,
  workspace: Workspace,
  viewerId?: PersonId,
): MetricPageView | undefined {
  const facts = factsOf(records, now, workspace);
  const metric = facts.metrics.find(({ id }) => id === metricId);
  if (!metric) return undefined;
  const { initiative } = facts;
  const viewer = facts.activePerson(viewerId);
  const present = currentSeries(metric);
  const latest = effectiveSamples(facts.historyOf(metric)).at(-1);
  const { id, name, key, buildStartedAt } = initiative;
  return withoutUndefined({
    metric,
    view: metricView(metric, facts, viewerId),
    initiative: withoutUndefined({ id, name, key, buildStartedAt }),
    series: [...metric.series]
      .sort((a, b) => b.version - a.version)
      .map((series) => seriesView(metric, series, series === present, facts)),
    contributorNames: metric.contributorIds.map((one) => facts.personOf(one)?.displayName ?? one),
    evidence: facts.evidence.map(({ id, title }) => ({ id, title })),
    findings: findingsOf(metric, facts),
    allGreen: allGreen(facts, openConcerns(facts)),
    credited: latest && creditedValue(metric, present?.baseline, latest, workspace),
    // Of values that are not here it is not known that there are none.
    frozen:
      facts.copyOf(metric) !== 'whole' ||
      facts.samples.some((one) => one.metricId === metric.id && one.seriesVersion === present?.version),
    rights: {
      define: defineRight(viewer, initiative, now),
      record: viewer !== undefined && mayRecord(metric, initiative, viewer.id),
      choose: mayChoose(viewer, metric, initiative),
      comment: mayReview(viewer, initiative, now) ? ('dispute' as const) : ('comment' as const),
      acceptOutcome: mayAcceptOutcome(viewer, metric, initiative, now),
    },
    asOf: now,
  });
}

/** Concerns of readers that nobody has answered yet, about whatever they are. */
function openConcerns(facts: Facts): number {
  return concernViews(facts, () => undefined).filter(({ answer }) => answer === undefined).length;
}

function findingsOf(metric: Metric, facts: Facts) {
  const latest = effectiveSamples(facts.historyOf(metric)).at(-1)?.value;
  return vanityFindings(definitionOf(metric), {
    initiative: facts.initiative,
    siblings: facts.metrics.filter(({ id }) => id !== metric.id),
    // V8 is about a target that was set too low, not about one that was reached since.
    ...(latest !== undefined && metric.status === 'draft' && { latest }),
  });
}

function seriesView(metric: Metric, series: Series, current: boolean, facts: Facts): SeriesView {
  const history = current ? facts.historyOf(metric) : sampleHistory(metric.id, series.version, facts);
  const target = currentTarget(series);
  const rivals = rivalTargets(series);
  return withoutUndefined({
    version: series.version,
    current,
    reason: series.reason,
    openedAt: series.openedAt,
    openedByName: facts.personOf(series.openedBy)?.displayName ?? '',
    baseline: series.baseline,
    targets: [...series.targets]
      .sort((a, b) => a.version - b.version)
      .map((one) => ({
        ...one,
        current: one === target,
        rival: rivals.includes(one),
        setByName: facts.personOf(one.setBy)?.displayName ?? '',
      })),
    rows: [...valueRows(history, facts), ...(current ? emptyRows(metric, series, history, facts) : [])].sort(
      byPeriod,
    ),
  });
}

function valueRows(history: SampleHistory, facts: Facts): PeriodRow[] {
  const nameOf = (id: string) => facts.personOf(id)?.displayName ?? '';
  return history.entries.map(({ sample, state, voidedBy, notes = [] }) => ({
    kind: 'value',
    ...(withoutUndefined({
      id: sample.id,
      periodStart: sample.periodStart,
      periodEnd: sample.periodEnd,
      value: sample.value,
      numerator: sample.numerator,
      denominator: sample.denominator,
      n: sample.n,
      volume: sample.volume,
      spread: sample.spread,
      grade: sample.grade,
      late: sample.late,
      state,
      note: sample.provenance.note,
      kindOf: sample.provenance.kind,
      confirmedAt: sample.confirmedAt,
      confirmedByName: nameOf(sample.confirmedBy),
      supersedes: sample.supersedes,
      attribution: sample.attribution,
      ownerStatus: sample.ownerStatus,
      withdrawnBecause: voidedBy?.reason,
      remarks: notes.map(({ id, kind, text, by, at }) => ({ id, kind, text, byName: nameOf(by), at })),
    }) satisfies ValueRow),
  }));
}

const HORIZON = 60;

/** Ended periods that the present series owes a value for and has none, and those that were skipped; none while not all values are here. */
function emptyRows(metric: Metric, series: Series, history: SampleHistory, facts: Facts): PeriodRow[] {
  const { workspace, today } = facts;
  const later = metric.series.length > 1 ? dayAt(series.openedAt, workspace.timeZone) : '';
  const covered = new Set(
    history.entries.filter(({ state }) => state !== 'voided').map(({ sample }) => sample.periodStart),
  );
  const isKnown = metric.status !== 'draft' && facts.copyOf(metric) === 'whole';
  const owed = !isKnown ? [] : endedPeriods(metric, today, HORIZON, workspace);
  return owed
    .filter(({ start, end }) => end >= later && !covered.has(start))
    .map((period): PeriodRow => {
      const place = { periodStart: period.start, periodEnd: period.end };
      const skip = history.skips.get(period.start);
      if (skip) {
        const byName = facts.personOf(skip.by)?.displayName ?? '';
        return { kind: 'skip', ...place, reason: skip.reason, byName };
      }
      return { kind: 'gap', ...place, gap: graceEnd(metric, period) < today ? 'missed' : 'open' };
    });
}

function byPeriod(a: PeriodRow, b: PeriodRow): number {
  if (a.periodStart !== b.periodStart) return a.periodStart < b.periodStart ? -1 : 1;
  const [x, y] = [a, b].map((row) => (row.kind === 'value' ? row.confirmedAt : ''));
  return (x ?? '') < (y ?? '') ? -1 : 1;
}
