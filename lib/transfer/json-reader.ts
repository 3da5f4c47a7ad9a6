import { AppError } from '@/lib/domain/errors';
import { MOST_LEVELS, MOST_ROW_CHARACTERS, POISONED_KEYS } from './limits';

/** Takes a JSON text piece by piece and hands out the elements of its one list of rows, each parsed. */
export type JsonReader = {
  push(text: string): unknown[];
  /** @throws AppError `file_cut_short` when something is still open. */
  end(): void;
  /** What stood before the rows; known from the first row on. */
  head(): Record<string, unknown> | undefined;
};

/**
 * Reads `{ …head…, "<list>": [row, row, …], … }` without ever holding or parsing more than one row, so that neither size nor
 * depth of a file can hurt. `JSON.parse` of the whole would: 42 MB of rules stop the page for a third of a second, and 20 MB of
 * brackets take 770 MB before they can be refused (V8, measured).
 *
 * @throws AppError `file_not_json`, `file_too_deep`, `file_poisoned_key`, each with the row where it stands.
 */
export function createJsonReader(list: string): JsonReader {
  const opening = new RegExp(`[,{]\\s*${JSON.stringify(list)}\\s*:\\s*$`);
  let place: 'before' | 'within' | 'after' = 'before';
  let head: Record<string, unknown> | undefined;
  let rows: unknown[] = [];
  let count = 0;
  /** What was read of the head or of the present row. */
  let held = '';
  let level = 0;
  let inText = false;
  let escaped = false;

  const fail: Fail = (code, values) => {
    throw new AppError(code, [{ code, values: { row: count + 1, ...values } }]);
  };
  const readHead = () => {
    const before = held.replace(opening, '');
    const value = before.trim() === '' ? {} : parse(`${before}}`, fail);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) fail('file_not_json');
    head = value as Record<string, unknown>;
    held = '';
    place = 'within';
  };
  const endRow = () => {
    rows.push(parse(held, fail));
    count += 1;
    held = '';
  };

  /** A bracket or comma outside of texts. */
  const step = (char: string) => {
    if (char === '{' || char === '[') {
      level += 1;
      if (level > MOST_LEVELS) fail('file_too_deep');
      if (place === 'before' && level === 2 && char === '[' && opening.test(held)) return readHead();
    }
    if (char === '}' || char === ']') {
      level -= 1;
      if (level < 0) fail('file_not_json');
      if (place === 'within' && level === 1) {
        // An empty list is in order, an empty place behind a comma is not.
        if (held.trim() !== '' || count > 0) endRow();
        place = 'after';
        return;
      }
    }
    if (char === ',' && place === 'within' && level === 2) return endRow();
    held += char;
  };

  return {
    push(text) {
      let at = 0;
      while (at < text.length) {
        const next = inText ? endOfText(text, at, escaped) : nextSpecial(text, at);
        escaped = next > text.length;
        const char = text[next] ?? '';
        held += text.slice(at, next);
        if (inText || char === '"') {
          held += char;
          if (char !== '') inText = !inText;
        } else if (char !== '') step(char);
        if (held.length > MOST_ROW_CHARACTERS) fail('file_row_too_long');
        if (place === 'after') held = '';
        at = next + 1;
      }
      const done = rows;
      rows = [];
      return done;
    },
    end() {
      if (place === 'before') fail('file_not_json');
      if (level > 0 || inText)
        throw new AppError('file_cut_short', [{ code: 'file_cut_short', values: { row: count } }]);
    },
    head: () => head,
  };
}

type Fail = (
  code: 'file_not_json' | 'file_too_deep' | 'file_poisoned_key' | 'file_row_too_long',
  values?: { key: string },
) => never;

const SPECIAL = /["{}[\],]/g;

function nextSpecial(text: string, from: number): number {
  SPECIAL.lastIndex = from;
  return SPECIAL.exec(text)?.index ?? text.length;
}

/** Where the quote that ends a text stands; one beyond the piece when the piece ends with a backslash. */
function endOfText(text: string, from: number, escaped: boolean): number {
  let at = escaped ? from + 1 : from;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}

function parse(text: string, fail: Fail): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    fail('file_not_json');
  }
  refusePoison(value, fail);
  return value;
}

/** Never called on more than `MOST_LEVELS` levels. */
function refusePoison(value: unknown, fail: Fail): void {
  if (typeof value !== 'object' || value === null) return;
  for (const key of Object.keys(value)) {
    if (POISONED_KEYS.includes(key)) fail('file_poisoned_key', { key });
    refusePoison((value as Record<string, unknown>)[key], fail);
  }
}
