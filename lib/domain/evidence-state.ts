import type { Decision, EvidenceCheck, EvidenceItem } from './governance-records';
import type { Facts } from './initiative-records';
import type { Instant } from './primitives';

export type EvidenceState = {
  state: 'current' | 'changed_since' | 'gone' | 'expired';
  /** Since when it is not current, as far as anybody looked. */
  since?: Instant;
  /** Which captured fields were different. */
  changed?: string[];
};

/** What has become of a piece of evidence: its own end first, then what the latest visit to its source said. */
export function evidenceState(
  item: EvidenceItem,
  facts: Pick<Facts, 'evidenceChecks' | 'today'>,
): EvidenceState {
  if (item.expiresOn !== undefined && item.expiresOn < facts.today) return { state: 'expired' };
  const checks = checksOf(item.id, facts.evidenceChecks ?? []);
  const last = checks.at(-1);
  if (!last || last.result === 'same') return { state: 'current' };
  const settled = checks.findLastIndex(({ result }) => result === 'same');
  const first = checks[settled + 1] ?? last;
  return {
    state: last.result === 'gone' ? 'gone' : 'changed_since',
    since: first.at,
    changed: last.changed,
  };
}

/** The evidence a decision was based on that looks different now, and since when. */
export function changedEvidence(
  decision: Decision,
  facts: Pick<Facts, 'evidence' | 'evidenceChecks' | 'today'>,
): { item: EvidenceItem; since: Instant }[] {
  const used = new Set(decision.snapshot.evidence.map(({ id }) => id));
  return facts.evidence
    .filter(({ id }) => used.has(id))
    .flatMap((item) => {
      const { state, since } = evidenceState(item, facts);
      return (state === 'changed_since' || state === 'gone') && since !== undefined ? [{ item, since }] : [];
    });
}

/** The visits to one piece of evidence, oldest first. */
function checksOf(evidenceId: string, checks: readonly EvidenceCheck[]): EvidenceCheck[] {
  return checks
    .filter((one) => one.evidenceId === evidenceId)
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.nonce < b.nonce ? -1 : 1));
}
