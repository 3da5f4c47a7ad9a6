import { describe, expect, it } from 'vitest';
import { previewSample } from '@/lib/domain/preview-sample';
import { reconfirmSample } from '@/lib/domain/reconfirm-sample';
import { initiative, metric, OWNER, sample, series, workspace } from './records';

const SPACE = workspace();
const series42 = series({
  targets: [
    {
      version: 1,
      value: 30,
      startOn: '2026-01-01',
      dueOn: '2026-07-01',
      setAt: '2026-01-01T08:00:00.000Z',
      setBy: OWNER,
    },
  ],
});
const one = metric({ series: [series42] });
const values = [40, 38.5, 37.5].map((value, index) =>
  sample({ periodStart: `2026-0${index + 1}-01`, value }),
);
const context = {
  metric: one,
  samples: values,
  voids: [],
  skips: [],
  initiativeStatus: 'active' as const,
  today: '2026-05-03',
  workspace: SPACE,
};

describe('what a value would change', () => {
  it('US-4.2: says progress and status before and after, by the rules that will judge it', () => {
    const preview = previewSample({ periodStart: '2026-04-01', value: 34 }, context);
    expect(preview).toMatchObject({ value: 34, before: { progress: 0.375, status: 'behind' } });
    expect(preview?.after.progress).toBeCloseTo(0.667, 3);
    expect(preview?.after.status).toBe('on_track');
  });

  it('counts a share from its two numbers, and is silent while they make none', () => {
    const share = metric({ unit: { dimension: 'percent', code: '%', decimals: 1 }, aggregation: 'rate' });
    const given = { ...context, metric: share };
    expect(previewSample({ periodStart: '2026-04-01', numerator: 27, denominator: 300 }, given)?.value).toBe(
      9,
    );
    expect(previewSample({ periodStart: '2026-04-01', numerator: 27 }, given)).toBeUndefined();
    expect(
      previewSample({ periodStart: '2026-04-01', numerator: 27, denominator: 0 }, given),
    ).toBeUndefined();
  });

  it('takes a metric out of staleness, as confirming would', () => {
    const late = { ...context, today: '2026-06-10' };
    expect(previewSample({ periodStart: '2026-05-01', value: 34 }, late)).toMatchObject({
      before: { status: 'stale' },
      after: { status: 'behind' },
    });
  });
});

describe('no change', () => {
  const record = {
    ...context,
    initiative: initiative(),
    now: '2026-05-03T10:00:00.000Z',
    by: OWNER,
    dev: 'd',
    nonce: 'n',
  };

  it('confirms the last value that counts, as an estimate and with its origin', () => {
    const outcome = reconfirmSample('2026-04-01', record);
    expect(outcome).toMatchObject({
      ok: true,
      sample: {
        value: 37.5,
        grade: 'estimated',
        periodStart: '2026-04-01',
        provenance: { kind: 'reconfirm' },
      },
    });
  });

  it('needs an earlier value, the right, and a period that is over', () => {
    const codes = (outcome: ReturnType<typeof reconfirmSample>) =>
      outcome.ok ? [] : outcome.problems.map(({ code }) => code);
    expect(codes(reconfirmSample('2026-04-01', { ...record, samples: [] }))).toEqual([
      'nothing_to_reconfirm',
    ]);
    expect(codes(reconfirmSample('2026-04-01', { ...record, by: 'stranger' }))).toContain(
      'recorder_not_allowed',
    );
    expect(codes(reconfirmSample('2026-05-01', record))).toEqual(['period_running']);
  });
});
