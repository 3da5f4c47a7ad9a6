import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chartFrame, chartLayout } from '@/components/dashboard/metric/chart-layout';
import { metricPage } from '@/lib/domain/metric-page';
import type { Metric } from '@/lib/domain/metric-records';
import { ID, metric, records, sample, series, skip, voidOf, workspace } from '../../domain/records';

const CHART = chartFrame(720);
const monthly = { startsOn: '2026-01-01' } as const;

function layoutOf(samples: ReturnType<typeof sample>[], more: Partial<Metric> = {}, extra = {}) {
  const given = records({ metrics: [metric({ ...monthly, ...more })], samples, ...extra });
  const page = metricPage(given, ID.metric, '2026-06-20T10:00:00.000Z', workspace())!;
  return chartLayout(page.series[0]!, page.metric, CHART);
}
const at = (periodStart: string, value: number, change = {}) => sample({ periodStart, value, ...change });

describe('the picture of a metric', () => {
  it('breaks its line where a period has no value, and marks that period', () => {
    const layout = layoutOf([
      at('2026-01-01', 40),
      at('2026-02-01', 38),
      at('2026-04-01', 36),
      at('2026-05-01', 35),
    ])!;
    expect(layout.lines).toHaveLength(2);
    expect(layout.gaps.map(({ kind }) => kind)).toEqual(['missed']);
    const skipped = layoutOf(
      [at('2026-01-01', 40), at('2026-02-01', 38)],
      {},
      { skips: [skip('2026-03-01')] },
    )!;
    expect(skipped.gaps.map(({ kind }) => kind)).toEqual(['skip', 'missed', 'missed']);
  });

  it('dates only as many periods as can be read, however short they are beside the time to the target', () => {
    const weeks = Array.from({ length: 20 }, (_, week) =>
      new Date(Date.UTC(2026, 0, 5 + 7 * week)).toISOString().slice(0, 10),
    );
    const { xTicks } = layoutOf(
      weeks.map((day) => at(day, 40, { periodEnd: day })),
      { cadence: 'weekly' },
    )!;
    expect(xTicks.length).toBeGreaterThan(1);
    for (const [index, { x }] of xTicks.slice(1).entries()) {
      expect(x - xTicks[index]!.x).toBeGreaterThan(70);
    }
  });

  it('gives the scale the room its labels need, and the values at least as much', () => {
    for (const width of [260, 480, 1100]) {
      const [short, long] = [chartFrame(width, ['8 %']), chartFrame(width, ['8 %', '1.200.000 €'])];
      expect(long.start).toBeGreaterThan(short.start);
      expect(long.width - long.start - long.end).toBeGreaterThan(width / 2);
    }
  });

  it('draws the line from before, the target, the pace between them and the due date', () => {
    const layout = layoutOf([at('2026-01-01', 40), at('2026-02-01', 38)])!;
    expect(layout.baselineY).toBeLessThan(layout.targetY!);
    const corners = layout.pace!.split(' ').map((corner) => corner.split(',').map(Number));
    expect(corners[0]).toEqual([expect.any(Number), layout.baselineY]);
    const [, [dueX, near], , , [, far]] = corners as [number[], number[], number[], number[], number[]];
    expect(dueX).toBe(layout.dueX);
    expect(far).toBeLessThan(near!);
    expect(near).toBeLessThan(layout.targetY!);
  });

  it('shows disputed values apart from the line, and leaves withdrawn and corrected ones to the table', () => {
    const [one, rival] = [at('2026-03-01', 39), at('2026-03-01', 20, { nonce: 'r' })];
    const gone = at('2026-05-01', 99, { nonce: 'g' });
    const first = at('2026-04-01', 38);
    const second = at('2026-04-01', 37, { supersedes: first.id, nonce: 's' });
    const layout = layoutOf(
      [at('2026-01-01', 41), at('2026-02-01', 40), one, rival, first, second, gone],
      {},
      { voids: [voidOf(gone)] },
    )!;
    expect(layout.points.map(({ row }) => [row.value, row.state])).toEqual([
      [41, 'confirmed'],
      [40, 'confirmed'],
      [39, 'disputed'],
      [20, 'disputed'],
      [37, 'confirmed'],
    ]);
    expect(layout.lines).toHaveLength(1);
  });

  it('has a band instead of a target where a range is to be held, and nothing where there is no value', () => {
    const range = {
      direction: 'range',
      range: { low: 30, high: 35 },
      series: [series({ targets: [] })],
    } as const;
    const layout = layoutOf([at('2026-01-01', 33)], range as unknown as Partial<Metric>)!;
    expect(layout.range!.y1).toBeLessThan(layout.range!.y2);
    expect(layout).not.toHaveProperty('pace');
    expect(layoutOf([])).toBeUndefined();
  });

  it('keeps every value, spread and line inside the frame, whatever the numbers', () => {
    const number = fc.double({ min: -1e9, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(fc.array(number, { minLength: 1, maxLength: 5 }), (values) => {
        const layout = layoutOf(
          values.map((value, index) =>
            at(`2026-0${index + 1}-01`, value, { spread: { p25: value - 1, p75: value + 1 } }),
          ),
        )!;
        const inside = (y: number) => y >= CHART.top - 1 && y <= CHART.height - CHART.bottom + 1;
        for (const { x, y, spread } of layout.points) {
          expect(x >= CHART.start && x <= CHART.width - CHART.end && inside(y)).toBe(true);
          expect(inside(spread!.y1) && inside(spread!.y2) && spread!.y1 <= spread!.y2).toBe(true);
        }
        expect(layout.yTicks.length).toBeLessThanOrEqual(8);
        expect(layout.yTicks.every(({ y }) => inside(y))).toBe(true);
      }),
    );
  });
});
