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
    for (const { fields, alternatives } of [
      merge('metric', base, frozen, other),
      merge('metric', base, other, frozen),
    ]) {
      expect(fields.series).toMatchObject([
        { baseline: { value: first?.baseline?.value, frozenAt: EARLIER.at } },
      ]);
      // Shown, with the unit of its number, for whoever wants to measure against it from now on.
      expect(alternatives).toEqual([
        {
          field: 'series.1.baseline',
          value: { ...first?.baseline, value: 99, unit: base.unit },
          by: expect.stringMatching(/ours|theirs/),
          at: expect.any(String),
        },
      ]);
    }
  });

  test('that is a baseline is the server’s where both set another one, and ours is shown', () => {
    const base = metric({ series: [series()] });
    const [first] = base.series;
    const having = (change: object) => ({
      series: [{ ...first, baseline: { ...first?.baseline, ...change } }],
    });
    const { fields, alternatives } = merge('metric', base, having({ value: 20 }), having({ value: 30 }));
    expect(fields.series).toMatchObject([{ baseline: { value: 20 } }]);
    expect(alternatives).toMatchObject([{ field: 'series.1.baseline', value: { value: 30 }, by: 'ours' }]);
    // Two who froze the same one do not differ.
    const at = (frozenAt: string) => having({ frozenAt });
    expect(merge('metric', base, at(EARLIER.at), at(LATER.at)).alternatives).toEqual([]);
  });
});

describe('a second series of a metric', () => {
  const base = metric({ series: [series()] });
  const [first] = base.series;
  const guarded = { class: 'outcome' };
  const opened = (version: number, reason: string) => ({ ...first, version, reason, openedAt: LATER.at });
  const having = (code: string, ...more: object[]) => ({
    unit: { ...base.unit, code },
    series: [{ ...first, guarded }, ...more],
  });

  test('INV-20: that both opened is the server’s with its unit and all that reads its values, and ours is shown with our unit', () => {
    const theirs = { ...having('h', opened(2, 'In hours')), direction: 'increase' };
    const ours = { ...having('d', opened(2, 'In days'), opened(3, 'In days again')), aggregation: 'sum' };
    const { fields, alternatives } = merge('metric', base, theirs, ours);
    expect(fields).toMatchObject({ ...theirs, aggregation: base.aggregation });
    const unit = ours.unit;
    expect(alternatives).toMatchObject([
      { field: 'series.2', value: { version: 2, reason: 'In days', unit }, by: 'ours', at: LATER.at },
      { field: 'series.3', value: { version: 3, reason: 'In days again', unit }, by: 'ours', at: LATER.at },
    ]);
    // Whoever meets the result again changes nothing of it.
    const again = mergeRecords('metric', base, { ...base, ...LATER, ...fields }, { ...base, ...theirs });
    expect(again).toMatchObject({ fields: { unit: theirs.unit }, alternatives: [] });
  });

  test.each<[string, 0 | 1]>([
    ['they', 0],
    ['we', 1],
  ])('INV-20: that %s alone opened keeps its unit beside the other’s edits, which stay', (_, side) => {
    const opening = having('h', opened(2, 'In hours'));
    const edit = {
      question: 'Is it worth it?',
      unit: { ...base.unit, decimals: 3 },
      linkedDimension: 'bias',
    };
    const { fields, alternatives } = side
      ? merge('metric', base, edit, opening)
      : merge('metric', base, opening, edit);
    expect(fields).toMatchObject({ ...opening, question: 'Is it worth it?', linkedDimension: 'bias' });
    expect(alternatives).toEqual([]);
  });
});

describe('the scope, the plan, the steps and the running of an initiative', () => {
  const { scope, change } = BASE;
  const other = { theirs: EARLIER, ours: LATER };
  const lost = (by: keyof typeof other, field: string, value: unknown) => ({
    field,
    value,
    by,
    at: other[by].at,
  });

  test('keep what either side added and neither took out, so that no risk falls by a merge', () => {
    const base = { ...BASE, scope: { ...scope, dataClasses: ['internal', 'personal'] } };
    const theirs = {
      scope: { ...scope, dataClasses: ['internal', 'special_category'], domainFlags: ['health'] },
    };
    const ours = { scope: { ...base.scope, exposedHeadcount: 12, affects: ['employees'] } };
    const { fields, alternatives } = merge('initiative', base, theirs, ours);
    expect(fields.scope).toEqual({
      ...scope,
      dataClasses: ['internal', 'special_category'],
      domainFlags: ['health'],
      affects: ['employees'],
      exposedHeadcount: 12,
    });
    expect(alternatives).toEqual([]);
  });

  test('keep the objections of both, and an objection that both answered with both answers', () => {
    const open = { text: 'Drivers fear for their shifts', raisedOn: '2026-02-01' };
    const raised = (text: string) => ({ text, raisedOn: '2026-03-01' });
    const base = { ...BASE, change: { ...change, objections: [open] } };
    const plan = (response: string, text: string) => ({
      change: { ...change, objections: [{ ...open, response }, raised(text)] },
    });
    const { fields } = merge(
      'initiative',
      base,
      plan('No shift ends.', 'Too slow'),
      plan('We talk.', 'Too dear'),
    );
    expect(fields.change).toMatchObject({
      objections: [
        { ...open, response: 'No shift ends.' },
        raised('Too slow'),
        { ...open, response: 'We talk.' },
        raised('Too dear'),
      ],
    });
  });

  const model = (name: string) => ({ provider: 'Acme', name, version: '1' });
  const steps = (name: string) => ({ before: [], after: [{ name, actor: 'Clerk' }] });
  test.each<[string, string, object, object, unknown, object]>([
    [
      'scope', // The stricter one, whoever wrote it.
      'decisionRole',
      { ...scope, decisionRole: 'decides_alone' },
      { ...scope, decisionRole: 'recommends' },
      'decides_alone',
      lost('ours', 'scope.decisionRole', 'recommends'),
    ],
    [
      'scope',
      'exposedHeadcount',
      { ...scope, exposedHeadcount: 10 },
      { ...scope, exposedHeadcount: 90 },
      90,
      lost('theirs', 'scope.exposedHeadcount', 10),
    ],
    [
      'scope', // Where nothing is stricter, the later one.
      'modelRef',
      { ...scope, modelRef: model('Large') },
      { ...scope, modelRef: model('Small') },
      model('Small'),
      lost('theirs', 'scope.modelRef', model('Large')),
    ],
    [
      'change',
      'training',
      { ...change, training: { planned: 20, done: 0 } },
      { ...change, training: { planned: 5, done: 5 } },
      { planned: 5, done: 5 },
      lost('theirs', 'change.training', { planned: 20, done: 0 }),
    ],
    [
      'workflow', // Steps stand in an order, which two lists of them have not together.
      'after',
      steps('Reads'),
      steps('Skims'),
      steps('Skims').after,
      lost('theirs', 'workflow.after', steps('Reads').after),
    ],
  ])(
    'of the %s both changed the %s: one counts, and the other is shown',
    (part, key, theirs, ours, kept, shown) => {
      const base = { ...BASE, workflow: steps('Looks') };
      const { fields, alternatives } = merge('initiative', base, { [part]: theirs }, { [part]: ours });
      expect((fields[part] as Fields)[key]).toEqual(kept);
      expect(alternatives).toEqual([shown]);
    },
  );

  test('have a newer version of the scope than either side where the result is neither’s', () => {
    const version = (theirs: object, ours: object) =>
      merge('initiative', BASE, { scopeVersion: 2, ...theirs }, ours).fields.scopeVersion;
    const wider = { scope: { ...scope, affects: ['customers'] } };
    const more = { scope: { ...scope, exposedHeadcount: 9 } };
    expect(version(wider, { scopeVersion: 2, ...more })).toBe(3);
    expect(version(wider, { scopeVersion: 4, ...more })).toBe(5);
    expect(version(wider, {})).toBe(2);
    expect(version(wider, { scopeVersion: 2, ...wider })).toBe(2);
    // A form that was opened with our second version did not see theirs.
    const both = { scope: { ...wider.scope, ...{ exposedHeadcount: 9 } } };
    expect(version(both, { scopeVersion: 2, ...more })).toBe(3);
  });

  test('leave the higher of two risk tiers that reviewers set, with the reason of whoever raised it', () => {
    const set = (raisedRiskTier: string | undefined, raisedRiskReason: string) => ({
      raisedRiskTier,
      raisedRiskReason,
    });
    const base = { ...BASE, ...set('limited', 'Before') };
    const [high, gone] = [set('high', 'Health data'), set(undefined, 'A mistake')];
    const theirs = merge('initiative', base, high, gone);
    expect(theirs.fields).toMatchObject(high);
    expect(theirs.alternatives).toEqual([lost('ours', 'raisedRiskTier', undefined)]);
    const ours = merge('initiative', base, gone, high);
    expect(ours.fields).toMatchObject(high);
    expect(ours.alternatives).toEqual([lost('theirs', 'raisedRiskTier', undefined)]);
    const alone = merge('initiative', base, {}, gone);
    expect(alone.fields).not.toHaveProperty('raisedRiskTier');
    expect(alone.alternatives).toEqual([]);
  });

  test('keep every line of their logs, theirs first, as the server’s guard reads them', () => {
    const line = (by: string) => ({ version: 2, at: LATER.at, by, changed: [] });
    const start = (day: string) => ({ day, setAt: LATER.at, by: 'ann' });
    const base = { ...BASE, scopeLog: [line('before')] };
    const { fields } = merge(
      'initiative',
      base,
      { scopeLog: [line('before'), line('theirs')], buildStarts: [start('2026-01-10')] },
      { scopeLog: [line('before'), line('ours')], buildStarts: [start('2026-02-10')] },
    );
    expect(fields.scopeLog).toEqual([line('before'), line('theirs'), line('ours')]);
    expect(fields.buildStarts).toEqual([start('2026-01-10'), start('2026-02-10')]);
  });

  test('become the same whichever of two sides is ours, and stay so when they meet either side again', () => {
    const some = <T>(...of: T[]) => fc.uniqueArray(fc.constantFrom(...of));
    const written = fc.record({
      at: fc.constantFrom(EARLIER.at, LATER.at),
      scope: fc.record({
        dataClasses: some('internal', 'personal', 'special_category'),
        surfaces: fc.array(fc.constantFrom({ tool: 'jira', kind: 'existing_tool' }), { maxLength: 3 }),
        decisionRole: fc.constantFrom('informs', 'recommends', 'decides_alone'),
        exposedHeadcount: fc.option(fc.nat(3), { nil: undefined }),
        modelRef: fc.option(fc.constantFrom(model('Large'), model('Small')), { nil: undefined }),
      }),
      scopeVersion: fc.integer({ min: 1, max: 3 }),
      raisedRiskTier: fc.option(fc.constantFrom('limited', 'high'), { nil: undefined }),
      raisedRiskReason: fc.constantFrom('a', 'b'),
      change: fc.record({
        objections: fc.array(
          fc.record({ text: fc.constantFrom('a', 'b'), response: fc.constantFrom('c', 'd') }),
        ),
        training: fc.record({ planned: fc.nat(2), done: fc.nat(2) }),
      }),
      workflow: fc.option(fc.constantFrom(steps('Reads'), steps('Skims')), { nil: undefined }),
      run: fc.option(fc.record({ supportChannel: fc.constantFrom('x', 'y') }), { nil: undefined }),
      scopeLog: some<object>({ version: 1 }, { version: 2 }, { version: 3 }),
      buildStarts: some<object>({ day: '2026-01-01' }, { day: '2026-01-02' }),
    });
    const unordered = (list: unknown) => new Set((list as object[]).map((one) => JSON.stringify(one)));
    const plain = ({ fields, alternatives }: ReturnType<typeof mergeRecords>) => ({
      ...fields,
      scopeLog: unordered(fields.scopeLog),
      buildStarts: unordered(fields.buildStarts),
      alternatives: unordered(alternatives),
    });
    fc.assert(
      fc.property(fc.option(written, { nil: undefined }), written, written, (base, one, two) => {
        const [left, right] = [
          { ...one, by: 'left' },
          { ...two, by: 'right' },
        ];
        const merged = mergeRecords('initiative', base, left, right);
        expect(plain(mergeRecords('initiative', base, right, left))).toEqual(plain(merged));
        for (const side of [left, right]) {
          const again = mergeRecords('initiative', side, merged.fields, side);
          expect(again.alternatives).toEqual([]);
          expect({ ...again.fields, by: '', at: '' }).toEqual({ ...merged.fields, by: '', at: '' });
        }
        expect(mergeRecords('initiative', base, left, left).alternatives).toEqual([]);
      }),
    );
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
