import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvCell, neutralised, restored } from '@/lib/transfer/csv-cell';
import { createCsvReader } from '@/lib/transfer/csv-reader';

/** Reads a text in pieces of the given lengths, as a file arrives. */
function read(text: string, separator = ',', cuts: readonly number[] = []): string[][] {
  const reader = createCsvReader(separator);
  const rows: string[][] = [];
  let at = 0;
  for (const cut of cuts) {
    rows.push(...reader.push(text.slice(at, at + cut)));
    at += cut;
  }
  rows.push(...reader.push(text.slice(at)), ...reader.end());
  return rows;
}

describe('a table that is read', () => {
  test('has its cells, in quotes or not, with each of the three line ends', () => {
    expect(read('a,b\r\nc,d\re,f\n"g,1","h""2"\n')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
      ['e', 'f'],
      ['g,1', 'h"2'],
    ]);
    expect(read('"line\r\nbreak",x')).toEqual([['line\r\nbreak', 'x']]);
    expect(read('a;"b;c"', ';')).toEqual([['a', 'b;c']]);
    expect(read('a\tb', '\t')).toEqual([['a', 'b']]);
  });

  test('keeps empty rows and cells, so that rows are numbered as a spreadsheet does', () => {
    expect(read('a,\n\n,b\n')).toEqual([['a', ''], [''], ['', 'b']]);
    expect(read('')).toEqual([]);
    expect(read('""')).toEqual([['']]);
  });

  test('says in which row a quotation mark was opened and never closed', () => {
    const reader = createCsvReader(',');
    reader.push('a,b\nc,"d\ne,f\n');
    expect(() => reader.end()).toThrow(
      expect.objectContaining({
        code: 'file_quote_open',
        problems: [expect.objectContaining({ values: { row: 2 } })],
      }),
    );
    const long = createCsvReader(',');
    expect(() => long.push(`a\n"${'x'.repeat(2_000_001)}`)).toThrow(
      expect.objectContaining({ code: 'file_cell_too_long' }),
    );
  });

  test('is the same in whatever pieces it arrives', () => {
    const cell = fc.oneof(
      fc.string(),
      fc.constantFrom('"', ',', '\r\n', '\n', '\r', 'a"b', '', '=1', "'=1", ';'),
    );
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 6 }),
        fc.constantFrom(',', ';', '\t'),
        fc.constantFrom('\r\n', '\n', '\r'),
        fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 30 }),
        (rows, separator, end, cuts) => {
          const text = rows.map((cells) => `${cells.map(csvCell).join(separator)}${end}`).join('');
          expect(read(text, separator, cuts).map((cells) => cells.map(restored))).toEqual(rows);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('threat 30: a cell that a spreadsheet would execute', () => {
  test.each(['=1+1', '+1', '-2+3', '@SUM(A1)', '\tx', '\r=1', ' =1', '\u200b=1', '＝1', '-cmd|calc'])(
    'threat 30: %j begins with an apostrophe and comes back as it was',
    (text) => {
      // A number with its sign is no formula.
      const shown = neutralised(text);
      expect(shown).toBe(text === '+1' ? "'+1" : `'${text}`);
      expect(restored(shown)).toBe(text);
    },
  );

  test('threat 30: numbers stay numbers, and every text comes back as it was', () => {
    for (const number of ['-3.5', '-3,5', '12']) expect(neutralised(number)).toBe(number);
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc
        .tuple(
          fc.constantFrom('', "'", "''", "'''"),
          fc.constantFrom('=', '-', ' @', '\t', '-5', 'x'),
          fc.string(),
        )
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (one) => {
        expect(restored(neutralised(one))).toBe(one);
        expect(/^[=+@\t\r]/.test(neutralised(one))).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });
});
