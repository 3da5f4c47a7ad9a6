import { describe, expect, it } from 'vitest';
import { verifyContentId } from '@/lib/domain/content-id';
import { Sample, SampleVoid, Skip } from '@/lib/domain/metric-records';
import {
  type NewSampleInput,
  newSample,
  newVoid,
  type RecordContext,
  undoSample,
} from '@/lib/domain/record-sample';
import { newSkip } from '@/lib/domain/skip-period';
import {
  COLLEAGUE,
  DELEGATE,
  ID,
  initiative,
  metric,
  OWNER,
  sample,
  skip,
  voidOf,
  workspace,
} from './records';

const april: NewSampleInput = { periodStart: '2026-04-01', value: 36, grade: 'estimated', note: ' fine ' };
const context = (change: Partial<RecordContext> = {}): RecordContext => ({
  metric: metric(),
  initiative: initiative(),
  workspace: workspace(),
  samples: [],
  voids: [],
  skips: [],
  now: '2026-05-03T08:00:00.000Z',
  by: OWNER,
  dev: 'device-1',
  nonce: '01J0000000000000000000000N',
  ...change,
});
const codes = (input: Partial<NewSampleInput>, change: Partial<RecordContext> = {}) => {
  const outcome = newSample({ ...april, ...input }, context(change));
  return outcome.ok ? 'ok' : outcome.problems.map(({ code }) => code);
};
const made = (input: Partial<NewSampleInput> = {}, change: Partial<RecordContext> = {}) => {
  const outcome = newSample({ ...april, ...input }, context(change));
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.sample;
};
const share = metric({ unit: { dimension: 'percent', code: '%', decimals: 1 }, aggregation: 'rate' });

describe('a new sample', () => {
  it('is a complete record whose id commits to it', () => {
    const one = made();
    expect(Sample.safeParse(one).error).toBeUndefined();
    expect(verifyContentId(one.id, one)).toBe(true);
    expect(one).toMatchObject({
      periodEnd: '2026-04-30',
      seriesVersion: 1,
      confirmedBy: OWNER,
      late: false,
      provenance: { kind: 'manual', note: 'fine' },
    });
    expect(Object.values(one)).not.toContain(undefined);
  });

  it('is late after the last day of grace in the workspace zone, not before', () => {
    expect(made({}, { now: '2026-05-05T21:59:59.999Z' }).late).toBe(false);
    expect(made({}, { now: '2026-05-05T22:00:00.000Z' }).late).toBe(true);
  });

  it('INV-19 a share needs both numbers, and cases to be a share of', () => {
    const of = (numerator?: number, denominator?: number) =>
      codes({ value: undefined, numerator, denominator }, { metric: share });
    expect(of()).toEqual(['numerator_required', 'denominator_required']);
    expect(of(27, 0)).toEqual(['denominator_not_positive']);
    expect(of(27, Number.NaN)).toEqual(['denominator_required']);
    expect(of(27, 300)).toBe('ok');
  });

  it('INV-19 the value of a share is computed, whatever else was sent', () => {
    expect(made({ value: 99, numerator: 27, denominator: 300 }, { metric: share })).toMatchObject({
      value: 9,
      numerator: 27,
      denominator: 300,
    });
    const rate = metric({ unit: { dimension: 'ratio', code: '', decimals: 2 }, aggregation: 'rate' });
    expect(made({ numerator: 1, denominator: 4 }, { metric: rate }).value).toBe(0.25);
  });

  it('a plain value does not keep a numerator that somebody sent along', () => {
    expect(made({ numerator: 1, denominator: 2 })).not.toHaveProperty('numerator');
  });

  it('INV-21 a covered period refuses a second value that names none', () => {
    const samples = [sample({ periodStart: '2026-04-01' })];
    expect(codes({}, { samples })).toEqual(['period_covered']);
  });

  it('INV-21 a correction names the value that counts, and only that', () => {
    const first = sample({ periodStart: '2026-04-01' });
    const second = sample({ periodStart: '2026-04-01', supersedes: first.id, value: 35, nonce: 'b' });
    expect(codes({ supersedes: first.id }, { samples: [first] })).toBe('ok');
    expect(codes({ supersedes: first.id }, { samples: [first, second] })).toEqual(['correction_outdated']);
    expect(codes({ supersedes: second.id }, { samples: [first, second] })).toBe('ok');
    expect(codes({ supersedes: first.id }, { samples: [first], voids: [voidOf(first)] })).toEqual([
      'correction_outdated',
    ]);
  });

  it('INV-21 a disputed period wants a choice before another value', () => {
    const samples = [
      sample({ periodStart: '2026-04-01' }),
      sample({ periodStart: '2026-04-01', nonce: 'b' }),
    ];
    expect(codes({}, { samples })).toEqual(['period_disputed']);
  });

  it('INV-22 a running period is refused through its last day, a future one too', () => {
    expect(codes({}, { now: '2026-04-30T21:59:59.999Z' })).toEqual(['period_running']);
    expect(codes({}, { now: '2026-04-30T22:00:00.000Z' })).toBe('ok');
    expect(codes({ periodStart: '2026-07-01' })).toEqual(['period_future']);
  });

  it('a day that begins no period of the metric is refused', () => {
    expect(codes({ periodStart: '2026-04-02' })).toEqual(['period_unknown']);
    expect(codes({ periodStart: '2024-12-01' })).toEqual(['period_unknown']);
  });

  it('a metric that is not measured takes no value', () => {
    expect(codes({}, { metric: metric({ status: 'closed' }) })).toEqual(['metric_not_active']);
  });

  it('INV-23 owner, delegate and contributor confirm, nobody else', () => {
    expect(codes({}, { by: COLLEAGUE })).toEqual(['recorder_not_allowed']);
    expect(codes({}, { by: COLLEAGUE, metric: metric({ contributorIds: [COLLEAGUE] }) })).toBe('ok');
    expect(codes({}, { by: COLLEAGUE, metric: metric({ ownerId: COLLEAGUE }) })).toBe('ok');
    expect(codes({}, { by: DELEGATE, initiative: initiative({ delegateIds: [DELEGATE] }) })).toBe('ok');
  });

  it('INV-24 census only from a recipe over the whole population', () => {
    expect(codes({ grade: 'census' })).toEqual(['grade_census_needs_recipe']);
    expect(codes({ grade: 'census', origin: { kind: 'ticket_timestamps', recipeId: ID.metric } })).toEqual([
      'grade_census_needs_recipe',
    ]);
    expect(
      codes({
        grade: 'census',
        origin: { kind: 'ticket_timestamps', recipeId: ID.metric, wholePopulation: true },
      }),
    ).toBe('ok');
  });

  it('INV-24 sampled only with a stated selection', () => {
    expect(codes({ grade: 'sampled', note: ' ' })).toEqual(['grade_sampled_needs_selection']);
    expect(codes({ grade: 'sampled', note: 'every tenth ticket' })).toBe('ok');
    expect(codes({ grade: 'sampled', note: '', origin: { kind: 'manual', selection: 'random' } })).toBe('ok');
  });

  it('INV-24 visited tickets are opportunistic, constants are an assumption', () => {
    const visits = { kind: 'ticket_timestamps' as const, fromVisits: true };
    expect(codes({ grade: 'estimated', origin: visits })).toEqual(['grade_visits_opportunistic']);
    expect(codes({ grade: 'opportunistic', origin: visits })).toBe('ok');
    const constants = { kind: 'formula' as const, constantsOnly: true };
    expect(codes({ grade: 'estimated', origin: constants })).toEqual(['grade_constants_assumption']);
    expect(codes({ grade: 'assumption', origin: constants })).toBe('ok');
  });

  it('a value must be a finite number, a note no longer than 280 characters', () => {
    expect(codes({ value: undefined })).toEqual(['value_required']);
    expect(codes({ value: Number.POSITIVE_INFINITY })).toEqual(['value_not_a_number']);
    expect(codes({ note: 'x'.repeat(281) })).toEqual(['note_too_long']);
    expect(codes({ note: 'x'.repeat(280) })).toBe('ok');
    expect(codes({ value: 2 }, { metric: metric({ direction: 'milestone' }) })).toEqual([
      'milestone_zero_or_one',
    ]);
  });

  it('a value a thousand times away from the last one is asked about once, not refused', () => {
    const samples = [sample({ periodStart: '2026-03-01', value: 36 })];
    expect(codes({ value: 35_999 }, { samples })).toBe('ok');
    expect(codes({ value: 36_000 }, { samples })).toEqual(['unusual_value']);
    expect(codes({ value: 0.036 }, { samples })).toEqual(['unusual_value']);
    expect(codes({ value: 36_000, confirmedUnusual: true }, { samples })).toBe('ok');
    expect(codes({ value: 36_000 })).toBe('ok');
    expect(codes({ value: 5 }, { samples: [sample({ periodStart: '2026-03-01', value: 0 })] })).toBe('ok');
  });

  it('a negative duration or count cannot be and is refused, meant or not', () => {
    expect(codes({ value: -1, confirmedUnusual: true })).toEqual(['value_negative']);
    expect(codes({ value: 0 })).toBe('ok');
    const count = metric({ unit: { dimension: 'count', code: 'tickets', decimals: 0 } });
    expect(codes({ value: -3 }, { metric: count })).toEqual(['value_negative']);
    const money = metric({ unit: { dimension: 'currency', code: 'EUR', decimals: 0 } });
    expect(codes({ value: -3 }, { metric: money })).toBe('ok');
  });

  it('a share of more than everything or less than nothing is asked about once, not refused', () => {
    const of = (numerator: number, confirmedUnusual = false) =>
      codes({ numerator, denominator: 100, confirmedUnusual }, { metric: share });
    expect(of(100)).toBe('ok');
    expect(of(101)).toEqual(['unusual_percent']);
    expect(of(-1)).toEqual(['unusual_percent']);
    expect(of(101, true)).toBe('ok');
    expect(of(0)).toBe('ok');
  });

  it('every problem is named at once, each with its field', () => {
    const outcome = newSample(
      { periodStart: '2026-05-01', grade: 'census', note: 'x'.repeat(300) },
      context({ by: COLLEAGUE }),
    );
    expect(outcome.ok ? [] : outcome.problems.map(({ code, field }) => [code, field])).toEqual([
      ['recorder_not_allowed', undefined],
      ['period_running', 'periodStart'],
      ['value_required', 'value'],
      ['grade_census_needs_recipe', 'grade'],
      ['note_too_long', 'note'],
    ]);
  });
});

describe('taking a value back', () => {
  const one = sample({ periodStart: '2026-04-01', confirmedAt: '2026-05-03T08:00:00.000Z' });
  const undo = (now: string, by = OWNER) => {
    const outcome = undoSample(one, { now, by, dev: 'device-1' });
    return outcome.ok ? outcome.sampleVoid : outcome.problems.map(({ code }) => code);
  };

  it('INV-21 undo makes a void within ten seconds, for the same person only', () => {
    const made = undo('2026-05-03T08:00:10.000Z');
    expect(SampleVoid.safeParse(made).error).toBeUndefined();
    expect(made).toEqual({ ...voidOf(one), reason: 'undo', at: '2026-05-03T08:00:10.000Z' });
    expect(undo('2026-05-03T08:00:10.001Z')).toEqual(['undo_too_late']);
    expect(undo('2026-05-03T08:00:05.000Z', COLLEAGUE)).toEqual(['undo_not_yours']);
  });

  it('INV-21 a withdrawal needs a reason and happens once', () => {
    const withdraw = (reason: string, voids = [] as ReturnType<typeof voidOf>[]) => {
      const outcome = newVoid(one, reason, { ...context(), voids });
      return outcome.ok ? outcome.sampleVoid.reason : outcome.problems.map(({ code }) => code);
    };
    expect(withdraw(' wrong ticket ')).toBe('wrong ticket');
    expect(withdraw(' ')).toEqual(['reason_required']);
    expect(withdraw('x'.repeat(281))).toEqual(['reason_too_long']);
    expect(withdraw('again', [voidOf(one)])).toEqual(['already_withdrawn']);
  });
});

describe('skipping a period', () => {
  const outcome = (reason: string, change: Partial<RecordContext> = {}) =>
    newSkip({ periodStart: '2026-04-01', reason }, context(change));
  const problems = (...given: Parameters<typeof outcome>) => {
    const result = outcome(...given);
    return result.ok ? 'ok' : result.problems.map(({ code }) => code);
  };

  it('makes a record with the reason', () => {
    const result = outcome(' no tickets ');
    expect(Skip.safeParse(result.ok && result.skip).error).toBeUndefined();
    expect(result).toMatchObject({ ok: true, skip: { reason: 'no tickets', periodEnd: '2026-04-30' } });
  });

  it('needs a reason, an ended period without a value, and the right to record', () => {
    expect(problems('')).toEqual(['reason_required']);
    expect(problems('x', { now: '2026-04-10T08:00:00.000Z' })).toEqual(['period_running']);
    expect(problems('x', { samples: [sample({ periodStart: '2026-04-01' })] })).toEqual(['period_covered']);
    expect(problems('x', { skips: [skip('2026-04-01')] })).toEqual(['already_skipped']);
    expect(problems('x', { by: COLLEAGUE })).toEqual(['recorder_not_allowed']);
  });
});
