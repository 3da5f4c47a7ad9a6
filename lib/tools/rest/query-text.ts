import type { Condition } from '@/lib/domain/mapping/rule';

/** A condition's values as a list. */
export const valuesOf = ({ value }: Condition): readonly string[] =>
  typeof value === 'string' ? [value] : value;

/** A value as a text that neither of Atlassian's query languages can take for anything else. */
export function quoted(value: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they have no business in a query.
  return `"${value.replace(/[\u0000-\u001f]/g, ' ').replace(/[\\"]/g, '\\$&')}"`;
}
