import type { ReviewDraft } from './governance-draft';

/** The demo's two reviewers. */
export const MODEL_RISK = 'modelRiskReviewer';
export const DATA_PROTECTION = 'dataProtectionReviewer';

/** Day of a decision and last day of the approval. */
export type Span = [on: number, until: number];

/** Approvals one after the other, with the same words for each renewal. */
export function approvals(
  reviewer: ReviewDraft['reviewer'],
  maxRollout: ReviewDraft['maxRollout'],
  rationale: string,
  spans: Span[],
): ReviewDraft[] {
  return spans.map(([on, until]) => ({ on, until, maxRollout, reviewer, rationale }));
}
