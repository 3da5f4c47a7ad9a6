import Papa from 'papaparse';
import { AppError } from '@/lib/domain/errors';
import { MOST_ROW_CHARACTERS } from './limits';

/** Characters that are looked at between two moments in which the caller may let others work. */
const PIECE = 256 * 1024;

/** Rows that were complete with one more piece of the text, and how far into it they reach, from 0 to 1. */
export type CsvPiece = { rows: string[][]; share: number };

/**
 * Reads a table piece by piece; the next piece is read when it is asked for. An empty line is a row with one empty cell.
 *
 * @param text the whole table. The library would decode a file itself, but breaks letters at the edges of its pieces.
 * @throws AppError `file_quote_open` with the row where a quotation mark is opened and not closed before the next cell;
 * `file_cell_too_long`, which is how one that never closes, or a row of separators alone, shows early.
 */
export function* readCsv(text: string, separator: string): Generator<CsvPiece> {
  let piece: Papa.ParseResult<string[]> | undefined;
  let parser: Papa.Parser | undefined;
  Papa.parse<string[]>(text, {
    delimiter: separator,
    newline: lineEnd(text),
    chunkSize: PIECE,
    // Read and handed out in turns: paused before each next piece.
    chunk: (result: Papa.ParseResult<string[]>, by: Papa.Parser) => {
      by.pause();
      piece = result;
      parser = by;
    },
  } as Papa.ParseConfig<string[]>);
  let read = 0;
  let row = 0;
  while (piece) {
    const { data, errors, meta } = piece;
    read = Math.min(read + PIECE, text.length);
    const atEnd = read === text.length;
    // The last row of a piece is looked at again with the next one: what is wrong with it is not yet known.
    const wrong = errors.find((one) => one.type === 'Quotes' && (atEnd || (one.row ?? 0) < data.length));
    if (wrong) refuse('file_quote_open', row + (wrong.row ?? 0) + 1);
    if (read - meta.cursor > MOST_ROW_CHARACTERS) refuse('file_cell_too_long', row + data.length + 1);
    row += data.length;
    yield { rows: data, share: read / text.length };
    piece = undefined;
    parser?.resume();
  }
}

/** How the first row ends, and so all of them. The library would guess it from a first piece that may end within one. */
function lineEnd(text: string): '\r\n' | '\n' | '\r' {
  const [, end] = /^(?:[^"\r\n]|"[^"]*")*(\r\n|\n|\r)/.exec(text.slice(0, PIECE)) ?? [];
  return end === '\r\n' || end === '\r' ? end : '\n';
}

function refuse(code: 'file_quote_open' | 'file_cell_too_long', row: number): never {
  throw new AppError(code, [{ code, values: { row } }]);
}
