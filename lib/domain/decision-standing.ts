import type { Decision, EvidenceItem, GateDecision, ReviewSnapshot, Waiver } from './governance-records';
import type { Initiative } from './initiative';
import type { Person, Role } from './people';
import type { Instant } from './primitives';

/**
 * Whether a judgement counts for somebody who was not there when it was made, as one that arrives from a team's server:
 * - `counts`.
 * - `unsure`: whoever made it has another part in the initiative today, and no record says since when. It counts, and is marked.
 * - `stranger`: nobody here is known by the name it was made in.
 * - `role`: they did not hold the role for it at that instant.
 * - `office`: they had another part in the initiative at that instant.
 * - `evidence`: they wrote evidence that it rests on.
 *
 * People change parts, and what was right when it was made stays right: roles are looked up at the instant of the judgement,
 * and an office counts from when the record says that it began. Delegates and IT sponsor have no such day. A former office
 * that the judgement itself does not name cannot be told either.
 */
export type Standing = 'counts' | 'unsure' | 'stranger' | 'role' | 'office' | 'evidence';

type Context = {
  initiative: Initiative;
  evidence: readonly EvidenceItem[];
  personOf(id: string | undefined): Person | undefined;
};

/** INV-10 of a reviewer's decision. */
export function decisionStanding(decision: Decision, context: Context): Standing {
  const { reviewerId, decidedAt, snapshot } = decision;
  const standing = judgeStanding(reviewerId, decidedAt, ['reviewer'], { ...context, snapshot });
  if (standing !== 'counts' && standing !== 'unsure') return standing;
  const used = new Set(snapshot.evidence.map(({ id }) => id));
  return context.evidence.some(({ id, by }) => by === reviewerId && used.has(id)) ? 'evidence' : standing;
}

/** INV-8 of a passed or refused gate: the third is a reviewer's to decide. */
export function gateStanding({ gate, decidedBy, decidedAt }: GateDecision, context: Context): Standing {
  return gate === 'G3' ? judgeStanding(decidedBy, decidedAt, ['reviewer'], context) : 'counts';
}

/** INV-7 of an exception. Whoever runs it may grant one. */
export function waiverStanding({ grantedBy, grantedAt }: Waiver, context: Context): Standing {
  const { runOwnerId: _, ...initiative } = context.initiative;
  return judgeStanding(grantedBy, grantedAt, ['reviewer', 'admin'], { ...context, initiative });
}

function judgeStanding(
  id: string,
  at: Instant,
  roles: readonly Role[],
  context: Context & { snapshot?: ReviewSnapshot },
): Standing {
  const { initiative, snapshot, personOf } = context;
  const person = personOf(id);
  if (!person) return 'stranger';
  if (hadOffice(id, at, initiative) || (snapshot && isNamedIn(snapshot, id))) return 'office';
  if (!roles.some((role) => heldRole(person, role, at, initiative.id))) return 'role';
  const { delegateIds, itSponsorId } = initiative;
  return itSponsorId === id || delegateIds.includes(id) ? 'unsure' : 'counts';
}

/** An office without a beginning was there from the beginning: whoever takes one over is written down with the day. */
function hadOffice(id: string, at: Instant, initiative: Initiative): boolean {
  const { businessOwnerId, businessOwnerSince = '', runOwnerId, runOwnerSince = '' } = initiative;
  return (businessOwnerId === id && at >= businessOwnerSince) || (runOwnerId === id && at >= runOwnerSince);
}

function isNamedIn({ businessOwnerId, runOwnerId, offices }: ReviewSnapshot, id: string): boolean {
  return [businessOwnerId, runOwnerId, offices?.itSponsorId, ...(offices?.delegateIds ?? [])].includes(id);
}

/** Whoever has left since was there then. */
function heldRole({ roles }: Person, role: Role, at: Instant, initiativeId: string): boolean {
  return roles.some(
    (one) =>
      one.role === role &&
      (one.scope === 'workspace' || one.scope === initiativeId) &&
      one.from <= at &&
      (one.to === undefined || at < one.to),
  );
}
