import type { AllGreen } from './all-green';
import type { CreditedValue } from './credited-value';
import type { Baseline, Metric, Sample, Target } from './metric-records';
import type { DefineRight } from './metric-rights';
import type { MetricView } from './overview-types';
import type { Day, Grade, Instant } from './primitives';
import type { VanityFinding } from './vanity';

/** What the page of one metric shows, derived from its records at one instant. Language-free, like the overview. */
export type MetricPageView = {
  metric: Metric;
  /** The same view as on the card and in the panel, so that they never disagree. */
  view: MetricView;
  initiative: { id: string; name: string; key: string; buildStartedAt?: Day };
  /** The series that counts first, then the earlier ones, newest first. */
  series: SeriesView[];
  contributorNames: string[];
  /** What was kept as evidence for the initiative: a value from before may rest on it. */
  evidence: EvidenceChoice[];
  /** What its definition could be reproached with now (V2 to V9), and V10 for the initiative. */
  findings: VanityFinding[];
  allGreen?: AllGreen;
  /** What the latest value was worth (7.9). */
  credited?: CreditedValue;
  /** Values were confirmed in the present series: baseline and meaning are fixed. */
  frozen: boolean;
  rights: {
    define: DefineRight;
    /** Corrects and withdraws values. */
    record: boolean;
    /** Chooses between disputed values. */
    choose: boolean;
    /** A reviewer disputes; everybody else comments. */
    comment: 'dispute' | 'comment';
    acceptOutcome: boolean;
  };
  asOf: Instant;
};

/** One item of evidence, to be named. */
export type EvidenceChoice = { id: string; title: string };

export type SeriesView = {
  version: number;
  current: boolean;
  reason?: string;
  openedAt: Instant;
  openedByName: string;
  baseline?: Baseline;
  /** Oldest first; the first one is the original promise. */
  targets: TargetView[];
  /** Every value in every state and every period without one, oldest first. */
  rows: PeriodRow[];
};

export type TargetView = Target & {
  current: boolean;
  /** One of several that supersede the present one: the owner has to choose. */
  rival: boolean;
  setByName: string;
};

/** One line of the table behind the picture. */
export type PeriodRow =
  | ({ kind: 'value' } & ValueRow)
  | { kind: 'gap'; periodStart: Day; periodEnd: Day; gap: 'missed' | 'open' }
  | { kind: 'skip'; periodStart: Day; periodEnd: Day; reason: string; byName: string };

export type ValueRow = {
  id: string;
  periodStart: Day;
  periodEnd: Day;
  value: number;
  numerator?: number;
  denominator?: number;
  n?: number;
  volume?: number;
  spread?: { p25: number; p75: number };
  grade: Grade;
  late: boolean;
  state: 'confirmed' | 'superseded' | 'disputed' | 'voided';
  note: string;
  kindOf: Sample['provenance']['kind'];
  confirmedAt: Instant;
  confirmedByName: string;
  supersedes?: string;
  attribution?: Sample['attribution'];
  ownerStatus?: Sample['ownerStatus'];
  /** Why it was withdrawn; `undo` when it was taken back at once. */
  withdrawnBecause?: string;
  remarks: { id: string; kind: 'dispute' | 'comment' | 'kept'; text: string; byName: string; at: Instant }[];
};
