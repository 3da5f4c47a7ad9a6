export type SparklineBox = { width: number; height: number; inset: number };

/**
 * Places values in a box, oldest at the left, and a level (target) at the same scale. One value lies in the middle; equal
 * values lie on one line.
 */
export function sparklinePoints(values: readonly number[], level: number | undefined, box: SparklineBox) {
  const all = level === undefined ? [...values] : [...values, level];
  const low = Math.min(...all);
  const span = Math.max(...all) - low;
  const inner = { width: box.width - 2 * box.inset, height: box.height - 2 * box.inset };
  const y = (value: number) =>
    round(span === 0 ? box.height / 2 : box.height - box.inset - ((value - low) / span) * inner.height);
  const points = values.map((value, index) => ({
    x: round(values.length === 1 ? box.width / 2 : box.inset + (index / (values.length - 1)) * inner.width),
    y: y(value),
  }));
  return { points, levelY: level === undefined ? undefined : y(level) };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
