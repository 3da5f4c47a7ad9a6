import { dayAt } from '../calendar';
import { isConditionDone } from '../dimension-status';
import { latestBy } from '../initiative-records';
import type { PersonId } from '../primitives';
import type { Finding } from './prompt';
import { activeAs, holdersOf, type PromptFacts } from './prompt-facts';

/** Everything of an initiative that belongs to somebody who is gone: its metrics, open conditions, and itself. */
export function succession(facts: PromptFacts): Finding[] {
  const { initiative } = facts;
  const owner = activeAs([initiative.businessOwnerId], 'business_owner', facts);
  const heirs = owner.length > 0 ? owner : holdersOf('admin', 'admin', facts);
  const since = (id: PersonId) => {
    const person = facts.personOf(id);
    return person ? dayAt(person.at, facts.workspace.timeZone) : facts.today;
  };
  const gone = (id: PersonId) => facts.activePerson(id) === undefined;
  const named = (id: PersonId) => facts.personOf(id)?.displayName ?? '';
  const found: Finding[] = [];
  if (owner.length === 0) {
    const id = initiative.businessOwnerId;
    found.push({
      subject: { entityType: 'initiative', id: initiative.id },
      title: initiative.name,
      since: since(id),
      audience: holdersOf('admin', 'admin', facts),
      variant: 'initiative',
      values: { name: named(id) },
      weight: 2,
    });
  }
  for (const metric of facts.metrics) {
    if (metric.status === 'closed' || !gone(metric.ownerId)) continue;
    found.push({
      subject: { entityType: 'metric', id: metric.id },
      title: metric.name,
      since: since(metric.ownerId),
      audience: heirs,
      values: { name: named(metric.ownerId) },
      weight: 1,
    });
  }
  for (const { id, ownerId, text } of openConditions(facts)) {
    if (!gone(ownerId)) continue;
    found.push({
      subject: { entityType: 'condition', id },
      title: text,
      since: since(ownerId),
      audience: heirs,
      variant: 'condition',
      values: { name: named(ownerId) },
    });
  }
  return found;
}

/** Conditions of the decisions that count, not yet done. */
function openConditions(facts: PromptFacts): { id: string; ownerId: PersonId; text: string }[] {
  return [...facts.dimensions.keys()].flatMap((dimension) => {
    const decision = latestBy(
      facts.decisions.filter((one) => one.dimension === dimension && one.decidedAt <= facts.now),
      ({ decidedAt }) => decidedAt,
    );
    if (!decision) return [];
    return decision.conditions.flatMap((condition, index) =>
      isConditionDone(decision, index, facts)
        ? []
        : [{ id: `${decision.id}/${index}`, ownerId: condition.ownerId, text: condition.text }],
    );
  });
}
