import type { Tool } from '../primitives';
import { expectedValues, isEquality } from './condition';
import type { Condition, Rule } from './rule';
import { fieldTraits, fieldWeight } from './rule-fields';
import { holdsFor, impliedProject } from './rule-relations';

/**
 * The fields on which no work item can satisfy all conditions of the rule at once: an empty list of
 * alternatives, two different values of one single-valued field, a value and its negation, an issue of
 * another project.
 */
export function impossibleFields({ all, tool }: Pick<Rule, 'all' | 'tool'>): string[] {
  const known = all.filter(({ field }) => fieldWeight(tool, field) !== undefined);
  const implied = known.flatMap((condition) => impliedProject(condition, tool) ?? []);
  const fields = [...new Set(known.map(({ field }) => field))];
  return fields.filter((field) => {
    const conditions = known.filter((condition) => condition.field === field);
    if (field === 'projectKey') conditions.push(...implied);
    return !isSatisfiable(conditions, field, tool);
  });
}

function isSatisfiable(conditions: readonly Condition[], field: string, tool: Tool): boolean {
  const wanted = conditions.filter(({ negate }) => !negate);
  if (wanted.some((condition) => expectedValues(condition).length === 0)) return false;
  const exact = wanted.filter((condition) => isEquality(condition, tool));

  if (fieldTraits(tool, field).list) {
    // Elements come on top of each other, so each wanted one has to get past the negations alone.
    const unwanted = conditions.filter(({ negate }) => negate);
    return wanted.every((condition) => hasValue(condition, unwanted, tool));
  }
  const [first] = exact;
  if (first) return hasValue(first, conditions, tool);

  // Only beginnings are left. They agree when the longest has all the others; what it lacks, its extensions
  // may have.
  const starts = wanted.filter(({ op }) => op === 'starts_with');
  const decisive = conditions.filter(({ op }) => op === 'starts_with');
  return starts.length === 0 || starts.some((start) => hasValue(start, decisive, tool));
}

/** Whether one of the condition's values satisfies all the others. */
function hasValue(condition: Condition, others: readonly Condition[], tool: Tool): boolean {
  return expectedValues(condition).some((value) => others.every((other) => holdsFor(other, value, tool)));
}
