import { describe, expect, test } from 'vitest';
import { RECORD_CLASSES, type RecordClass } from '@/lib/domain/record-classes';
import { admit, type GuardContext, type Sender } from '@/lib/messaging/guard';
import { type MessageName, PROTOCOL } from '@/lib/messaging/protocol';
import type { DocRow } from '@/lib/store/database';
import { fromRow } from '@/lib/store/documents';
import frozen from '../../contracts/store/frozen/v3.json';
import { INPUTS } from './inputs';

const ROWS = frozen.rows.docs as unknown as DocRow[];
const NAMES = Object.keys(PROTOCOL) as MessageName[];
const OWN_ID = 'abcdefghijklmnopabcdefghijklmnop';
const ROOT = `chrome-extension://${OWN_ID}/`;
const HOST = 'https://haldenfreight.atlassian.net';
const context: GuardContext = {
  extensionId: OWN_ID,
  extensionRoot: ROOT,
  isGranted: async () => true,
  protocol: PROTOCOL,
};
const page: Sender = { id: OWN_ID, url: `${ROOT}options.html` };
const content: Sender = { id: OWN_ID, url: `${HOST}/browse/OPS-7`, origin: HOST, tab: { id: 4 }, frameId: 0 };

const JUNK: readonly unknown[] = [
  null,
  true,
  -1,
  1e308,
  '',
  ' ',
  'x',
  '\u0000\ud800',
  'x'.repeat(10_000),
  '__proto__',
  'Nowhere/Zone',
  [],
  [null],
  {},
  { a: { b: [] } },
];
/** In the form of a day, and none. */
const NO_DAYS: readonly unknown[] = [
  '2026-13-45',
  '2026-02-31',
  '0000-00-00',
  '2026-00-10',
  'tomorrow',
  '2026-1-1',
];

/** Every copy of a value in which one leaf, however deep, is something else. */
function* spoiled(value: unknown, junk: readonly unknown[]): Generator<unknown> {
  yield* junk;
  if (typeof value !== 'object' || value === null) return;
  for (const key of Object.keys(value)) {
    const inner = (value as Record<string, unknown>)[key];
    for (const other of spoiled(inner, junk)) {
      if (Array.isArray(value)) yield value.with(Number(key), other);
      else yield { ...value, [key]: other };
    }
  }
}

function readAll(junk: readonly unknown[]): { read: number; thrown: Set<string>; classes: Set<RecordClass> } {
  const outcome = { read: 0, thrown: new Set<string>(), classes: new Set<RecordClass>() };
  for (const row of ROWS) {
    for (const doc of spoiled(row.doc, junk)) {
      outcome.read++;
      outcome.classes.add(row.cls);
      try {
        fromRow(row.cls, { ...row, doc: doc as Record<string, unknown> });
      } catch (error) {
        outcome.thrown.add(`${row.cls}: ${String(error)}`);
      }
    }
  }
  return outcome;
}

async function askAll(junk: readonly unknown[]): Promise<{ asked: number; rejected: Set<string> }> {
  const outcome = { asked: 0, rejected: new Set<string>() };
  for (const name of NAMES) {
    const sender = PROTOCOL[name].from.includes('page' as never) ? page : content;
    for (const input of spoiled(INPUTS[name], junk)) {
      outcome.asked++;
      await admit({ name, input }, sender, context).catch((error) => {
        outcome.rejected.add(`${name}: ${String(error)}`);
      });
    }
  }
  return outcome;
}

describe('threat 34: a corrupt record or message is unreadable, never an exception', () => {
  test('threat 34: whatever stands in one field of a record, reading it does not throw', () => {
    const { read, thrown, classes } = readAll([...JUNK, ...NO_DAYS]);
    expect(read).toBeGreaterThan(8_000);
    expect([...classes].sort()).toEqual(Object.keys(RECORD_CLASSES).sort());
    expect([...thrown]).toEqual([]);
  });

  test('threat 17: whatever stands in one field of a message, the guard answers', async () => {
    const { asked, rejected } = await askAll([...JUNK, ...NO_DAYS]);
    expect(asked).toBeGreaterThan(1_500);
    expect([...rejected]).toEqual([]);
  });

  test('threat 34: a text that is no day makes a record unreadable, and reading it does not throw', () => {
    expect([...readAll(NO_DAYS).thrown]).toEqual([]);
  });

  test('threat 17: a text that is no day is refused as malformed, and the guard does not reject', async () => {
    expect([...(await askAll(NO_DAYS)).rejected]).toEqual([]);
  });
});
