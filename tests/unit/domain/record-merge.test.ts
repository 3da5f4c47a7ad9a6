import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RecordClass } from '@/lib/domain/record-classes';
import { type Fields, mergeRecords } from '@/lib/domain/record-merge';
import { initiative, metric, person, pin, series } from './records';

/** Two changes of one record that did not know of each other: what each field becomes, and what is shown beside it. */

const EARLIER = { at: '2026-03-01T08:00:00.000Z', by: 'theirs' };
const LATER = { at: '2026-03-02T08:00:00.000Z', by: 'ours' };
const BASE = initiative({ name: 'Agreed', delegateIds: ['ann', 'ben'], purpose: 'Sorts.' });

/** The server's change, then ours, which is the later one. */
const merge = (cls: RecordClass, base: Fields, theirs: object, ours: object) =>
  mergeRecords(cls, base, { ...base, ...LATER, ...ours }, { ...base, ...EARLIER, ...theirs });

describe('a field', () => {
  test.each<[string, object, object, object]>([
    ['that nobody changed stays', {}, {}, { name: 'Agreed' }],
    ['that only the server changed is the server’s', { name: 'Theirs' }, {}, { name: 'Theirs' }],
    ['that only we changed is ours', {}, { name: 'Ours' }, { name: 'Ours' }],
    ['that both changed in the same way is that', { name: 'Same' }, { name: 'Same' }, { name: 'Same' }],
    [
      'beside another that was changed is as good as alone',
      { name: 'Theirs' },
      { purpose: 'Ours.' },
      { name: 'Theirs', purpose: 'Ours.' },
    ],
  ])('%s', (_, theirs, ours, expected) => {
    const { fields, alternatives } = merge('initiative', BASE, theirs, ours);
    expect(fields).toMatchObject(expected);
    expect(alternatives).toEqual([]);
  });

  const admin = [{ role: 'admin', scope: 'workspace', from: EARLIER.at }];
  const bases: Partial<Record<RecordClass, Fields>> = {
    initiative: BASE,
    metric: metric(),
    person: person('eve', { roles: [] }),
  };
  test.each<[RecordClass, string, unknown, unknown]>([
    ['initiative', 'name', 'Theirs', 'Ours'],
    ['initiative', 'purpose', 'Theirs.', 'Ours.'],
    ['initiative', 'guidanceOverride', 'Theirs.', 'Ours.'],
    // A phase is decided at its gate, and never by a merge.
    ['initiative', 'phase', 'P2', 'P3'],
    ['initiative', 'rollout', 'pilot', 'limited'],
    ['initiative', 'status', 'paused', 'retired'],
    ['metric', 'name', 'Theirs', 'Ours'],
    ['metric', 'question', 'Theirs?', 'Ours?'],
    // Nobody gets more access by two edits than somebody gave in one.
    ['person', 'roles', [{ role: 'reviewer', scope: 'workspace', from: EARLIER.at }], admin],
  ])('of an %s: both changed the %s, the server’s counts, and ours is shown', (cls, field, theirs, ours) => {
    const { fields, alternatives } = merge(cls, bases[cls] ?? {}, { [field]: theirs }, { [field]: ours });
    expect(fields[field]).toEqual(theirs);
    expect(alternatives).toEqual([{ field, value: ours, by: 'ours', at: LATER.at }]);
  });

  test('that is plain is the later one’s, so that an initiative always has an owner', () => {
    const change = [{ businessOwnerId: 'theirs' }, { businessOwnerId: 'ours' }] as const;
    expect(merge('initiative', BASE, ...change).fields.businessOwnerId).toBe('ours');
    const older = mergeRecords(
      'initiative',
      BASE,
      { ...BASE, ...EARLIER, ...change[1] },
      { ...BASE, ...LATER, ...change[0] },
    );
    expect(older.fields.businessOwnerId).toBe('theirs');
  });

  test('that is a set of people has both sides’ additions and neither side’s removals', () => {
    const theirs = { delegateIds: ['ann', 'eve'] };
    const ours = { delegateIds: ['ben', 'ann', 'joe'] };
    const { fields, alternatives } = merge('initiative', BASE, theirs, ours);
    expect(new Set(fields.delegateIds as string[])).toEqual(new Set(['ann', 'eve', 'joe']));
    expect(alternatives).toEqual([]);
    const names = fc.uniqueArray(fc.constantFrom<string[]>('a', 'b', 'c', 'd', 'e'));
    fc.assert(
      fc.property(names, names, names, (base, left, right) => {
        const both = (l: string[], r: string[]) =>
          new Set(
            mergeRecords('initiative', { delegateIds: base }, { delegateIds: l }, { delegateIds: r }).fields
              .delegateIds as string[],
          );
        const merged = both(left, right);
        expect(both(right, left)).toEqual(merged);
        for (const one of ['a', 'b', 'c', 'd', 'e']) {
          const kept = base.includes(one)
            ? left.includes(one) && right.includes(one)
            : left.includes(one) || right.includes(one);
          expect(merged.has(one)).toBe(kept);
        }
      }),
    );
  });

  test('that puts a record away wins over edits, which are kept in it, on whichever side they are', () => {
    const away = { archivedAt: EARLIER.at };
    const edit = { name: 'Edited meanwhile' };
    for (const { fields } of [
      merge('initiative', BASE, away, edit),
      merge('initiative', BASE, edit, away),
      merge('initiative', BASE, away, { ...edit, archivedAt: LATER.at }),
    ]) {
      expect(fields).toMatchObject({ name: 'Edited meanwhile', archivedAt: expect.any(String) });
    }
  });

  test('that is a list which only grows has what either side added', () => {
    const base = metric({ series: [series()] });
    const [first] = base.series;
    const second = { ...first, version: 2 };
    const third = { ...first, version: 3 };
    const { fields } = merge('metric', base, { series: [first, second] }, { series: [first, third] });
    expect((fields.series as { version: number }[]).map(({ version }) => version)).toEqual([1, 2, 3]);
  });

  test('that is a baseline stays frozen where one side froze it and the other changed it', () => {
    const base = metric({ series: [series()] });
    const [first] = base.series;
    const having = (change: object) => ({
      series: [{ ...first, baseline: { ...first?.baseline, ...change } }],
    });
    const frozen = having({ frozenAt: EARLIER.at });
    const other = having({ value: 99 });
    for (const { fields } of [merge('metric', base, frozen, other), merge('metric', base, other, frozen)]) {
      expect(fields.series).toMatchObject([
        { baseline: { value: first?.baseline?.value, frozenAt: EARLIER.at } },
      ]);
    }
  });
});

describe('a rule', () => {
  const rule = pin({ name: 'Agreed' });
  const off = { name: 'Off', status: 'disabled', version: 2 };
  const on = { name: 'On', version: 2 };

  test.each<[string, object, object]>([
    ['the server’s', off, on],
    ['ours', on, off],
  ])(
    'that two changed is the stricter one as a whole, also when that is %s; the other is shown',
    (_, theirs, ours) => {
      const { fields, alternatives } = merge('rule', rule, theirs, ours);
      expect(fields).toMatchObject(off);
      expect(alternatives).toMatchObject([{ field: '*', value: on }]);
    },
  );

  test('that one changed is theirs', () => {
    expect(merge('rule', rule, on, {}).fields).toMatchObject(on);
    expect(merge('rule', rule, {}, on).fields).toMatchObject(on);
    expect(merge('rule', rule, on, {}).alternatives).toEqual([]);
  });
});

test('without the version both were made from, everything that differs was changed by both', () => {
  const { fields, alternatives } = mergeRecords(
    'initiative',
    undefined,
    { ...BASE, ...LATER, purpose: 'Ours.', delegateIds: ['joe'] },
    { ...BASE, ...EARLIER },
  );
  expect(fields).toMatchObject({ purpose: 'Sorts.', delegateIds: ['ann', 'ben', 'joe'] });
  expect(alternatives.map(({ field }) => field)).toEqual(['purpose']);
});
