import { dayAt } from './calendar';
import { isConditionDone } from './dimension-status';
import type { DecisionView, DimensionCase, Doubt, EvidenceView } from './dossier-types';
import { requirementsOf, riskTier, validityLimit } from './governance';
import type { ConcernFact } from './governance-invariants';
import type { Decision, Dimension } from './governance-records';
import { latestSubmission } from './handed-in';
import type { GovernedFacts } from './initiative-records';
import { type Person, signInIdentity } from './people';
import { conflictedIds, mayReview } from './people-invariants';
import { requirementChecks } from './requirement-checks';
import { snapshotLines } from './snapshot-lines';
import { withoutUndefined } from './without-undefined';

/** Each dimension as its reviewer sees it: what is asked, what is there, what was decided and why. */
export function dimensionCases(
  facts: GovernedFacts,
  evidence: readonly EvidenceView[],
  { me, concerns }: { me: Person | undefined; concerns: readonly ConcernFact[] },
): DimensionCase[] {
  const { initiative, workspace, now } = facts;
  const tier = riskTier(initiative.scope, initiative.raisedRiskTier);
  return [...facts.dimensions.values()].map((view) => {
    const { dimension } = view;
    const ids: ReadonlySet<string> = new Set(requirementsOf(dimension));
    const own = evidence.filter(({ supports }) => supports.some((id) => ids.has(id)));
    const submission = latestSubmission(dimension, facts);
    const open = concerns.filter((one) => one.dimension === dimension && one.answeredAt === undefined);
    return withoutUndefined({
      view,
      requirements: requirementChecks(dimension, facts),
      evidence: own,
      submission: submission && {
        at: submission.at,
        byName: facts.personOf(submission.by)?.displayName ?? '',
        requestedMaxRollout: submission.requestedMaxRollout,
        waits: !facts.decisions.some((one) => one.dimension === dimension && one.decidedAt >= submission.at),
        evidenceIds: submission.evidenceIds,
      },
      decisions: decisionViews(dimension, facts, me?.id),
      barred: barredFrom(own, me, facts),
      validityLimit: validityLimit(now, tier, workspace),
      openConcerns: withoutUndefined({
        count: open.length,
        since: open.map(({ raisedAt }) => raisedAt).sort()[0],
      }),
    });
  });
}

/** INV-10, said before somebody fills in a form in vain. */
function barredFrom(
  evidence: readonly EvidenceView[],
  me: Person | undefined,
  { initiative, now }: GovernedFacts,
): DimensionCase['barred'] {
  if (me && conflictedIds(initiative).has(me.id)) return 'office';
  if (!mayReview(me, initiative, now)) return 'role';
  return evidence.some(({ by }) => by === me?.id) ? 'author' : undefined;
}

/** What there is to say about whoever made a judgement. */
export function doubtOf({ id }: { id: string }, { standingOf }: Pick<GovernedFacts, 'standingOf'>): Doubt {
  const standing = standingOf(id);
  return standing === 'counts' ? {} : { doubt: standing };
}

/** What somebody is called here; whom nobody knows, by what they signed in with. */
export const nameOf = (id: string, { personOf }: Pick<GovernedFacts, 'personOf'>): string =>
  personOf(id)?.displayName ?? signInIdentity({ id }) ?? '';

function decisionViews(dimension: Dimension, facts: GovernedFacts, meId: string | undefined): DecisionView[] {
  const counted = newestFirst(facts.decisions.filter((one) => one.dimension === dimension));
  const aside = facts.uncounted.decisions.filter((one) => one.dimension === dimension);
  return newestFirst([...counted, ...aside]).map((decision) => {
    // What does not count replaces nothing, and nothing is asked of anybody for its sake.
    const place = counted.indexOf(decision);
    const asked = place === -1 ? { ...decision, conditions: [] } : decision;
    return withoutUndefined({
      ...doubtOf(decision, facts),
      id: decision.id,
      outcome: decision.outcome,
      byName: nameOf(decision.reviewerId, facts),
      decidedAt: decision.decidedAt,
      validUntil: decision.validUntil,
      maxRollout: decision.maxRollout,
      rationale: decision.rationale,
      sufficiency: decision.sufficiency,
      conditions: conditionsOf(asked, counted[place - 1], facts, meId),
      snapshot: snapshotLines(decision, facts),
    });
  });
}

const newestFirst = (decisions: readonly Decision[]): Decision[] =>
  [...decisions].sort((a, b) => (a.decidedAt < b.decidedAt ? 1 : -1));

/** @param next the decision that superseded it, if one did. */
function conditionsOf(
  decision: Decision,
  next: Decision | undefined,
  facts: GovernedFacts,
  meId: string | undefined,
): DecisionView['conditions'] {
  return decision.conditions.map(({ text, ownerId, dueOn, appliesTo }, index) => {
    const done = isConditionDone(decision, index, facts);
    const record = facts.conditionsDone?.find(
      (one) => one.decisionId === decision.id && one.condition === index,
    );
    const mine = [ownerId, facts.initiative.businessOwnerId, decision.reviewerId].includes(meId ?? '');
    return withoutUndefined({
      text,
      appliesTo,
      ownerName: facts.personOf(ownerId)?.displayName ?? '',
      dueOn,
      done,
      doneWith: record && {
        note: record.note,
        byName: facts.personOf(record.by)?.displayName ?? '',
        at: record.at,
      },
      replacedOn: next && !done ? dayAt(next.decidedAt, facts.workspace.timeZone) : undefined,
      overdue: !done && !next && dueOn < facts.today,
      mine: mine && !next && !done,
    });
  });
}
