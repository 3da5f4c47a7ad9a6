import type { FieldReading, FieldSource, WorkItem } from '@/lib/domain/work-item';

export type Fields = WorkItem['fields'];

// The schema's limits (lib/domain/work-item.ts), repeated because the schema itself would bring zod into
// every page.
const MAX_TEXT = 2048;
const MAX_LIST_ITEM = 255;
const MAX_LIST = 200;
/** Longest key and label of a work item. */
export const MAX_KEY = 400;

/**
 * One value with its source. `undefined` and blank text stay unknown; an empty list means known to be empty.
 * A list item that is too long is left out, because a shortened label would be another label.
 */
export function reading(
  source: FieldSource,
  value: string | readonly string[] | undefined,
): FieldReading | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== 'string') {
    return { value: value.filter((item) => item.length <= MAX_LIST_ITEM).slice(0, MAX_LIST), source };
  }
  return value === '' ? undefined : { value: value.slice(0, MAX_TEXT), source };
}

/** The first reading that is known: sources in order of trust. */
export function firstKnown(...readings: (FieldReading | undefined)[]): FieldReading | undefined {
  return readings.find((candidate) => candidate !== undefined);
}
