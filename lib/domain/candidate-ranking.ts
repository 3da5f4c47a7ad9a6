import type { Candidate } from './initiative';

/** What a workflow promises for the effort: impact over complexity. */
export function ratioOf({ impact, complexity }: Pick<Candidate, 'impact' | 'complexity'>): number {
  return impact / complexity;
}

/** Best ratio first; among equals the more painful one, then the one recorded first. */
export function rankCandidates(candidates: readonly Candidate[]): Candidate[] {
  return [...candidates].sort(
    (a, b) =>
      ratioOf(b) - ratioOf(a) ||
      b.frictionScore - a.frictionScore ||
      (a.recordedAt < b.recordedAt ? -1 : a.recordedAt > b.recordedAt ? 1 : 0),
  );
}

/** The middle of the candidates' friction; undefined without any. */
export function medianFriction(candidates: readonly Candidate[]): number | undefined {
  const sorted = candidates.map(({ frictionScore }) => frictionScore).sort((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
}
