import { dayAt, startOfDay } from './calendar';
import type { Concern, ConcernReply } from './concern-records';
import { decisionStanding, gateStanding, type Standing, waiverStanding } from './decision-standing';
import type {
  ConditionDone,
  Decision,
  Dimension,
  EvidenceCheck,
  EvidenceItem,
  GateDecision,
  StepBack,
  Submission,
  Waiver,
} from './governance-records';
import type { Initiative } from './initiative';
import type { Metric, Sample, SampleNote, SampleVoid, Skip } from './metric-records';
import { currentSeries } from './metric-series';
import type { DimensionView } from './overview-types';
import type { Person } from './people';
import type { Day, Instant } from './primitives';
import type { Recipe } from './recipe/recipe';
import { type SampleHistory, sampleHistory } from './sample-history';
import { type Copy, copyOf, isHere, type ValuesHere, withoutValues } from './values-here';
import type { Workspace } from './workspace';

/** What rule matches say about an initiative (P2-INSIDE). */
export type MatchObservations = {
  /** At least one of its mapping rules is active. */
  ruleActive: boolean;
  lastMatchedOn?: Day;
  /** How often on which day, as this browser counted. */
  days?: readonly { day: Day; count: number }[];
  /** By how many people it was seen, where the team shares match counts. Absent: this device's own counts only. */
  people?: number;
};

/** Everything that belongs to one initiative, and the people it may name. */
export type InitiativeRecords = {
  initiative: Initiative;
  metrics: readonly Metric[];
  samples: readonly Sample[];
  voids: readonly SampleVoid[];
  /** Which values are on this device, where not all of them are. */
  valuesHere?: ValuesHere;
  skips: readonly Skip[];
  notes?: readonly SampleNote[];
  decisions: readonly Decision[];
  submissions: readonly Submission[];
  gateDecisions: readonly GateDecision[];
  waivers: readonly Waiver[];
  evidence: readonly EvidenceItem[];
  evidenceChecks?: readonly EvidenceCheck[];
  conditionsDone?: readonly ConditionDone[];
  stepBacks?: readonly StepBack[];
  concerns?: readonly Concern[];
  concernReplies?: readonly ConcernReply[];
  people: readonly Person[];
  /** How its metrics are measured from tickets. */
  recipes?: readonly Recipe[];
  matches?: MatchObservations;
};

/** What somebody decided who should not have: kept and shown, and of no effect. */
export type Uncounted = Pick<InitiativeRecords, 'decisions' | 'gateDecisions' | 'waivers'>;

/** The records, looked at from one instant. Decisions and waivers are those that count. */
export type Facts = InitiativeRecords & {
  uncounted: Uncounted;
  /** How a decision, a gate decision or a waiver stands. */
  standingOf(id: string): Standing;
  now: Instant;
  today: Day;
  workspace: Workspace;
  personOf(id: string | undefined): Person | undefined;
  /** The person when they are here and active. */
  activePerson(id: string | undefined): Person | undefined;
  /** The metric's values in its current series; none where those on this device tell nothing for certain. */
  historyOf(metric: Metric): SampleHistory;
  /** How much is known of the metric's values. */
  copyOf(metric: Metric): Copy;
  /** The day at which values were looked at last: today, or earlier where they were read from a server then. */
  valuesOn: Day;
};

/** Facts together with the governance status that follows from them. */
export type GovernedFacts = Facts & { dimensions: ReadonlyMap<Dimension, DimensionView> };

/** Prepares records for the rules that read them. Records of other initiatives, and of later times, are left out. */
export function factsOf(records: InitiativeRecords, now: Instant, workspace: Workspace): Facts {
  const mine = <T extends { initiativeId: string; at: Instant }>(all: readonly T[] = []) =>
    all.filter((one) => one.initiativeId === records.initiative.id && one.at <= now);
  const people = new Map(records.people.map((person) => [person.id, person]));
  const personOf = (id: string | undefined) => (id === undefined ? undefined : people.get(id));
  const judges = { initiative: records.initiative, evidence: records.evidence, personOf };
  const standings = new Map<string, Standing>();
  const uncounted: { [K in keyof Uncounted]: Uncounted[K][number][] } = {
    decisions: [],
    gateDecisions: [],
    waivers: [],
  };
  const counted = <T extends { id: string; initiativeId: string; at: Instant }>(
    all: readonly T[],
    aside: T[],
    standingOf: (one: T, context: typeof judges) => Standing,
  ) =>
    mine(all).filter((one) => {
      const standing = standingOf(one, judges);
      standings.set(one.id, standing);
      const isCounted = standing === 'counts' || standing === 'unsure';
      if (!isCounted) aside.push(one);
      return isCounted;
    });
  const histories = new Map<string, { history: SampleHistory; copy: Copy }>();
  const here = records.valuesHere;
  const readAt = here === undefined || here === 'none' || here.at > now ? now : here.at;
  const valuesOn = dayAt(readAt, workspace.timeZone);
  const own: InitiativeRecords = {
    ...records,
    // Changed records hold only what they are now; those that are only ever added can be looked at from any instant.
    metrics: records.metrics.filter((one) => one.initiativeId === records.initiative.id),
    samples: mine(records.samples).filter((one) => isHere(one, here)),
    voids: mine(records.voids),
    skips: mine(records.skips),
    notes: mine(records.notes ?? []),
    decisions: counted(records.decisions, uncounted.decisions, decisionStanding),
    submissions: mine(records.submissions),
    gateDecisions: counted(records.gateDecisions, uncounted.gateDecisions, gateStanding),
    waivers: counted(records.waivers, uncounted.waivers, waiverStanding),
    evidence: mine(records.evidence),
    evidenceChecks: mine(records.evidenceChecks),
    conditionsDone: mine(records.conditionsDone),
    stepBacks: mine(records.stepBacks),
    concerns: mine(records.concerns),
    concernReplies: mine(records.concernReplies),
  };
  const known = (metric: Metric) => {
    const found = histories.get(metric.id);
    if (found) return found;
    const all = sampleHistory(metric.id, currentSeries(metric)?.version ?? 0, own);
    const copy = copyOf(metric, all, { here, today: valuesOn, workspace });
    const history = copy === 'none' && here !== 'none' ? withoutValues(all) : all;
    const made = { history, copy };
    histories.set(metric.id, made);
    return made;
  };
  return {
    ...own,
    uncounted,
    standingOf: (id) => standings.get(id) ?? 'counts',
    now,
    today: dayAt(now, workspace.timeZone),
    workspace,
    personOf,
    activePerson: (id) => {
      const person = personOf(id);
      return person?.active ? person : undefined;
    },
    valuesOn,
    historyOf: (metric) => known(metric).history,
    copyOf: (metric) => known(metric).copy,
  };
}

/** The latest of some records by the time they took effect; the id decides between equals, so that all agree. */
export function latestBy<T extends { id: string }>(
  records: readonly T[],
  timeOf: (record: T) => Instant,
): T | undefined {
  return records.reduce<T | undefined>((latest, one) => {
    if (!latest) return one;
    const [a, b] = [timeOf(latest), timeOf(one)];
    return b > a || (a === b && one.id > latest.id) ? one : latest;
  }, undefined);
}

/** Since when the present rollout has been what it is. Without a history: since the record was last written. */
export function rolloutSince(initiative: Initiative, timeZone: string): Instant {
  const last = initiative.rolloutHistory
    .filter((step) => step.rollout === initiative.rollout)
    .reduce<Day | undefined>((latest, { from }) => (latest && latest > from ? latest : from), undefined);
  return last ? startOfDay(last, timeZone) : initiative.at;
}
