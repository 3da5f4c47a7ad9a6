import type { MetricView } from './overview-types';

/** The value that the tickets of a period propose, as a view carries it. */
export type ProposedCandidate = NonNullable<MetricView['candidate']>;

/** What the tickets of exactly this period say: the proposal of another period must not be confirmed for it. */
export function candidateOf(
  { candidate }: Pick<MetricView, 'candidate'>,
  periodStart: string,
): ProposedCandidate | undefined {
  return candidate?.periodStart === periodStart ? candidate : undefined;
}

/** What names a proposal to the worker, which works out anew what it is worth. */
export function seenCandidate({ recipeId, recipeVersion, value, n }: ProposedCandidate) {
  return { recipeId, recipeVersion, value, n };
}

/** Whether confirming it asks for a reason first: too few tickets for a headline number. */
export function needsReason(
  candidate: ProposedCandidate | undefined,
  { headline }: Pick<MetricView, 'headline'>,
) {
  return candidate?.tooFew === true && headline;
}
