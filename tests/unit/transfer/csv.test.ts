import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { neutralised, restored } from '@/lib/transfer/csv-cell';
import { readCsv } from '@/lib/transfer/csv-reader';
import { csvText, type Separator } from '@/lib/transfer/csv-text';

const read = (text: string, separator = ','): string[][] =>
  [...readCsv(text, separator)].flatMap(({ rows }) => rows);

describe('a table that is read', () => {
  test('has its cells, in quotes or not, with each of the three line ends', () => {
    const rows = [
      ['a', 'b'],
      ['c', 'd'],
      ['g,1', 'h"2'],
    ];
    for (const end of ['\r\n', '\n', '\r']) {
      expect(read(['a,b', 'c,d', '"g,1","h""2"', ''].join(end))).toEqual([...rows, ['']]);
    }
    expect(read('"line\r\nbreak",x')).toEqual([['line\r\nbreak', 'x']]);
    expect(read('a;"b;c"', ';')).toEqual([['a', 'b;c']]);
    expect(read('a\tb', '\t')).toEqual([['a', 'b']]);
  });

  test('keeps empty rows and cells, so that rows are numbered as a spreadsheet does', () => {
    expect(read('a,\n\n,b')).toEqual([['a', ''], [''], ['', 'b']]);
    expect(read('')).toEqual([]);
    expect(read('""')).toEqual([['']]);
  });

  test.each([
    ['is never closed', 'a,b\nc,"d\ne,f\n', 2],
    ['is followed by something else', 'a,b\n"c" x,d\ne,f\n', 2],
    ['is never closed, far into a large file', `${'a,b\n'.repeat(200_000)}"c,d\n`, 200_001],
  ])('says in which row a quotation mark %s', (_, text, row) => {
    expect(() => read(text)).toThrow(
      expect.objectContaining({
        code: 'file_quote_open',
        problems: [expect.objectContaining({ values: { row } })],
      }),
    );
  });

  test.each([
    ['a quotation mark that never closes', `a\n"${'x'.repeat(20_000_000)}`],
    ['a row of separators alone', `a\n${','.repeat(20_000_000)}`],
  ])('threat 29: stops long before the end at %s', (_, text) => {
    const started = performance.now();
    expect(() => read(text)).toThrow(
      expect.objectContaining({
        code: 'file_cell_too_long',
        problems: [expect.objectContaining({ values: { row: 2 } })],
      }),
    );
    expect(performance.now() - started).toBeLessThan(1000);
  });

  test('is the same wherever the pieces end in which it is read', () => {
    const cell = fc.oneof(
      fc.string(),
      fc.constantFrom('"', ',', '\r\n', '\n', '\r', 'a"b', '', '=1', "'=1", ';'),
    );
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 }),
        fc.constantFrom<Separator>(',', ';'),
        fc.integer({ min: -8, max: 80 }),
        (rows, separator, before) => {
          // The second row reaches to just before the end of the first piece.
          const all = [['name'], ['x'.repeat(256 * 1024 - before)], ...rows];
          const text = csvText(all, separator).slice(1, -2);
          const [, , ...cells] = read(text, separator);
          expect(cells.map((row) => row.map(restored))).toEqual(rows);
        },
      ),
      { numRuns: 300 },
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
