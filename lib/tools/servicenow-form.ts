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
  /** Whether its state is a finished one; nothing where the form does not say. */
  finished?: boolean;
};

export function readClassicForm(document: Document): ClassicForm | undefined {
  const table = toTable(readValue(findRanked(document, ['#sys_target', 'input[name="sys_target"]'])));
  const id = readValue(findRanked(document, ['#sys_uniqueValue', 'input[name="sys_uniqueValue"]']));
  if (!table || id === undefined) return undefined;
  const sysId = toSysId(id);
  const number = readNumber(document, table);
  const state = firstKnown(
    readChoice(document, table, 'state'),
    readChoice(document, table, 'incident_state'),
  );
  const finished = readFinished(document, table, state);
  return {
    table,
    ...(sysId && { sysId }),
    ...(number && { number }),
    exists: sysId !== undefined && findOne(document, '#sysverb_update') !== undefined,
    fields: known<FieldReading>({
      assignmentGroup: readReference(document, table, 'assignment_group'),
      category: readChoice(document, table, 'category'),
      state,
    }),
    ...(finished !== undefined && { finished }),
  };
}

/**
 * Stored values of the states in which work on a record of these tables is over, as the product ships them. An organisation
 * may have tables of its own, of which nothing is known.
 */
const FINISHED_STATES: Readonly<Record<string, readonly string[]>> = {
  incident: ['6', '7'],
  problem: ['106', '107'],
  change_request: ['3'],
  sc_req_item: ['3', '4', '7'],
  sc_task: ['3', '4', '7'],
  task: ['3', '4', '7'],
};

/** The dates are written by the server when a record is resolved or closed; without them on the form, its state tells. */
function readFinished(
  document: Document,
  table: string,
  state: FieldReading | undefined,
): boolean | undefined {
  const dates = ['resolved_at', 'closed_at'].map((name) =>
    readValue(findRanked(document, [`[id="${table}.${name}"]`, `[id="sys_readonly.${table}.${name}"]`])),
  );
  if (dates.some((date) => date)) return true;
  const finished = Object.hasOwn(FINISHED_STATES, table) ? FINISHED_STATES[table] : undefined;
  return finished && typeof state?.value === 'string' ? finished.includes(state.value) : undefined;
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
