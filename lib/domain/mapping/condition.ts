import type { Tool } from '../primitives';
import type { FieldReading, WorkItem } from '../work-item';
import type { Condition, ConditionResult, Truth } from './rule';
import { comparable, type FieldTraits, fieldTraits, fieldWeight, pathSegments } from './rule-fields';

/**
 * One condition against what could be read. *Unknown* when the field is missing from the reading or from this
 * version, negated or not: what cannot be seen is neither there nor absent. Several expected values mean "any
 * of them" for every operator. On a list, `eq`, `in` and `contains` ask whether an element equals; on a text,
 * `contains` asks for a part of it. Path prefixes end at a segment's end.
 */
export function evaluateCondition(
  condition: Condition,
  fields: WorkItem['fields'],
  tool: Tool,
): ConditionResult {
  const { field, op, value, negate = false } = condition;
  const known = fieldWeight(tool, field) !== undefined;
  const reading = known && Object.hasOwn(fields, field) ? fields[field] : undefined;
  return {
    field,
    op,
    negate,
    expected: value,
    ...(reading && { observed: reading.value, source: reading.source }),
    result: reading ? truth(holds(condition, reading.value, fieldTraits(tool, field)) !== negate) : 'unknown',
  };
}

/**
 * What a condition adds to its rule's specificity. A negated one adds nothing; a path prefix adds one per
 * segment, in a list of them that of the shortest, because the list is no narrower than its widest entry.
 */
export function conditionWeight(condition: Condition, tool: Tool): number {
  const weight = fieldWeight(tool, condition.field);
  if (weight === undefined || condition.negate) return 0;
  if (fieldTraits(tool, condition.field).prefix !== 'path') return weight;
  const depths = expectedValues(condition).map((path) => pathSegments(path).length);
  return weight + (depths.length > 0 ? Math.min(...depths) : 0);
}

/** A condition's values as a list. */
export function expectedValues(condition: Condition): readonly string[] {
  return typeof condition.value === 'string' ? [condition.value] : condition.value;
}

/** Whether the condition asks for equality with one of its values, which an index can answer. */
export function isEquality(condition: Condition, tool: Tool): boolean {
  if (condition.op === 'contains') return fieldTraits(tool, condition.field).list === true;
  return condition.op !== 'starts_with';
}

function holds(condition: Condition, observed: FieldReading['value'], traits: FieldTraits): boolean {
  const values = expectedValues(condition).filter((value) => value !== '');
  const readings = typeof observed === 'string' ? [observed] : observed;
  if (condition.op === 'contains' && typeof observed === 'string' && !traits.list) {
    // A part of a path need not begin where a segment does, so paths are searched as they are written.
    const { foldCase } = traits;
    const asWritten = (value: string) => comparable(foldCase ? { foldCase } : {}, value);
    return values.some((part) => asWritten(observed).includes(asWritten(part)));
  }
  const seen = readings.map((value) => comparable(traits, value));
  const expected = values.map((value) => comparable(traits, value));
  if (condition.op === 'starts_with') {
    const starts = traits.prefix === 'path' ? startsPath : startsText;
    return seen.some((value) => expected.some((start) => starts(value, start)));
  }
  const wanted = new Set(expected);
  return seen.some((value) => wanted.has(value));
}

function startsPath(path: string, prefix: string): boolean {
  return path === prefix || path.startsWith(`${prefix}/`);
}

function startsText(value: string, prefix: string): boolean {
  return value.startsWith(prefix);
}

function truth(value: boolean): Truth {
  return value ? 'true' : 'false';
}
