import Papa from 'papaparse';
import { neutralised } from './csv-cell';

/** What a spreadsheet may expect between cells. */
export type Separator = ',' | ';';

/**
 * A table as a spreadsheet opens it: every cell quoted, nothing in it can be executed, and the mark in front tells that the text
 * is UTF-8.
 */
export function csvText(rows: readonly (readonly string[])[], separator: Separator): string {
  const cells = rows.map((row) => row.map(neutralised));
  return `\ufeff${Papa.unparse(cells, { delimiter: separator, newline: '\r\n', quotes: true })}\r\n`;
}
