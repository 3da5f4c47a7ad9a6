import { readCsv } from './csv-reader';
import type { RowReader } from './row-reader';
import { rowOfCells } from './rule-rows';
import { createTableReader } from './table-reader';

/** How much of the whole it is to decode a file, about; the rest is reading the table. */
const DECODING = 0.2;

/** Reads the rules of a table. The library needs its whole text, which the limit on files keeps small. */
export function createRuleTableReader(start: string, onProgress: (share: number) => void): RowReader {
  const table = createTableReader(start);
  const parts: string[] = [];
  return {
    push({ text, share }) {
      parts.push(text);
      onProgress(DECODING * share);
      return [];
    },
    *end() {
      for (const { rows, share } of readCsv(parts.join(''), table.separator)) {
        for (const cells of rows) {
          const found = table.take(cells);
          if (found) yield { number: found.number, row: rowOfCells(cells, found.heading, found.number) };
        }
        onProgress(DECODING + (1 - DECODING) * share);
      }
    },
    about: () => ({ format: 'csv', separator: table.separator, unknown: table.unknown() }),
  };
}
