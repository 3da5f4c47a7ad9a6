import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '@/lib/domain/calendar';
import { metricFreshness } from '@/lib/domain/freshness';
import type { InitiativeStatus } from '@/lib/domain/initiative';
import { CADENCES, type Metric, type Sample, type SampleVoid, type Skip } from '@/lib/domain/metric-records';
import { currentSeries } from '@/lib/domain/metric-series';
import { graceEnd, periodContaining } from '@/lib/domain/period';
import { sampleHistory } from '@/lib/domain/sample-history';
import { ID, metric, sample, series, skip, voidOf, workspace } from './records';

type Given = {
  metric?: Partial<Metric>;
  samples?: Sample[];
  voids?: SampleVoid[];
  skips?: Skip[];
  initiativeStatus?: InitiativeStatus;
};

function on(today: string, given: Given = {}) {
  const one = metric(given.metric);
  const { samples = [], voids = [], skips = [] } = given;
  return metricFreshness(one, {
    initiativeStatus: given.initiativeStatus ?? 'active',
    history: sampleHistory(ID.metric, currentSeries(one)?.version ?? 1, { samples, voids, skips }),
    today,
    workspace: workspace(),
  });
}

const march = [sample({ periodStart: '2026-03-01' })];

describe('freshness', () => {
  it.each([
    ['2026-04-20', 'current', 0],
    ['2026-05-03', 'due', 0],
    ['2026-05-05', 'due', 0],
    ['2026-05-06', 'overdue', 1],
    ['2026-05-31', 'overdue', 1],
    ['2026-06-05', 'overdue', 1],
    ['2026-06-06', 'stale', 2],
  ])('Freshness vector: last value for March, on %s it is %s', (today, freshness, missedPeriods) => {
    expect(on(today, { samples: march })).toMatchObject({ freshness, missedPeriods });
  });

  it('Freshness: paused when the metric or the initiative is not active, whatever the numbers', () => {
    expect(on('2026-06-06', { metric: { status: 'paused' } }).freshness).toBe('paused');
    expect(on('2026-06-06', { metric: { status: 'draft' } }).freshness).toBe('paused');
    expect(on('2026-06-06', { initiativeStatus: 'paused', samples: march }).freshness).toBe('paused');
  });

  it('Freshness: never once the first grace has passed without any value', () => {
    const started = { metric: { startsOn: '2026-04-15' } };
    expect(on('2026-05-20', started).freshness).toBe('current');
    expect(on('2026-06-01', started)).toMatchObject({
      freshness: 'due',
      openPeriod: { start: '2026-05-01' },
    });
    expect(on('2026-06-06', started).freshness).toBe('never');
  });

  it('Freshness: a skip stops the prompt and is no miss, but it does not reset u', () => {
    const given = { samples: march, skips: [skip('2026-04-01')] };
    expect(on('2026-05-03', given)).toMatchObject({ freshness: 'current', missedPeriods: 0 });
    expect(on('2026-05-03', given).openPeriod).toBeUndefined();
    expect(on('2026-05-20', given)).toMatchObject({ freshness: 'current', missedPeriods: 1 });
    expect(on('2026-06-06', given)).toMatchObject({ freshness: 'stale', missedPeriods: 2 });
  });

  it('Freshness: skipping every period ends up stale all the same', () => {
    const skips = ['2026-04-01', '2026-05-01'].map((start) => skip(start));
    expect(on('2026-06-06', { samples: march, skips }).freshness).toBe('stale');
  });

  it('Freshness: a late value does reset u', () => {
    const late = sample({ periodStart: '2026-05-01', confirmedAt: '2026-06-20T08:00:00.000Z', late: true });
    expect(on('2026-06-21', { samples: [...march, late] })).toMatchObject({
      freshness: 'current',
      missedPeriods: 0,
    });
  });

  it('Freshness: a disputed or withdrawn value covers nothing', () => {
    const april = sample({ periodStart: '2026-04-01' });
    const rival = sample({ periodStart: '2026-04-01', value: 40, nonce: 'b' });
    expect(on('2026-05-06', { samples: [...march, april] }).freshness).toBe('current');
    const disputed = on('2026-05-06', { samples: [...march, april, rival] });
    expect(disputed.freshness).toBe('overdue');
    expect(disputed.openPeriod).toBeUndefined();
    expect(on('2026-05-06', { samples: [...march, april], voids: [voidOf(april)] }).freshness).toBe(
      'overdue',
    );
  });

  it('Freshness: a new series owes nothing for the time before it was opened', () => {
    const two = {
      series: [series(), series({ version: 2, openedAt: '2026-04-10T08:00:00.000Z', reason: 'unit' })],
    };
    expect(on('2026-04-20', { metric: two, samples: march }).freshness).toBe('current');
    expect(on('2026-05-06', { metric: two, samples: march }).freshness).toBe('never');
  });

  it('the open period is the latest ended one that wants a value', () => {
    expect(on('2026-04-20', { samples: march }).openPeriod).toBeUndefined();
    expect(on('2026-05-03', { samples: march }).openPeriod).toEqual({
      start: '2026-04-01',
      end: '2026-04-30',
      graceEnd: '2026-05-05',
    });
    expect(on('2026-05-20', { samples: march }).openPeriod?.start).toBe('2026-04-01');
    expect(on('2026-06-03', { samples: march }).openPeriod?.start).toBe('2026-05-01');
    const may = sample({ periodStart: '2026-05-01', confirmedAt: '2026-06-01T09:00:00.000Z' });
    expect(on('2026-06-03', { samples: [...march, may] }).openPeriod?.start).toBe('2026-04-01');
  });

  it('three equal confirmations of "no change" in a row are a flat line', () => {
    const same = (periodStart: string, value = 36, kind: 'reconfirm' | 'manual' = 'reconfirm') =>
      sample({
        periodStart,
        value,
        provenance: { kind, sources: [], capturedAt: '2026-01-01T00:00:00.000Z', note: '' },
      });
    const [a, b, c] = [same('2026-01-01'), same('2026-02-01'), same('2026-03-01')];
    expect(on('2026-04-10', { samples: [a, b, c] }).flatLine).toBe(true);
    expect(on('2026-04-10', { samples: [b, c] }).flatLine).toBe(false);
    expect(on('2026-04-10', { samples: [a, b, same('2026-03-01', 35)] }).flatLine).toBe(false);
    expect(on('2026-04-10', { samples: [a, b, same('2026-03-01', 36, 'manual')] }).flatLine).toBe(false);
  });

  it('only ever gets worse while nobody records anything', () => {
    const order = ['current', 'due', 'overdue', 'stale'];
    fc.assert(
      fc.property(fc.nat(400), fc.nat(60), fc.constantFrom(...CADENCES), (from, later, cadence) => {
        const one = metric({ cadence });
        const last = periodContaining(one, '2026-03-15', workspace());
        const samples = [sample({ periodStart: last.start, periodEnd: last.end })];
        const rank = (today: string) => order.indexOf(on(today, { metric: { cadence }, samples }).freshness);
        const today = addDays(graceEnd(one, last), 1 + from);
        expect(rank(today)).toBeGreaterThanOrEqual(0);
        expect(rank(addDays(today, later))).toBeGreaterThanOrEqual(rank(today));
      }),
    );
  });
});
