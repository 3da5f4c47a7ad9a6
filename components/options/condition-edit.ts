import type { Condition } from '@/lib/domain/mapping/rule';

/** How a condition compares, as a person chooses it: operator and negation in one. */
export const CONDITION_WAYS = ['eq', 'not', 'in', 'contains', 'starts_with'] as const;
export type ConditionWay = (typeof CONDITION_WAYS)[number] | 'other';

export function conditionWay({ op, negate }: Condition): ConditionWay {
  if (!negate) return op;
  return op === 'eq' ? 'not' : 'other';
}

/** What can be chosen; a combination that only an import can make stays as it is until another is chosen. */
export function waysFor(condition: Condition): ConditionWay[] {
  return conditionWay(condition) === 'other' ? ['other', ...CONDITION_WAYS] : [...CONDITION_WAYS];
}

/** The condition with another comparison; its value keeps its text. */
export function withWay(condition: Condition, way: ConditionWay): Condition {
  if (way === 'other') return condition;
  const { negate: _, ...rest } = condition;
  const next: Condition = { ...rest, op: way === 'not' ? 'eq' : way, ...(way === 'not' && { negate: true }) };
  return withValue(next, textOf(condition));
}

/**
 * The condition with another value. Only "one of" splits at commas: elsewhere a comma belongs to the name.
 */
export function withValue(condition: Condition, text: string): Condition {
  if (condition.op !== 'in') return { ...condition, value: text };
  // A comma just typed must stay typed, so the text is split only where a value follows it.
  const values = text.split(/,\s*(?=\S)/);
  return { ...condition, value: values.length > 1 ? values : text };
}

function textOf({ value }: Condition): string {
  return Array.isArray(value) ? value.join(', ') : value;
}
