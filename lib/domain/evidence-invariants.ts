import { criterionRow } from './criteria';
import type { Problem } from './errors';
import { captureHash } from './evidence-parts';
import { REQUIREMENTS } from './governance';
import type { ConditionDone, Decision, EvidenceItem, Submission } from './governance-records';
import type { Initiative } from './initiative';
import { mayAct } from './initiative-rights';
import type { Person } from './people';
import { isWebAddress } from './web-address';

/** INV-33 and INV-34, and that a piece of evidence is what its kind says. */
export function checkEvidence(item: EvidenceItem): Problem[] {
  const problems: Problem[] = [];
  if (item.factAt > item.filedAt)
    problems.push({ code: 'evidence_fact_later', field: 'factAt', rule: 'INV-33' });
  if (item.filedAt > item.at)
    problems.push({ code: 'evidence_fact_later', field: 'filedAt', rule: 'INV-33' });
  const unknown = item.supports.find((id) => !criterionRow(id) && !REQUIREMENTS.some((row) => row.id === id));
  if (unknown !== undefined) problems.push({ code: 'evidence_supports_unknown', field: 'supports' });
  return [...problems, ...contentProblems(item)];
}

function contentProblems({ kind, capture, link, fileHash }: EvidenceItem): Problem[] {
  const base = { field: kind === 'ticket_capture' ? 'capture' : kind };
  if (capture && kind !== 'ticket_capture') return [{ code: 'evidence_kind_mismatch', ...base }];
  if (kind === 'link' && link && !isWebAddress(link.url)) return [{ code: 'link_scheme', field: 'link' }];
  if (kind !== 'link' && link) return [{ code: 'evidence_kind_mismatch', ...base }];
  if (kind !== 'file_hash' && fileHash) return [{ code: 'evidence_kind_mismatch', ...base }];
  if (!capture) return [];
  if (capture.sha256 !== captureHash(capture)) {
    return [{ code: 'capture_altered', ...base, rule: 'INV-34' }];
  }
  return [];
}

/** A condition of that very decision, not fulfilled before, and marked by somebody it was given to. */
export function checkConditionDone(
  done: ConditionDone,
  context: {
    decision: Decision | undefined;
    earlier: readonly ConditionDone[];
    businessOwnerId: string;
  },
): Problem[] {
  const condition = context.decision?.conditions[done.condition];
  if (!condition || context.decision?.initiativeId !== done.initiativeId) {
    return [{ code: 'condition_unknown', field: 'condition' }];
  }
  const again = context.earlier.some(
    (one) => one.decisionId === done.decisionId && one.condition === done.condition,
  );
  if (again || condition.doneAt !== undefined)
    return [{ code: 'condition_already_done', field: 'condition' }];
  const mine = [condition.ownerId, context.businessOwnerId, context.decision.reviewerId].includes(done.by);
  return mine ? [] : [{ code: 'condition_not_yours', field: 'condition' }];
}

/** Evidence of that initiative, at least one piece, handed in by somebody who may. */
export function checkSubmission(
  submission: Submission,
  context: { initiative: Initiative; people: readonly Person[]; evidence: readonly EvidenceItem[] },
): Problem[] {
  const person = context.people.find(({ id }) => id === submission.by);
  if (!mayAct('submit', person, context.initiative, submission.at)) {
    return [{ code: 'office_required', field: 'by', values: { office: 'delegate' } }];
  }
  const known = new Set(context.evidence.map(({ id }) => id));
  const { evidenceIds } = submission;
  if (evidenceIds.length > 0 && evidenceIds.every((id) => known.has(id))) return [];
  return [{ code: 'submission_empty', field: 'evidenceIds' }];
}
