import Papa from 'papaparse';
import { AppError } from '@/lib/domain/errors';
import { POISONED_KEYS } from './limits';
import { RULE_COLUMN_NAMES, type RuleColumn } from './rule-columns';
import type { Heading } from './rule-rows';

const SEPARATORS = [',', ';', '\t'] as const;
/** No heading is longer. */
const HEADING_CHARACTERS = 10_000;

/** Finds the heading of a table of rules and numbers its rows as a spreadsheet does. */
export type TableReader = {
  separator: string;
  /** What a row's cells belong to; nothing for the heading itself and for empty rows. */
  take(cells: readonly string[]): { number: number; heading: Heading } | undefined;
  unknown(): string[];
};

/**
 * @param start the beginning of the file's text, as far as it was read: the separator is the one with which its first line
 * names the most columns.
 * @throws AppError `file_not_rules`, `file_column_twice`, `file_poisoned_key` at the heading.
 */
export function createTableReader(start: string): TableReader {
  const knownWith = (separator: string) => {
    const text = start.slice(0, HEADING_CHARACTERS);
    const [first = []] = Papa.parse<string[]>(text, { delimiter: separator, preview: 1 }).data;
    return first.filter((cell) => columnNamed(cell)).length;
  };
  const separator = [...SEPARATORS].sort((a, b) => knownWith(b) - knownWith(a))[0] ?? ',';
  let number = 0;
  let heading: Heading | undefined;
  let unknown: string[] = [];
  return {
    separator,
    unknown: () => unknown,
    take(cells) {
      number += 1;
      if (cells.every((cell) => cell.trim() === '')) return undefined;
      if (heading) return { number, heading };
      heading = readHeading(cells);
      unknown = cells.filter((cell) => cell.trim() !== '' && !columnNamed(cell));
      return undefined;
    },
  };
}

function columnNamed(cell: string): RuleColumn | undefined {
  const name = cell.trim().toLowerCase();
  return RULE_COLUMN_NAMES.find((one) => one === name);
}

function readHeading(cells: readonly string[]): Heading {
  const poisoned = cells.find((cell) => POISONED_KEYS.includes(cell.trim()));
  if (poisoned)
    throw new AppError('file_poisoned_key', [
      { code: 'file_poisoned_key', values: { key: poisoned, row: 1 } },
    ]);
  const heading = cells.map(columnNamed);
  if (!heading.includes('name') && !heading.includes('id')) {
    const values = { columns: RULE_COLUMN_NAMES.join(', ') };
    throw new AppError('file_no_columns', [{ code: 'file_no_columns', values }]);
  }
  const twice = heading.find((column, at) => column && heading.indexOf(column) < at);
  if (twice)
    throw new AppError('file_column_twice', [{ code: 'file_column_twice', values: { column: twice } }]);
  return heading;
}
