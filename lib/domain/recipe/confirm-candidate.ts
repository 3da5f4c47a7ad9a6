import type { Problem } from '../errors';
import type { Metric } from '../metric-records';
import type { NewSampleInput } from '../record-sample';
import { originOf, type SampleCandidate } from './candidate';

/** What identifies the proposal a person saw. */
export type ConfirmedCandidate = { recipeId: string; recipeVersion: number; value: number; n: number };

type ProposedInput = Pick<
  NewSampleInput,
  'value' | 'numerator' | 'denominator' | 'n' | 'spread' | 'grade' | 'origin'
>;

/**
 * Turns a proposal into what is recorded, if it still is what the person saw. Too few tickets make a headline only with a
 * note that says why it is reported all the same.
 */
export function confirmCandidate(
  candidate: SampleCandidate | undefined,
  seen: ConfirmedCandidate,
  { metric, note }: { metric: Metric; note: string | undefined },
): { ok: true; input: ProposedInput } | { ok: false; problems: Problem[] } {
  if (!candidate || !isSame(candidate, seen)) {
    return { ok: false, problems: [{ code: 'candidate_changed', field: 'value' }] };
  }
  if (candidate.tooFew && metric.headline && !note?.trim()) {
    const values = { n: candidate.n, min: candidate.minN };
    return { ok: false, problems: [{ code: 'candidate_too_few', field: 'note', values }] };
  }
  const { value, numerator, denominator, n, spread, grade } = candidate;
  return {
    ok: true,
    input: { value, numerator, denominator, n, spread, grade, origin: originOf(candidate) },
  };
}

function isSame(candidate: SampleCandidate, seen: ConfirmedCandidate): boolean {
  return (
    candidate.recipeId === seen.recipeId &&
    candidate.recipeVersion === seen.recipeVersion &&
    candidate.value === seen.value &&
    candidate.n === seen.n
  );
}
