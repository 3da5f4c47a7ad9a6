import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createJsonReader } from '@/lib/transfer/json-reader';

function read(text: string, cuts: readonly number[] = []) {
  const reader = createJsonReader('rules');
  const rows: unknown[] = [];
  let at = 0;
  for (const cut of cuts) {
    rows.push(...reader.push(text.slice(at, at + cut)));
    at += cut;
  }
  rows.push(...reader.push(text.slice(at)));
  reader.end();
  return { head: reader.head(), rows };
}

const code = (name: string) => expect.objectContaining({ code: name });

describe('a JSON file of rows', () => {
  test('is read row by row, in whatever pieces it arrives and however it is laid out', () => {
    fc.assert(
      fc.property(
        // Names that reach a prototype are refused, as another test has it.
        fc.array(
          fc
            .jsonValue({ maxDepth: 4 })
            .filter((value) => !/"(__proto__|constructor|prototype)"/.test(JSON.stringify(value))),
          { maxLength: 6 },
        ),
        fc.constantFrom(undefined, 2),
        fc.array(fc.integer({ min: 1, max: 7 }), { maxLength: 40 }),
        (values, layout, cuts) => {
          const rows = JSON.parse(JSON.stringify(values)) as unknown[];
          const text = JSON.stringify(
            { format: 'x', note: 'a "rules": [ \\', rules: rows, end: [1] },
            null,
            layout,
          );
          expect(read(text, cuts)).toEqual({ head: { format: 'x', note: 'a "rules": [ \\' }, rows });
        },
      ),
      { numRuns: 500 },
    );
    expect(read('{"rules":[]}')).toEqual({ head: {}, rows: [] });
  });

  test('that was not copied whole, or is no JSON, says so with its place', () => {
    const whole = '{"format":"x","rules":[{"a":"b"},{"a":[1,"]"]}],"end":1}';
    for (let length = 0; length < whole.length; length++) {
      expect(() => read(whole.slice(0, length)), String(length)).toThrow(
        expect.objectContaining({ code: expect.stringMatching(/^file_(cut_short|not_json)$/) }),
      );
    }
    expect(() => read('{"rules":[{"a":1},{"a":}]}')).toThrow(
      expect.objectContaining({
        code: 'file_not_json',
        problems: [{ code: 'file_not_json', values: { row: 2 } }],
      }),
    );
    for (const text of ['{"rules":[1,]}', '{"rules":[,1]}', '[1]', '{"rules":{}}', '}', '{"rules":[1]]}']) {
      expect(() => read(text), text).toThrow(code('file_not_json'));
    }
  });

  test('threat 29: depth and length are refused before anything is parsed', () => {
    const started = performance.now();
    expect(() => read(`{"rules":[${'['.repeat(100_000)}`)).toThrow(code('file_too_deep'));
    expect(() => read(`{"a":${'{"a":'.repeat(100_000)}`)).toThrow(code('file_too_deep'));
    expect(() => read(`{"rules":["${'x'.repeat(3_000_000)}"]}`)).toThrow(code('file_row_too_long'));
    expect(performance.now() - started).toBeLessThan(1000);
  });

  test.each(['__proto__', 'constructor', 'prototype'])(
    'threat 25: the name %s is refused by name, at any depth and in the head',
    (key) => {
      const refusal = expect.objectContaining({
        code: 'file_poisoned_key',
        problems: [expect.objectContaining({ values: expect.objectContaining({ key }) })],
      });
      expect(() => read(`{"rules":[{"ok":1},{"a":[{"${key}":{"polluted":1}}]}]}`)).toThrow(refusal);
      expect(() => read(`{"${key}":{"polluted":1},"rules":[]}`)).toThrow(refusal);
      expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    },
  );
});
