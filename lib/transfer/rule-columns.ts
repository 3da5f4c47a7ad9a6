import type { Rule } from '@/lib/domain/mapping/rule';
import { plainCondition } from '@/lib/domain/mapping/rule-content';
import type { RuleRow } from '@/lib/domain/mapping/rule-row';
import { TOOLS } from '@/lib/domain/primitives';
import { readCondition, writeCondition } from './condition-line';

/** Thrown by a column's reader; becomes the problem of that cell. */
export class BadCell extends Error {}

/** One column of a table of rules: the row's field it holds, and how that is written in one cell. */
type Column = {
  field: Exclude<keyof RuleRow, 'row'>;
  write: (rule: Rule, initiativeKey: string) => string;
  /** What a cell says; nothing for an empty one that leaves the field as it is. @throws BadCell */
  read: (cell: string) => RuleRow[Column['field']];
};

const YES = 'yes';

/**
 * The columns of a rules file, in the order in which they are written; in JSON the fields have the same names. A file may
 * leave columns out and order them differently.
 */
export const RULE_COLUMNS = {
  id: { field: 'id', write: ({ id }) => id, read: (cell) => cell.trim().toUpperCase() || undefined },
  name: { field: 'name', write: ({ name }) => name, read: (cell) => cell },
  effect: {
    field: 'effect',
    write: ({ effect }) => effect,
    read: (cell) => oneOf(['include', 'exclude'] as const, cell),
  },
  initiative: { field: 'initiative', write: (_, key) => key, read: (cell) => cell.trim() || null },
  tool: { field: 'tool', write: ({ tool }) => tool, read: (cell) => oneOf(TOOLS, cell) },
  hosts: { field: 'hosts', write: ({ hosts }) => writeHosts(hosts), read: readHosts },
  conditions: {
    field: 'all',
    write: ({ all }) => all.map(writeCondition).join('\n'),
    read: (cell) => lines(cell).map((line) => plainCondition(readCondition(line) ?? bad(line))),
  },
  status: {
    field: 'status',
    write: ({ status }) => status,
    read: (cell) => oneOf(['draft', 'active', 'disabled'] as const, cell),
  },
  valid_from: {
    field: 'validFrom',
    write: ({ validFrom }) => validFrom ?? '',
    read: (cell) => cell.trim() || null,
  },
  valid_to: { field: 'validTo', write: ({ validTo }) => validTo ?? '', read: (cell) => cell.trim() || null },
  priority: { field: 'priority', write: ({ priority }) => String(priority), read: readWhole },
  tests: {
    field: 'tests',
    write: ({ tests }) => tests.map(writeTest).join('\n'),
    read: (cell) => lines(cell).map(readTest),
  },
  note: { field: 'note', write: ({ note }) => note, read: (cell) => cell },
  pinned: { field: 'pin', write: ({ pin }) => (pin ? YES : ''), read: readYes },
  put_away: { field: 'putAway', write: ({ archivedAt }) => (archivedAt ? YES : ''), read: readYes },
} as const satisfies Record<string, Column>;

export type RuleColumn = keyof typeof RULE_COLUMNS;
export const RULE_COLUMN_NAMES = Object.keys(RULE_COLUMNS) as RuleColumn[];

/** In which column a field of a row stands. */
export function columnOf(field: unknown): RuleColumn | undefined {
  return RULE_COLUMN_NAMES.find((name) => RULE_COLUMNS[name].field === field);
}

const lines = (cell: string): string[] => cell.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');

function bad(text: string): never {
  throw new BadCell(text);
}

function oneOf<T extends string>(allowed: readonly T[], cell: string): T | undefined {
  const text = cell.trim().toLowerCase();
  if (text === '') return undefined;
  return allowed.find((one) => one === text) ?? bad(cell);
}

function writeHosts(hosts: readonly string[]): string {
  return hosts.some((host) => /[\s,;"]/.test(host)) ? JSON.stringify(hosts) : hosts.join('\n');
}

function readHosts(cell: string): string[] | undefined {
  const text = cell.trim();
  if (text.startsWith('["')) return readTexts(text);
  const hosts = text.split(/[\s,;]+/).filter(Boolean);
  return hosts.length > 0 ? hosts : undefined;
}

function readTexts(text: string): string[] {
  try {
    const value: unknown = JSON.parse(text);
    if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value;
  } catch {
    // Falls through to the refusal of the cell.
  }
  return bad(text);
}

function readYes(cell: string): boolean {
  return cell.trim() === '' ? false : oneOf([YES], cell) === YES;
}

function readWhole(cell: string): number | undefined {
  const text = cell.trim();
  if (text === '') return undefined;
  return /^[-+]?\d{1,4}$/.test(text) ? Number(text) : bad(cell);
}

type RuleTest = Rule['tests'][number];

function writeTest({ url, expect }: RuleTest): string {
  return `${expect} ${/^[^\s"]+$/.test(url) ? url : JSON.stringify([url])}`;
}

function readTest(line: string): { url: string; expect: 'match' | 'no_match' } {
  // A line ends where `lines` says, not at what Unicode calls one: an address may hold U+2028.
  const [, expect, rest = ''] = /^(match|no_match)\s+(.+)$/s.exec(line.trim()) ?? [];
  const url = rest.startsWith('["') ? readTexts(rest)[0] : rest;
  if (!url) return bad(line);
  return { url, expect: expect as RuleTest['expect'] };
}
