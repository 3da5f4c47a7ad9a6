import { daysBetween } from '@/lib/domain/calendar';
import type { PeriodRow, SeriesView, ValueRow } from '@/lib/domain/metric-page-types';
import type { Metric } from '@/lib/domain/metric-records';

/** Measures of the picture in pixels, with what its labels take around the values. */
export type ChartFrame = {
  width: number;
  height: number;
  start: number;
  end: number;
  top: number;
  bottom: number;
};

/** Width of a character of a label, and of the room beside it. */
const CHARACTER = 7;
const BESIDE = 16;
const NARROW = 480;

/** The frame for so much room, with a scale as wide as the longest of its labels. */
export function chartFrame(width: number, scale: readonly string[] = []): ChartFrame {
  const longest = Math.max(5, ...scale.map((label) => label.length));
  const start = Math.min(width / 3, longest * CHARACTER + BESIDE);
  return { width, height: width < NARROW ? 240 : 324, start, end: 14, top: 44, bottom: 34 };
}

export type ChartPoint = {
  x: number;
  y: number;
  row: ValueRow;
  /** From the lower to the upper quarter of the cases. */
  spread?: { y1: number; y2: number };
};

export type ChartLayout = {
  yTicks: { y: number; value: number }[];
  xTicks: { x: number; day: string }[];
  baselineY?: number;
  targetY?: number;
  /** Top and bottom of the good range, for metrics that have one. */
  range?: { y1: number; y2: number };
  /** Between three quarters of the expected way and all but a twentieth of it: "behind". Corners of a polygon. */
  pace?: string;
  dueX?: number;
  /** Runs of values without a period missing between them. */
  lines: string[];
  points: ChartPoint[];
  gaps: { x: number; width: number; kind: 'missed' | 'open' | 'skip' }[];
};

/**
 * Places one series in the picture: time to the right, values upwards. Withdrawn and corrected values are left to the
 * table; disputed ones are drawn apart from the line. Undefined when there is nothing to draw.
 */
export function chartLayout(
  series: SeriesView,
  metric: Pick<Metric, 'direction' | 'range'>,
  frame: ChartFrame,
): ChartLayout | undefined {
  const values = series.rows.filter(isDrawn);
  if (values.length === 0) return undefined;
  const target = series.targets.find(({ current }) => current);
  const days = [
    ...series.rows.flatMap((row) => [row.periodStart, row.periodEnd]),
    ...(target ? [target.startOn, target.dueOn] : []),
  ].sort();
  const x = timeScale(days[0] ?? '', days.at(-1) ?? '', frame);
  const { y, ticks } = valueScale(levelsOf(series, metric, values), frame);
  const { baseline } = series;
  const directed = metric.direction === 'increase' || metric.direction === 'decrease';
  return {
    yTicks: ticks.map((value) => ({ y: y(value), value })),
    xTicks: xTicks(series.rows, x),
    ...(baseline && directed && { baselineY: y(baseline.value) }),
    ...(target && directed && { targetY: y(target.value), dueX: x(target.dueOn) }),
    ...(metric.direction === 'range' &&
      metric.range && { range: { y1: y(metric.range.high), y2: y(metric.range.low) } }),
    ...(baseline &&
      target &&
      directed && { pace: paceBand(baseline.value, target, x, y, days.at(-1) ?? '') }),
    lines: runs(series.rows).map((run) => run.map((row) => `${x(row.periodEnd)},${y(row.value)}`).join(' ')),
    points: values.map((row) => ({
      x: x(row.periodEnd),
      y: y(row.value),
      row,
      ...(row.spread && { spread: { y1: y(row.spread.p75), y2: y(row.spread.p25) } }),
    })),
    gaps: series.rows.flatMap((row) => {
      if (row.kind === 'value') return [];
      const from = x(row.periodStart);
      const kind = row.kind === 'skip' ? ('skip' as const) : row.gap;
      return [{ x: from, width: round(x(row.periodEnd) - from), kind }];
    }),
  };
}

const isDrawn = (row: PeriodRow): row is { kind: 'value' } & ValueRow =>
  row.kind === 'value' && (row.state === 'confirmed' || row.state === 'disputed');

/** Confirmed values in a row; a period without one breaks the line, so that nothing is drawn where nothing is known. */
function runs(rows: readonly PeriodRow[]): ValueRow[][] {
  const found: ValueRow[][] = [[]];
  for (const row of rows) {
    if (row.kind === 'value' && row.state === 'confirmed') found.at(-1)?.push(row);
    else if (row.kind !== 'value' || row.state === 'disputed') found.push([]);
  }
  return found.filter((run) => run.length > 1);
}

function levelsOf(series: SeriesView, metric: Pick<Metric, 'range'>, values: readonly ValueRow[]): number[] {
  const target = series.targets.find(({ current }) => current);
  return [
    ...values.flatMap(({ value, spread }) => [value, ...(spread ? [spread.p25, spread.p75] : [])]),
    ...(series.baseline ? [series.baseline.value] : []),
    ...(target ? [target.value] : []),
    ...(metric.range ? [metric.range.low, metric.range.high] : []),
  ];
}

function timeScale(from: string, to: string, frame: ChartFrame): (day: string) => number {
  const whole = Math.max(1, daysBetween(from, to));
  const width = frame.width - frame.start - frame.end;
  return (day) => round(frame.start + (daysBetween(from, day) / whole) * width);
}

/** Round steps around all levels. Begins at zero where the lowest level is near it anyway. */
function valueScale(
  levels: readonly number[],
  frame: ChartFrame,
): { y: (value: number) => number; ticks: number[] } {
  const [low, high] = [Math.min(...levels), Math.max(...levels)];
  const floor = low >= 0 && low <= high / 3 ? 0 : low;
  const step = roundStep((high - floor || Math.abs(high) || 1) / 4);
  const from = Math.floor(floor / step) * step;
  const to = Math.max(from + step, Math.ceil(high / step) * step);
  const height = frame.height - frame.top - frame.bottom;
  const ticks = Array.from({ length: Math.round((to - from) / step) + 1 }, (_, index) =>
    Number((from + index * step).toPrecision(12)),
  );
  return { y: (value) => round(frame.top + height - ((value - from) / (to - from)) * height), ticks };
}

/** 1, 2 or 5 times a power of ten, at least as large as asked. */
function roundStep(size: number): number {
  const power = 10 ** Math.floor(Math.log10(size));
  const factor = [1, 2, 5, 10].find((one) => one * power >= size) ?? 10;
  return factor * power;
}

/** What a date below the picture needs of its width. */
const TICK_WIDTH = 72;

/** Ends of periods from the first on, as many as there is room to read. */
function xTicks(rows: readonly PeriodRow[], x: (day: string) => number): ChartLayout['xTicks'] {
  const days = [...new Set(rows.map(({ periodEnd }) => periodEnd))].sort();
  const ticks: ChartLayout['xTicks'] = [];
  for (const day of days) {
    const before = ticks.at(-1);
    if (!before || x(day) - before.x >= TICK_WIDTH) ticks.push({ x: x(day), day });
  }
  return ticks;
}

/** From the start to the due date and on, the zone between 75 % and 95 % of the way that was expected by then. */
function paceBand(
  baseline: number,
  target: { value: number; startOn: string; dueOn: string },
  x: (day: string) => number,
  y: (value: number) => number,
  last: string,
): string {
  const at = (share: number) => y(baseline + (target.value - baseline) * share);
  const [start, due, end] = [x(target.startOn), x(target.dueOn), x(last)];
  const corners = [
    [start, at(0)],
    [due, at(0.95)],
    [end, at(0.95)],
    [end, at(0.75)],
    [due, at(0.75)],
  ];
  return corners.map(([cx, cy]) => `${cx},${cy}`).join(' ');
}

const round = (value: number): number => Math.round(value * 10) / 10;
