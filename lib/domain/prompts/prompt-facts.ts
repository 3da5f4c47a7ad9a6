import type { GovernedFacts } from '../initiative-records';
import type { MatchReport } from '../match-report';
import { type Role, rolesOf } from '../people';
import type { PersonId } from '../primitives';
import type { PromptRole } from './prompt';

/** Two active mapping rules that decide for different initiatives with equal weight on the same pages. */
export type RuleTie = { ruleId: string; ruleName: string; otherName: string; since: string };

/** A report of a wrong match, with the version its rule has now; none when the rule is gone or switched off. */
export type ReportedRule = { report: MatchReport; ruleName: string; activeVersion: number | undefined };

/** One initiative's records at an instant, with what its mapping rules have been reported for. */
export type PromptFacts = GovernedFacts & {
  reports: readonly ReportedRule[];
  ties: readonly RuleTie[];
};

type Audience = { personId: PersonId; as: PromptRole };

/** The people of a list who are here and active, in one capacity. */
export function activeAs(
  ids: readonly (PersonId | undefined)[],
  as: PromptRole,
  facts: GovernedFacts,
): Audience[] {
  return [...new Set(ids)].flatMap((id) => {
    const person = facts.activePerson(id);
    return person ? [{ personId: person.id, as }] : [];
  });
}

/** Everybody who holds a role for this initiative now. */
export function holdersOf(role: Role, as: PromptRole, facts: GovernedFacts): Audience[] {
  return facts.people
    .filter((person) => person.active && rolesOf(person, facts.now, facts.initiative.id).has(role))
    .map(({ id }) => ({ personId: id, as }));
}

/** Whether prompts other than safety are off: the initiative is paused (INV-5). */
export function isQuiet({ initiative }: GovernedFacts): boolean {
  return initiative.status !== 'active';
}
