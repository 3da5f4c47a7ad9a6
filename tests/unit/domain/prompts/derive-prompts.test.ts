import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayAt } from '@/lib/domain/calendar';
import type { InitiativeRecords } from '@/lib/domain/initiative-records';
import { derivePrompts, type PromptRecords } from '@/lib/domain/prompts/derive-prompts';
import type { Prompt } from '@/lib/domain/prompts/prompt';
import type { PROMPT_TYPES } from '@/lib/domain/prompts/prompt-table';
import {
  metric as anyMetric,
  approvals,
  DELEGATE,
  decision,
  EXECUTIVE,
  envelope,
  guardrail,
  ID,
  initiative,
  OWNER,
  people,
  person,
  REVIEWER,
  readyRecords,
  records,
  sample,
  series,
  skip,
  snapshot,
  workspace,
} from '../records';

const SPACE = workspace();
/** Not of the category that is asked where its time went. */
const metric = (change: Parameters<typeof anyMetric>[0] = {}) =>
  anyMetric({ category: 'decisions_accelerated', ...change });
const at = (day: string) => `${day}T10:00:00.000Z`;
const led = initiative({ delegateIds: [DELEGATE], executiveSponsorId: EXECUTIVE });
/** Values for January to March 2026, monthly, five days of grace: the vector of 7.6. */
const upToMarch = ['2026-01-01', '2026-02-01', '2026-03-01'].map((periodStart) => sample({ periodStart }));

function prompts(given: Partial<PromptRecords>, day: string): Prompt[] {
  return derivePrompts(records({ initiative: led, metrics: [metric()], ...given }), at(day), SPACE);
}
const said = (list: readonly Prompt[]) =>
  list.map((one) => `${one.type} ${one.period?.start ?? ''} ${one.audienceId}`);
const ofType = (list: readonly Prompt[], type: keyof typeof PROMPT_TYPES) =>
  list.filter((one) => one.type === type);
const whoOf = (list: readonly Prompt[], type: keyof typeof PROMPT_TYPES) =>
  ofType(list, type)
    .map(({ audienceId }) => audienceId)
    .sort();

describe('metric_due', () => {
  it('is announced to the owner five working days before a month ends, as a hint to prepare', () => {
    // April 2026 ends on a Thursday: five working days before are Thursday the 23rd.
    expect(ofType(prompts({ samples: upToMarch }, '2026-04-22'), 'metric_due')).toEqual([]);
    const [soon, ...others] = prompts({ samples: upToMarch }, '2026-04-23');
    expect(others).toEqual([]);
    expect(soon).toMatchObject({
      type: 'metric_due',
      audienceId: OWNER,
      severity: 'hint',
      action: 'prepare_value',
      sentence: { id: 'prompt.metric_due.soon', values: { end: '2026-04-30' } },
      period: { start: '2026-04-01', end: '2026-04-30' },
    });
  });

  it.each([
    ['weekly', '2026-04-26', '2026-04-23'],
    ['biweekly', '2026-04-26', '2026-04-22'],
    ['monthly', '2026-04-30', '2026-04-23'],
    ['quarterly', '2026-06-30', '2026-06-19'],
  ] as const)('has the lead of a %s rhythm: for a period to %s from %s', (cadence, end, first) => {
    const one = metric({ cadence, anchorDay: '2026-04-13', startsOn: '2026-04-01', series: [series()] });
    const soon = (day: string) =>
      ofType(prompts({ metrics: [one] }, day), 'metric_due').filter((found) => found.period?.end === end);
    expect(soon(addDays(first, -1))).toEqual([]);
    expect(soon(first)).toHaveLength(1);
  });

  it('asks for the value from the day after the period, while the grace lasts', () => {
    expect(said(prompts({ samples: upToMarch }, '2026-04-30'))).toEqual(['metric_due 2026-04-01 owner']);
    expect(prompts({ samples: upToMarch }, '2026-05-01')).toMatchObject([
      {
        type: 'metric_due',
        severity: 'normal',
        action: 'enter_value',
        until: '2026-05-05',
        since: '2026-05-01',
      },
    ]);
    expect(said(prompts({ samples: upToMarch }, '2026-05-05'))).toEqual(['metric_due 2026-04-01 owner']);
  });

  it('goes to the delegates where the owner is gone, and to nobody who only looks', () => {
    const gone = people().map((one) => (one.id === OWNER ? { ...one, active: false } : one));
    expect(whoOf(prompts({ samples: upToMarch, people: gone }, '2026-05-02'), 'metric_due')).toEqual([
      DELEGATE,
    ]);
  });

  it('INV-26: is gone once the value is there, the period is skipped, or two values wait for a choice', () => {
    const april = sample({ periodStart: '2026-04-01' });
    const rival = sample({ periodStart: '2026-04-01', value: 12, nonce: 'other' });
    for (const done of [
      { samples: [...upToMarch, april] },
      { samples: upToMarch, skips: [skip('2026-04-01')] },
      { samples: [...upToMarch, april, rival] },
    ]) {
      expect(said(prompts(done, '2026-05-03'))).toEqual([]);
    }
  });

  it('does not stand for a metric that is a draft, paused or closed', () => {
    for (const status of ['draft', 'paused', 'closed'] as const) {
      expect(prompts({ metrics: [metric({ status })], samples: upToMarch }, '2026-05-03')).toEqual([]);
    }
  });
});

describe('metric_overdue and its escalation', () => {
  it('begins when the grace is over, for the owner alone', () => {
    expect(said(prompts({ samples: upToMarch }, '2026-05-06'))).toEqual(['metric_overdue 2026-04-01 owner']);
    expect(said(prompts({ samples: upToMarch }, '2026-05-11'))).toEqual(['metric_overdue 2026-04-01 owner']);
  });

  it('seven days after the grace is seen by the delegates and the business owner too', () => {
    const owned = metric({ ownerId: 'colleague' });
    const found = prompts({ metrics: [owned], samples: upToMarch }, '2026-05-12');
    expect(whoOf(found, 'metric_overdue')).toEqual(['colleague', DELEGATE, OWNER].sort());
    for (const prompt of found) {
      expect(prompt.escalation).toEqual({
        level: 'delegates_and_owner',
        since: '2026-05-12',
        toNames: ['Name of delegate', 'Name of owner'],
      });
    }
  });

  it('with two periods missed is seen by the executive sponsor, and says how many are missing', () => {
    const found = prompts({ samples: upToMarch }, '2026-06-06');
    expect(whoOf(found, 'metric_overdue')).toEqual([DELEGATE, EXECUTIVE, OWNER].sort());
    const mine = ofType(found, 'metric_overdue').find(({ audienceId }) => audienceId === OWNER);
    expect(mine).toMatchObject({
      sentence: { id: 'prompt.metric_overdue.many', values: { missed: 2, on: '2026-06-05' } },
      escalation: { level: 'executive', toNames: ['Name of delegate', 'Name of executive'] },
    });
  });

  it('stays escalated when the next period ends: the first missed one counts', () => {
    const june = ofType(prompts({ samples: upToMarch }, '2026-06-01'), 'metric_overdue');
    expect(june.find(({ audienceId }) => audienceId === OWNER)?.escalation?.since).toBe('2026-05-12');
  });

  it('asks for the latest wanted period, and for the one in its grace besides', () => {
    const both = derivePrompts(
      records({ initiative: led, metrics: [metric()], samples: upToMarch }),
      at('2026-06-02'),
      SPACE,
      OWNER,
    );
    expect(said(both)).toEqual(['metric_overdue 2026-04-01 owner', 'metric_due 2026-05-01 owner']);
  });
});

describe('governance prompts', () => {
  const governed = (change: Parameters<typeof decision>[1]): InitiativeRecords => ({
    ...readyRecords({ rollout: 'production' }),
    decisions: approvals({
      snapshot: snapshot({ surfaces: [{ tool: 'jira', kind: 'existing_tool' }], runOwnerId: 'runner' }),
      ...change,
    }),
  });
  const on = (given: InitiativeRecords, day: string) => derivePrompts(given, at(day), SPACE);

  it('approval_expiring: from its warning day, to the reviewer who decided and the business owner', () => {
    const given = governed({ decidedAt: '2026-02-03T10:00:00.000Z', validUntil: '2026-05-04' });
    expect(ofType(on(given, '2026-04-15'), 'approval_expiring')).toEqual([]);
    const found = ofType(on(given, '2026-04-16'), 'approval_expiring');
    expect(found).toHaveLength(8);
    expect(new Set(found.map(({ audienceId }) => audienceId))).toEqual(new Set([OWNER, REVIEWER]));
    expect(found[0]).toMatchObject({ until: '2026-05-04', since: '2026-04-16', severity: 'normal' });
  });

  it('approval_lapsed: from the first instant after its last day; safety where people rely on it', () => {
    const given = governed({ decidedAt: '2026-02-03T10:00:00.000Z', validUntil: '2026-05-04' });
    expect(ofType(derivePrompts(given, '2026-05-04T21:59:59.000Z', SPACE), 'approval_lapsed')).toEqual([]);
    const lapsed = ofType(derivePrompts(given, '2026-05-04T22:00:00.000Z', SPACE), 'approval_lapsed');
    expect(lapsed).toHaveLength(8);
    expect(lapsed[0]).toMatchObject({
      severity: 'safety',
      since: '2026-05-05',
      sentence: { values: { status: 'expired' } },
    });
  });

  it('US-3.2: an unanswered concern goes to the owner and to whoever can stop it, before any decision as well', () => {
    const next = person('next', { roles: [{ role: 'reviewer', scope: 'workspace', from: envelope.at }] });
    const concern = {
      ...{ ...envelope, id: 'con:1', nonce: 'n', at: at('2026-04-01'), raisedAt: at('2026-04-01') },
      ...{ initiativeId: ID.initiative, dimension: 'bias' as const, text: 'Unfair', anonymous: false },
    };
    const asked = (more: Partial<PromptRecords>) =>
      whoOf(
        prompts({ concerns: [concern], people: [...people(), next], ...more }, '2026-04-20'),
        'concern_open',
      );
    expect(asked({})).toEqual([OWNER, REVIEWER, 'next'].sort());
    expect(asked({ decisions: [decision('bias', { decidedAt: at('2026-03-01') })] })).toEqual(
      [OWNER, REVIEWER].sort(),
    );
  });

  it('a reviewer who left is followed by the other reviewers', () => {
    const given = governed({ decidedAt: '2026-02-03T10:00:00.000Z', validUntil: '2026-05-04' });
    const next = person('next', { roles: [{ role: 'reviewer', scope: 'workspace', from: envelope.at }] });
    const gone = [...people().map((one) => (one.id === REVIEWER ? { ...one, active: false } : one)), next];
    const found = ofType(on({ ...given, people: gone }, '2026-04-20'), 'approval_expiring');
    expect(new Set(found.map(({ audienceId }) => audienceId))).toEqual(new Set([OWNER, 'next']));
  });

  it('criterion_missing: ninety-one days in trial use with nothing decided, to the business owner', () => {
    const stuck = records({
      initiative: initiative({
        phase: 'P2',
        rollout: 'pilot',
        rolloutHistory: [{ rollout: 'pilot', from: '2026-01-01', by: OWNER, note: '' }],
      }),
    });
    expect(ofType(on(stuck, '2026-04-01'), 'criterion_missing')).toEqual([]);
    expect(ofType(on(stuck, '2026-04-02'), 'criterion_missing')).toMatchObject([
      { audienceId: OWNER, sentence: { values: { days: 91, count: 3 } } },
    ]);
  });
});

describe('prompts about the state of a metric', () => {
  it('guardrail_breach: the latest value outside its bound, to everybody who can stop something', () => {
    const breach = sample({ metricId: ID.guardrail, periodStart: '2026-03-01', value: 7 });
    const found = prompts(
      {
        metrics: [guardrail({ ownerId: 'colleague' })],
        samples: [breach],
        decisions: [decision('accuracy')],
      },
      '2026-04-03',
    );
    expect(whoOf(found, 'guardrail_breach')).toEqual(['colleague', OWNER, REVIEWER].sort());
    expect(ofType(found, 'guardrail_breach')[0]?.severity).toBe('safety');
    const better = sample({ metricId: ID.guardrail, periodStart: '2026-04-01', value: 4 });
    const after = prompts({ metrics: [guardrail()], samples: [breach, better] }, '2026-05-03');
    expect(ofType(after, 'guardrail_breach')).toEqual([]);
  });

  it('baseline_missing: an effect without a value from before; a range needs none', () => {
    const { baseline: _, ...bare } = series();
    expect(
      whoOf(prompts({ metrics: [metric({ series: [bare] })] }, '2025-01-02'), 'baseline_missing'),
    ).toEqual([OWNER]);
    const ranged = metric({ series: [bare], direction: 'range', range: { low: 1, high: 2 } });
    expect(ofType(prompts({ metrics: [ranged] }, '2025-01-02'), 'baseline_missing')).toEqual([]);
  });

  it('target_due: near its day, past it, and no more once it is reached or superseded', () => {
    const given = { samples: upToMarch };
    expect(ofType(prompts(given, '2026-06-23'), 'target_due')).toEqual([]);
    expect(ofType(prompts(given, '2026-06-24'), 'target_due')).toMatchObject([
      { audienceId: OWNER, until: '2026-07-01', sentence: { id: 'prompt.target_due' } },
    ]);
    expect(ofType(prompts(given, '2026-07-02'), 'target_due')[0]?.sentence.id).toBe(
      'prompt.target_due.passed',
    );
    const reached = { samples: [...upToMarch, sample({ periodStart: '2026-04-01', value: 29 })] };
    expect(ofType(prompts(reached, '2026-07-02'), 'target_due')).toEqual([]);
    const next = series();
    next.targets.push({
      version: 2,
      value: 28,
      startOn: '2026-07-01',
      dueOn: '2027-01-01',
      setAt: at('2026-07-02'),
      setBy: OWNER,
      reason: 'later',
      supersedes: 1,
    });
    expect(
      ofType(prompts({ ...given, metrics: [metric({ series: [next] })] }, '2026-07-02'), 'target_due'),
    ).toEqual([]);
  });

  it('time_destination: saved time that went nowhere yet, and only once time was saved', () => {
    const saved = (change = {}) => anyMetric({ category: 'time_saved', ...change });
    const where = { kind: 'backlog' as const, note: '', setAt: at('2026-04-01') };
    expect(
      whoOf(prompts({ samples: upToMarch, metrics: [saved()] }, '2026-04-03'), 'time_destination'),
    ).toEqual([OWNER]);
    expect(
      ofType(
        prompts({ samples: upToMarch, metrics: [saved({ timeDestination: where })] }, '2026-04-03'),
        'time_destination',
      ),
    ).toEqual([]);
    const worse = [sample({ periodStart: '2026-03-01', value: 45 })];
    expect(ofType(prompts({ samples: worse, metrics: [saved()] }, '2026-04-03'), 'time_destination')).toEqual(
      [],
    );
  });

  it('vanity_warning: three confirmations in a row that nothing changed', () => {
    const same = upToMarch.map((one) => ({
      ...one,
      provenance: { ...one.provenance, kind: 'reconfirm' as const },
    }));
    expect(whoOf(prompts({ samples: same }, '2026-04-03'), 'vanity_warning')).toEqual([OWNER]);
    expect(ofType(prompts({ samples: upToMarch }, '2026-04-03'), 'vanity_warning')).toEqual([]);
  });
});

describe('succession', () => {
  it('gives what a person who left owned to the business owner, and the initiative to an admin', () => {
    const admin = person('admin', { roles: [{ role: 'admin', scope: 'workspace', from: envelope.at }] });
    const left = (id: string) =>
      [...people(), admin].map((one) => (one.id === id ? { ...one, active: false } : one));
    const theirs = { metrics: [metric({ ownerId: 'colleague' })], samples: upToMarch };
    expect(whoOf(prompts({ ...theirs, people: left('colleague') }, '2026-04-03'), 'succession')).toEqual([
      OWNER,
    ]);
    const ownerless = prompts({ ...theirs, people: left(OWNER) }, '2026-04-03');
    expect(ofType(ownerless, 'succession')).toMatchObject([
      { audienceId: 'admin', subject: { entityType: 'initiative' } },
    ]);
  });

  it('asks for an open condition of somebody who left', () => {
    const conditions = [{ text: 'Check the sample', ownerId: 'colleague', dueOn: '2026-09-01' }];
    const given = {
      people: people().map((one) => (one.id === 'colleague' ? { ...one, active: false } : one)),
      decisions: [decision('accuracy', { outcome: 'approved_with_conditions', conditions })],
      samples: upToMarch,
    };
    expect(ofType(prompts(given, '2026-04-03'), 'succession')).toMatchObject([
      { audienceId: OWNER, title: 'Check the sample', subject: { entityType: 'condition' } },
    ]);
  });
});

describe('mapping prompts', () => {
  const report = {
    ...envelope,
    id: 'rep',
    nonce: 'n',
    initiativeId: ID.initiative,
    ruleId: ID.candidates[0],
    ruleVersion: 3,
    tool: 'jira' as const,
    host: 'h',
    key: 'OPS-7',
    fields: [],
    note: '',
  };
  it('mapping_report: to admins, until the rule is changed or switched off', () => {
    const given = (activeVersion: number | undefined) => ({
      metrics: [],
      reports: [
        { report, ruleName: 'All of OPS', activeVersion },
        { report: { ...report, id: 'rep2' }, ruleName: 'All of OPS', activeVersion },
      ],
    });
    expect(prompts(given(3), '2026-04-03')).toMatchObject([
      { type: 'mapping_report', audienceId: OWNER, as: 'admin', sentence: { values: { count: 2 } } },
    ]);
    expect(prompts(given(4), '2026-04-03')).toEqual([]);
    expect(prompts(given(undefined), '2026-04-03')).toEqual([]);
  });

  it('mapping_conflict: to admins, with both rules by name', () => {
    const ties = [{ ruleId: ID.candidates[0], ruleName: 'One', otherName: 'Other', since: at('2026-04-01') }];
    expect(prompts({ metrics: [], ties }, '2026-04-03')).toMatchObject([
      { type: 'mapping_conflict', audienceId: OWNER, title: 'One', sentence: { values: { other: 'Other' } } },
    ]);
  });
});

describe('quiet initiatives', () => {
  const breach = sample({ metricId: ID.guardrail, periodStart: '2026-03-01', value: 7 });
  it('INV-5: a paused initiative prompts for safety and for nothing else', () => {
    const paused = initiative({ status: 'paused', pausedSince: '2026-03-20', statusReason: 'Summer' });
    const found = prompts(
      { initiative: paused, metrics: [metric(), guardrail()], samples: [breach] },
      '2026-06-06',
    );
    expect(new Set(found.map(({ type }) => type))).toEqual(new Set(['guardrail_breach']));
    expect(
      prompts({ metrics: [metric(), guardrail()], samples: [breach] }, '2026-06-06').length,
    ).toBeGreaterThan(found.length);
  });

  it('an initiative that has ended or was archived asks for nothing at all', () => {
    for (const change of [
      { status: 'retired' },
      { status: 'stopped' },
      { archivedAt: at('2026-05-01') },
    ] as const) {
      expect(
        prompts(
          { initiative: initiative(change), metrics: [metric(), guardrail()], samples: [breach] },
          '2026-06-06',
        ),
      ).toEqual([]);
    }
  });
});

describe('for any records', () => {
  const anyRecords = fc.record({
    day: fc.integer({ min: 0, max: 500 }),
    months: fc.uniqueArray(fc.integer({ min: 0, max: 17 }), { maxLength: 12 }),
    skipped: fc.uniqueArray(fc.integer({ min: 0, max: 17 }), { maxLength: 4 }),
    value: fc.integer({ min: 0, max: 60 }),
    gone: fc.subarray([OWNER, DELEGATE, EXECUTIVE, REVIEWER]),
    sameRoles: fc.boolean(),
    cadence: fc.constantFrom('weekly', 'biweekly', 'monthly', 'quarterly'),
  });
  const build = (
    one: typeof anyRecords extends fc.Arbitrary<infer T> ? T : never,
  ): [PromptRecords, string] => {
    const month = (index: number) =>
      `${2025 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01`;
    return [
      records({
        initiative: initiative(
          one.sameRoles
            ? { delegateIds: [OWNER], executiveSponsorId: OWNER }
            : { delegateIds: [DELEGATE], executiveSponsorId: EXECUTIVE },
        ),
        metrics: [metric({ cadence: one.cadence as 'monthly' }), guardrail()],
        samples: one.months.map((index) => sample({ periodStart: month(index), value: one.value })),
        skips: one.skipped.map((index) => skip(month(index))),
        decisions: approvals({ validUntil: '2025-09-01', decidedAt: '2025-04-01T08:00:00.000Z' }),
        people: people().map((each) => (one.gone.includes(each.id) ? { ...each, active: false } : each)),
      }),
      at(addDays('2026-07-05', one.day)),
    ];
  };

  it('INV-25: there is at most one prompt per type, subject, period and audience', () => {
    fc.assert(
      fc.property(anyRecords, (one) => {
        const found = derivePrompts(...build(one), SPACE);
        const keys = found.map((p) =>
          [p.type, p.subject.entityType, p.subject.id, p.period?.start, p.audienceId].join(),
        );
        expect(new Set(keys).size).toBe(keys.length);
        expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
      }),
    );
  });

  it('only active people are asked, nothing stands before its day, and one person’s list is theirs of all', () => {
    fc.assert(
      fc.property(anyRecords, (one) => {
        const [given, now] = build(one);
        const all = derivePrompts(given, now, SPACE);
        for (const prompt of all) {
          expect(one.gone).not.toContain(prompt.audienceId);
          expect(prompt.since <= dayAt(now, SPACE.timeZone)).toBe(true);
        }
        expect(derivePrompts(given, now, SPACE, OWNER)).toEqual(
          all.filter(({ audienceId }) => audienceId === OWNER),
        );
      }),
    );
  });

  it('INV-26: a value for the period of a prompt closes it, wherever it was entered', () => {
    fc.assert(
      fc.property(anyRecords, (one) => {
        const [given, now] = build({ ...one, cadence: 'monthly' });
        for (const prompt of derivePrompts(given, now, SPACE)) {
          if (prompt.action !== 'enter_value' || !prompt.period) continue;
          // Entered now: a record of a later time is not there yet.
          const done = sample({ periodStart: prompt.period.start, metricId: prompt.subject.id, at: now });
          const after = derivePrompts({ ...given, samples: [...given.samples, done] }, now, SPACE);
          expect(after.map(({ id }) => id)).not.toContain(prompt.id);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('safety comes first, then the order of the table', () => {
    fc.assert(
      fc.property(anyRecords, (one) => {
        const found = derivePrompts(...build(one), SPACE);
        const place = ({ severity, rank }: Prompt) =>
          ['safety', 'normal', 'hint'].indexOf(severity) * 100 + rank;
        expect(found.map(place)).toEqual(found.map(place).sort((a, b) => a - b));
      }),
    );
  });
});
