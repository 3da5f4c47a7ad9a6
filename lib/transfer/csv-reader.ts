import { AppError } from '@/lib/domain/errors';
import { MOST_CELL_CHARACTERS } from './limits';

/** Takes a table's text piece by piece and hands out its rows. */
export type CsvReader = {
  /** The rows that are complete with this piece. */
  push(text: string): string[][];
  /**
   * What stands after the last line break.
   *
   * @throws AppError `file_quote_open` when a quote was opened and never closed.
   */
  end(): string[][];
};

/**
 * Reads rows as RFC 4180 and spreadsheets write them: cells between separators, in quotes where they hold a separator, a line
 * break or a doubled quote. Lines may end in any of the three ways. An empty line is a row with one empty cell.
 *
 * @throws AppError `file_cell_too_long` for a cell no spreadsheet would hold, which is how a quote that never closes shows early.
 */
export function createCsvReader(separator: string): CsvReader {
  let rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let number = 1;
  let quotedSince = 0;
  let inQuotes = false;
  let afterQuote = false;
  let afterReturn = false;
  let isUntouched = true;

  const endCell = () => {
    row.push(cell);
    cell = '';
    afterQuote = false;
  };
  const endRow = () => {
    endCell();
    rows.push(row);
    row = [];
    number += 1;
    isUntouched = true;
  };
  const take = (text: string) => {
    cell += text;
    isUntouched = false;
    if (cell.length > MOST_CELL_CHARACTERS) {
      const row = inQuotes ? quotedSince : number;
      throw new AppError('file_cell_too_long', [{ code: 'file_cell_too_long', values: { row } }]);
    }
  };

  /** Whatever may end a run of plain characters: the rest is copied in one go. */
  const special = new RegExp(`["\\r\\n${separator === '\t' ? '\\t' : separator}]`, 'g');
  const readQuoted = (text: string, at: number): number => {
    const end = text.indexOf('"', at);
    if (end < 0) {
      take(text.slice(at));
      return text.length;
    }
    take(text.slice(at, end));
    inQuotes = false;
    afterQuote = true;
    return end + 1;
  };
  const readPlain = (text: string, at: number): number => {
    const char = text[at] ?? '';
    if (char === '"' && afterQuote) {
      // Two quotes inside a quoted cell are one.
      take('"');
      inQuotes = true;
      afterQuote = false;
      return at + 1;
    }
    if (char === '"' && cell === '') {
      inQuotes = true;
      isUntouched = false;
      quotedSince = number;
      return at + 1;
    }
    if (char === separator) {
      isUntouched = false;
      endCell();
      return at + 1;
    }
    if (char === '\n' || char === '\r') {
      endRow();
      afterReturn = char === '\r';
      return at + 1;
    }
    special.lastIndex = at + 1;
    const next = special.exec(text)?.index ?? text.length;
    take(text.slice(at, next));
    afterQuote = false;
    return next;
  };

  const handOut = () => {
    const done = rows;
    rows = [];
    return done;
  };
  return {
    push(text) {
      let at = 0;
      while (at < text.length) {
        if (afterReturn && text[at] === '\n') at += 1;
        afterReturn = false;
        if (at < text.length) at = inQuotes ? readQuoted(text, at) : readPlain(text, at);
      }
      return handOut();
    },
    end() {
      if (inQuotes)
        throw new AppError('file_quote_open', [{ code: 'file_quote_open', values: { row: quotedSince } }]);
      if (!isUntouched || row.length > 0) endRow();
      return handOut();
    },
  };
}
