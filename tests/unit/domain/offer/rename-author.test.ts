import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sha256Hex, verifyContentId } from '@/lib/domain/content-id';
import { captureHash } from '@/lib/domain/evidence-parts';
import { isFact } from '@/lib/domain/offer/offer-kinds';
import { renameAuthor, type StoredRecord } from '@/lib/domain/offer/rename-author';
import { classOf, parseRecord } from '@/lib/domain/record-classes';
import { ACCOUNT, capture, localWorkspace, ME, OTHER } from './offered';

const authors = fc.array(fc.constantFrom(ME, OTHER), { minLength: 1, maxLength: 6 });
const account = fc.oneof(
  fc.constant(ACCOUNT),
  fc.string({ minLength: 1, maxLength: 40 }).filter((one) => !one.includes(':')),
);
const renamed = (records: readonly StoredRecord[], to = ACCOUNT) => renameAuthor(records, ME, to);
/** Every text in a record except what a page, a file or a link said. */
const words = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([field, one]) => (field === 'capture' ? [] : words(one)));
};
const fail = (): never => {
  throw new Error('There is one.');
};
type Seen = { evidence: { id: string; sha256: string }[] };
const of = (records: readonly StoredRecord[], cls: StoredRecord['cls']) =>
  records.filter((one) => one.cls === cls);

describe('the records of a person who joins a team under an account', () => {
  test('name the account wherever they named the person, and nobody else is renamed', () => {
    fc.assert(
      fc.property(authors, account, (by, to) => {
        const records = localWorkspace(by);
        const made = renamed(records, to);
        expect(made).toHaveLength(records.length);
        expect(made.flatMap(words)).not.toContain(ME);
        const others = (list: readonly StoredRecord[]) => list.filter(({ doc }) => doc.by === OTHER).length;
        if (to !== OTHER) expect(others(made)).toBe(others(records));
        for (const { id, cls, doc } of made) expect(parseRecord(cls, id, { ...doc }).success).toBe(true);
      }),
    );
  });

  test('INV-21: have ids that are true to their content, each fact the one before', () => {
    fc.assert(
      fc.property(authors, account, (by, to) => {
        const made = renamed(localWorkspace(by), to);
        for (const { id, cls, doc } of made) if (isFact(cls)) expect(verifyContentId(id, doc)).toBe(true);
        expect(new Set(made.map(({ id }) => id)).size).toBe(made.length);
      }),
    );
  });

  test('name nothing that is not there, and facts come after the facts they name', () => {
    fc.assert(
      fc.property(authors, account, (by, to) => {
        const made = renamed(localWorkspace(by), to);
        const places = new Map(made.map(({ id }, place) => [id, place]));
        for (const [place, { cls, doc }] of made.entries()) {
          for (const word of words(doc).filter((one) => classOf(one) !== undefined)) {
            expect(places.has(word)).toBe(true);
            if (isFact(cls)) expect(places.get(word)).toBeLessThan(place);
          }
        }
      }),
    );
  });

  test('are the same when it is done twice, on another device, or with the records in another order', () => {
    fc.assert(
      fc.property(authors, fc.nat(), (by, seed) => {
        const records = localWorkspace(by);
        const once = renamed(records);
        const sorted = (list: readonly StoredRecord[]) => [...list].sort((a, b) => (a.id < b.id ? -1 : 1));
        expect(renamed(once)).toEqual(once);
        const at = seed % records.length;
        expect(sorted(renamed([...records.slice(at), ...records.slice(0, at)]))).toEqual(sorted(once));
      }),
    );
  });

  test('keep what was kept of a page to the letter, with its hash', () => {
    const [item] = of(renamed(localWorkspace()), 'evidence').filter(({ doc }) => doc.capture !== undefined);
    expect(item?.doc.capture).toEqual(capture);
    expect(captureHash(capture)).toBe(capture.sha256);
  });

  test('have true hashes over what was renamed with them; one that was not true before stays what it was', () => {
    const records = localWorkspace();
    const made = renamed(records);
    const whole = new Map(made.map(({ id, doc }) => [id, sha256Hex({ ...doc, id })]));
    const [decision] = of(made, 'decision');
    const { evidence: seen } = (decision ?? fail()).doc.snapshot as Seen;
    expect(seen).toHaveLength(2);
    for (const { id, sha256 } of seen) expect(sha256).toBe(whole.get(id));
    const [gate] = of(made, 'gateDecision');
    const { scope, rollout } = of(made, 'initiative')[0]?.doc ?? {};
    expect(gate?.doc.snapshotHash).toBe(sha256Hex({ criteria: gate?.doc.criteria, scope, rollout }));

    const changed = records.map((one) =>
      one.cls === 'initiative' ? { ...one, doc: { ...one.doc, rollout: 'pilot' } } : one,
    );
    const [before] = of(records, 'gateDecision');
    expect(of(renamed(changed), 'gateDecision')[0]?.doc.snapshotHash).toBe(before?.doc.snapshotHash);
  });
});
