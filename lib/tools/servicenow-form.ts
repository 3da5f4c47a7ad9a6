import type { FieldReading } from '@/lib/domain/work-item';
import { findOne, findRanked, readText, readValue } from './dom';
import { type Fields, firstKnown, reading } from './fields';
import { known } from './paths';
import { toNumber, toSysId, toTable } from './servicenow-url';

/** A classic form as its own hidden inputs describe it. */
export type ClassicForm = {
  table: string;
  sysId?: string;
  number?: string;
  /**
   * Whether the form saves into an existing record; a form for a new one may hold an id that nobody has yet.
   */
  exists: boolean;
  fields: Fields;
};

export function readClassicForm(document: Document): ClassicForm | undefined {
  const table = toTable(readValue(findRanked(document, ['#sys_target', 'input[name="sys_target"]'])));
  const id = readValue(findRanked(document, ['#sys_uniqueValue', 'input[name="sys_uniqueValue"]']));
  if (!table || id === undefined) return undefined;
  const sysId = toSysId(id);
  const number = readNumber(document, table);
  return {
    table,
    ...(sysId && { sysId }),
    ...(number && { number }),
    exists: sysId !== undefined && findOne(document, '#sysverb_update') !== undefined,
    fields: known<FieldReading>({
      assignmentGroup: readReference(document, table, 'assignment_group'),
      category: readChoice(document, table, 'category'),
      state: firstKnown(readChoice(document, table, 'state'), readChoice(document, table, 'incident_state')),
    }),
  };
}

/** The number that a portal's ticket page shows. Nothing there tells whose it is but the address. */
export function readPortalNumber(document: Document): string | undefined {
  const selectors = ['[id="data.number.name"]', 'h2.ticket-number', '.ticket-number'];
  return toNumber(readText(findRanked(document, selectors)));
}

function readNumber(document: Document, table: string): string | undefined {
  const element = findRanked(document, [`[id="sys_readonly.${table}.number"]`, `[id="${table}.number"]`]);
  return toNumber(readValue(element) ?? readText(element));
}

/**
 * A reference shows a name and hides an id. An empty name over a set id is a name not loaded yet: unknown.
 */
function readReference(document: Document, table: string, field: string): FieldReading | undefined {
  const shown = readValue(findOne(document, `[id="sys_display.${table}.${field}"]`));
  if (shown === undefined) return undefined;
  if (shown !== '') return reading('dom', shown);
  const hidden = readValue(findOne(document, `[id="${table}.${field}"]`));
  return hidden === '' ? reading('dom', []) : undefined;
}

/** A choice's stored value, not its text: the text is in the reader's language. */
function readChoice(document: Document, table: string, field: string): FieldReading | undefined {
  const select = findRanked(document, [
    `select[id="${table}.${field}"]`,
    `select[id="sys_readonly.${table}.${field}"]`,
  ]);
  const value = readValue(select);
  if (value === undefined) return undefined;
  return value === '' ? reading('dom', []) : reading('dom', value);
}
