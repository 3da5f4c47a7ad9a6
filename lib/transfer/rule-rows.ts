import type { Problem, ProblemCode } from '@/lib/domain/errors';
import { RuleRow } from '@/lib/domain/mapping/rule-row';
import { restored } from './csv-cell';
import { BadCell, columnOf, RULE_COLUMN_NAMES, RULE_COLUMNS, type RuleColumn } from './rule-columns';

/** One row of a file as a rule's row, or what is wrong with it by column. */
export type ReadRow = { ok: true; row: RuleRow } | { ok: false; problems: Problem[] };

/** Which column of a table each cell belongs to; nothing for those that are not read. */
export type Heading = readonly (RuleColumn | undefined)[];

/** Reads the cells of one row of a table. */
export function rowOfCells(cells: readonly string[], heading: Heading, row: number): ReadRow {
  const extra = cells.slice(heading.length).some((cell) => cell.trim() !== '');
  if (extra)
    return { ok: false, problems: [{ code: 'row_too_many_cells', values: { columns: heading.length } }] };
  const problems: Problem[] = [];
  const said: Record<string, unknown> = { row };
  for (const [at, column] of heading.entries()) {
    if (!column) continue;
    const cell = restored(cells[at] ?? '');
    try {
      const value = RULE_COLUMNS[column].read(cell);
      if (value !== undefined) said[RULE_COLUMNS[column].field] = value;
    } catch (cause) {
      if (!(cause instanceof BadCell)) throw cause;
      problems.push(badValue(column, cause.message));
    }
  }
  const rest = check(said, (column) => cells[heading.indexOf(column)]);
  if (problems.length === 0) return rest;
  // Everything that is wrong with the row at once, from left to right.
  if (!rest.ok) problems.push(...rest.problems);
  const place = ({ field }: Problem) => heading.indexOf(field as RuleColumn);
  return { ok: false, problems: problems.sort((a, b) => place(a) - place(b)) };
}

/** Reads one element of a JSON file's list. */
export function rowOfObject(value: unknown, row: number): ReadRow {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { ok: false, problems: [{ code: 'row_no_rule' }] };
  }
  const given = value as Record<string, unknown>;
  const said: Record<string, unknown> = { row };
  for (const column of RULE_COLUMN_NAMES) {
    if (given[column] !== undefined) said[RULE_COLUMNS[column].field] = given[column];
  }
  return check(said, (column) => JSON.stringify(given[column]));
}

/** Names in an object that mean nothing here. */
export function unknownNames(value: unknown): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.keys(value).filter((name) => !(RULE_COLUMN_NAMES as string[]).includes(name));
}

function check(said: Record<string, unknown>, cellOf: (column: RuleColumn) => string | undefined): ReadRow {
  const parsed = RuleRow.safeParse(said);
  if (parsed.success) return { ok: true, row: parsed.data };
  const columns = new Set(parsed.error.issues.map(({ path }) => columnOf(path[0])));
  const problems = [...columns].map(
    (column): Problem => (column ? badValue(column, cellOf(column) ?? '') : { code: 'row_no_rule' }),
  );
  return { ok: false, problems };
}

function badValue(column: RuleColumn, value: string): Problem {
  const code: ProblemCode = `row_bad_${column}`;
  return {
    code,
    field: column,
    values: { value: value.length > SHOWN ? `${value.slice(0, SHOWN)}…` : value },
  };
}

/** Characters of a cell that are shown with its problem. */
const SHOWN = 80;
