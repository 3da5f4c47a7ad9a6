import type { Problem } from './errors';
import type { Sample } from './metric-records';
import type { EntityRef, Grade, Instant } from './primitives';

/** Where a number comes from, and how the cases behind it were chosen. */
export type SampleOrigin = {
  kind: Sample['provenance']['kind'];
  sources?: EntityRef[];
  recipeId?: string;
  recipeVersion?: number;
  adapter?: { name: string; version: string };
  capturedAt?: Instant;
  /** What the host was asked, how many tickets it counted and how many could be read. */
  query?: { text: string; found: number; readable: number };
  /** How the cases of a sampled value were drawn. */
  selection?: 'random' | 'consecutive';
  /** The recipe ran over the whole population for the whole period. */
  wholePopulation?: boolean;
  /** Collected from the tickets that somebody happened to open. */
  fromVisits?: boolean;
  /** A formula none of whose factors was measured. */
  constantsOnly?: boolean;
};

/** INV-24: which grade a value may claim follows from where it comes from. */
export function gradeProblems(input: {
  grade: Grade;
  note?: string | undefined;
  origin?: SampleOrigin | undefined;
}): Problem[] {
  const { grade, origin } = input;
  const refuse = (code: Problem['code']): Problem[] => [{ code, field: 'grade', rule: 'INV-24' }];
  if (origin?.fromVisits && grade !== 'opportunistic') return refuse('grade_visits_opportunistic');
  if (origin?.constantsOnly && grade !== 'assumption') return refuse('grade_constants_assumption');
  if (grade === 'census' && !ranOverEverything(origin)) return refuse('grade_census_needs_recipe');
  if (grade === 'sampled' && origin?.selection === undefined && !input.note?.trim()) {
    // A value typed by hand has no field for the selection: the note states it.
    return [{ code: 'grade_sampled_needs_selection', field: 'note', rule: 'INV-24' }];
  }
  return [];
}

function ranOverEverything(origin: SampleOrigin | undefined): boolean {
  return (
    origin !== undefined &&
    (origin.kind === 'ticket_timestamps' || origin.kind === 'ticket_field') &&
    origin.recipeId !== undefined &&
    origin.wholePopulation === true
  );
}
