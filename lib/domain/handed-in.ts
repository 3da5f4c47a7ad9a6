import { requirementsOf } from './governance';
import type { Dimension, EvidenceItem, Submission } from './governance-records';
import { latestBy } from './initiative-records';

type Records = { submissions: readonly Submission[]; evidence: readonly EvidenceItem[] };

/** The submission that counts for a dimension: what was handed in before is replaced by what was handed in last. */
export function latestSubmission(dimension: Dimension, { submissions }: Records): Submission | undefined {
  return latestBy(
    submissions.filter((one) => one.dimension === dimension),
    ({ at }) => at,
  );
}

/**
 * The evidence a decision on a dimension rests on: what the latest submission handed in and nothing else; where nothing was
 * handed in, all that supports one of its points.
 */
export function evidenceDecidedOn(dimension: Dimension, records: Records): EvidenceItem[] {
  const submission = latestSubmission(dimension, records);
  const handedIn = new Set(submission?.evidenceIds);
  const ids: ReadonlySet<string> = new Set(requirementsOf(dimension));
  return records.evidence.filter(({ id, supports }) =>
    submission ? handedIn.has(id) : supports.some((supported) => ids.has(supported)),
  );
}
