import { describe, expect, it } from 'vitest';
import { sparklinePoints } from '@/components/ui/sparkline-points';

const box = { width: 100, height: 20, inset: 2 };

describe('sparklinePoints', () => {
  it('puts the oldest value left, the newest right, the largest on top', () => {
    const { points } = sparklinePoints([1, 3], undefined, box);
    expect(points).toEqual([
      { x: 2, y: 18 },
      { x: 98, y: 2 },
    ]);
  });

  it("keeps the target inside the box, at the values' own scale", () => {
    const { points, levelY } = sparklinePoints([10, 10], 0, box);
    expect(points.map(({ y }) => y)).toEqual([2, 2]);
    expect(levelY).toBe(18);
  });

  it('draws equal values and a single value in the middle', () => {
    expect(sparklinePoints([5], undefined, box).points).toEqual([{ x: 50, y: 10 }]);
    expect(sparklinePoints([5, 5], undefined, box).points.map(({ y }) => y)).toEqual([10, 10]);
  });
});
