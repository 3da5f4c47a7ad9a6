import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { RECORD_CLASSES, type RecordClass } from '@/lib/domain/record-classes';
import { type MessageName, PROTOCOL } from '@/lib/messaging/protocol';
import type { DocRow } from '@/lib/store/database';
import { fromRow } from '@/lib/store/documents';
import frozen from '../../contracts/store/frozen/v3.json';
import { INPUTS } from './inputs';

const CLASSES = Object.keys(RECORD_CLASSES) as RecordClass[];
const NAMES = Object.keys(PROTOCOL) as MessageName[];
const POISON = [
  '"__proto__":{"polluted":true}',
  '"constructor":{"prototype":{"polluted":true}}',
  '"prototype":{"polluted":true}',
  '"__proto__":null',
  '"__proto__":[1]',
  '"toString":1,"hasOwnProperty":1,"valueOf":null',
];

afterEach(() => {
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  expect(([] as { polluted?: unknown }).polluted).toBeUndefined();
  expect(Object.keys(Object.prototype)).toEqual([]);
});

/** Puts raw JSON members into every object of a value: only parsed JSON can have an own `__proto__`. */
function poisonAll(value: unknown, members: string): unknown {
  const write = (one: unknown): string => {
    if (Array.isArray(one)) return `[${one.map(write).join(',')}]`;
    if (typeof one !== 'object' || one === null) return JSON.stringify(one);
    const own = Object.entries(one).flatMap(([key, inner]) =>
      inner === undefined ? [] : `${JSON.stringify(key)}:${write(inner)}`,
    );
    return `{${[...own, members].join(',')}}`;
  };
  return JSON.parse(write(value));
}

/** Every object inside a value must be a plain one: with another prototype it would answer for fields it has not. */
function prototypesIn(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return [
    ...(Array.isArray(value) ? [] : [Object.getPrototypeOf(value)]),
    ...Object.keys(value).flatMap((key) => prototypesIn((value as Record<string, unknown>)[key])),
  ];
}

const expectPlain = (value: unknown, what: string) => {
  for (const prototype of prototypesIn(value)) {
    if (prototype !== Object.prototype && prototype !== null) throw new Error(`${what}: a foreign prototype`);
  }
};

const ROWS = frozen.rows.docs as unknown as DocRow[];

describe('threat 25: poisoned keys', () => {
  test('threat 25: no message schema lets a poisoned key through or changes a prototype', () => {
    expect(Object.keys(INPUTS).sort()).toEqual([...NAMES].sort());
    for (const name of NAMES) {
      // The control: without poison the same input is in order.
      expect(PROTOCOL[name].input.safeParse(INPUTS[name]).success, name).toBe(true);
      for (const members of POISON) {
        const parsed = PROTOCOL[name].input.safeParse(poisonAll(INPUTS[name], members));
        if (parsed.success) {
          expectPlain(parsed.data, `${name} with ${members}`);
          expect(JSON.stringify(parsed.data), name).toBe(JSON.stringify(INPUTS[name]));
        }
      }
    }
  });

  test('threat 25: no record schema changes a prototype, and what is read back is made of plain objects', () => {
    const seen = new Set<RecordClass>();
    for (const row of ROWS) {
      seen.add(row.cls);
      expect(fromRow(row.cls, row), row.cls).toBeDefined();
      for (const members of POISON) {
        const poisoned = { ...row, doc: poisonAll(row.doc, members) as Record<string, unknown> };
        const read = fromRow(row.cls, poisoned);
        if (read !== undefined) expectPlain(read, `${row.cls} with ${members}`);
        expect((read as { polluted?: unknown } | undefined)?.polluted, row.cls).toBeUndefined();
      }
    }
    expect([...seen].sort()).toEqual([...CLASSES].sort());
  });

  test('threat 25: random JSON with poisoned keys pollutes nothing through any schema', () => {
    const key = fc.oneof(
      fc.constantFrom(
        '__proto__',
        'constructor',
        'prototype',
        'polluted',
        'fields',
        'id',
        'v',
        'name',
        'all',
      ),
      fc.string(),
    );
    const { json } = fc.letrec<{ json: string }>((tie) => ({
      json: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.jsonValue({ maxDepth: 1 }).map((value) => JSON.stringify(value)),
        fc.array(tie('json'), { maxLength: 3 }).map((items) => `[${items.join(',')}]`),
        fc
          .array(fc.tuple(key, tie('json')), { maxLength: 5 })
          .map(
            (members) => `{${members.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(',')}}`,
          ),
      ),
    }));
    const schemas = [
      ...NAMES.map((name) => PROTOCOL[name].input),
      ...CLASSES.map((cls) => RECORD_CLASSES[cls].schema),
    ];
    expect(schemas.length).toBe(NAMES.length + CLASSES.length);
    fc.assert(
      fc.property(json, (text) => {
        for (const schema of schemas) schema.safeParse(JSON.parse(text));
        expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
      }),
      { numRuns: 300, seed: 25 },
    );
  });

  test('threat 25: the check itself notices a foreign prototype', () => {
    const poisoned = poisonAll({ a: { b: 1 } }, POISON[0]!) as { a: object };
    expect(Object.hasOwn(poisoned.a, '__proto__')).toBe(true);
    const merged: Record<string, unknown> = {};
    for (const [key, value] of Object.entries(poisoned)) merged[key] = value;
    expect(() => expectPlain(merged, 'an unsafe copy')).toThrow('foreign prototype');
  });
});
