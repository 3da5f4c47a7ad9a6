import type { Sample, SampleNote, SampleVoid, Skip } from './metric-records';
import type { Day } from './primitives';

export type SampleState = 'confirmed' | 'superseded' | 'disputed' | 'voided';

/** What became of every value of one metric in one series. Derived; samples themselves never change. */
export type SampleHistory = {
  /** Every sample, by period and then by confirmation. */
  entries: { sample: Sample; state: SampleState; voidedBy?: SampleVoid; notes?: readonly SampleNote[] }[];
  /** The one value that counts, by start of period, oldest first. A disputed period has none. */
  effective: ReadonlyMap<Day, Sample>;
  /** Periods skipped with a reason, by start of period. */
  skips: ReadonlyMap<Day, Skip>;
  /** Periods with two or more values of which neither names the other, or whose one value a reviewer disputes. */
  disputed: ReadonlySet<Day>;
};

export type SampleRecords = {
  samples: readonly Sample[];
  voids: readonly SampleVoid[];
  skips: readonly Skip[];
  /** What was said about values; none where it is not known. */
  notes?: readonly SampleNote[] | undefined;
};

/**
 * Sorts out the samples of one metric and series. Two live values for one period make both disputed. A voided
 * correction corrects nothing: the value it had replaced counts again.
 */
export function sampleHistory(
  metricId: string,
  seriesVersion: number,
  records: SampleRecords,
): SampleHistory {
  const samples = uniqueSamples(metricId, seriesVersion, records.samples);
  const voids = new Map(records.voids.map((one) => [one.of, one]));
  const replaced = replacedIds(samples, voids);
  const live = new Map<Day, Sample[]>();
  for (const sample of samples) {
    if (voids.has(sample.id) || replaced.has(sample.id)) continue;
    live.set(sample.periodStart, [...(live.get(sample.periodStart) ?? []), sample]);
  }
  const notes = notesBySample(records.notes ?? []);
  const open = (sample: Sample) => isDisputed(notes.get(sample.id) ?? []);
  const disputed = new Set(
    [...live].filter(([, values]) => values.length > 1 || values.some(open)).map(([start]) => start),
  );
  return {
    entries: samples.map((sample) => {
      const said = notes.get(sample.id);
      const entry = { sample, ...(said && { notes: said }) };
      const voidedBy = voids.get(sample.id);
      if (voidedBy) return { ...entry, state: 'voided', voidedBy };
      if (replaced.has(sample.id)) return { ...entry, state: 'superseded' };
      return { ...entry, state: disputed.has(sample.periodStart) ? 'disputed' : 'confirmed' };
    }),
    effective: new Map(
      [...live].flatMap(([start, [only]]) => (only && !disputed.has(start) ? [[start, only]] : [])),
    ),
    skips: new Map(
      records.skips.filter((skip) => skip.metricId === metricId).map((skip) => [skip.periodStart, skip]),
    ),
    disputed,
  };
}

/** Whether the last word about a value is a dispute that nobody answered. */
export function isDisputed(notes: readonly SampleNote[]): boolean {
  const decisive = notes.filter(({ kind }) => kind !== 'comment');
  return decisive.at(-1)?.kind === 'dispute';
}

/** The effective values, oldest first. */
export function effectiveSamples(history: SampleHistory): Sample[] {
  return [...history.effective.values()];
}

function uniqueSamples(metricId: string, seriesVersion: number, all: readonly Sample[]): Sample[] {
  const mine = all.filter((one) => one.metricId === metricId && one.seriesVersion === seriesVersion);
  return [...new Map(mine.map((sample) => [sample.id, sample])).values()].sort(
    (a, b) =>
      compare(a.periodStart, b.periodStart) || compare(a.confirmedAt, b.confirmedAt) || compare(a.id, b.id),
  );
}

/** Ids of samples that a sample of the same period, itself not voided, names as superseded. */
function replacedIds(samples: Sample[], voids: ReadonlyMap<string, SampleVoid>): Set<string> {
  const byId = new Map(samples.map((sample) => [sample.id, sample]));
  const replaced = new Set<string>();
  for (const { id, supersedes, periodStart } of samples) {
    if (supersedes === undefined || voids.has(id)) continue;
    if (byId.get(supersedes)?.periodStart === periodStart) replaced.add(supersedes);
  }
  return replaced;
}

/** By sample, oldest first; the id decides between equals, so that every device agrees. */
function notesBySample(all: readonly SampleNote[]): ReadonlyMap<string, SampleNote[]> {
  const found = new Map<string, SampleNote[]>();
  for (const note of [...all].sort((a, b) => compare(a.at, b.at) || compare(a.id, b.id))) {
    found.set(note.of, [...(found.get(note.of) ?? []), note]);
  }
  return found;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
