import { sparklinePoints } from './sparkline-points';

const BOX = { width: 88, height: 30, inset: 4 };

/**
 * The course of a few values as a small line, with the target as a dashed level. `label` is its text alternative and
 * must say what the line shows; the values themselves stand beside it in words.
 */
export function Sparkline({
  values,
  level,
  label,
}: {
  values: readonly number[];
  level?: number | undefined;
  label: string;
}) {
  const { points, levelY } = sparklinePoints(values, level, BOX);
  const last = points.at(-1);
  if (!last) return null;
  return (
    <svg
      className="ui-sparkline"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${BOX.width} ${BOX.height}`}
      width={BOX.width}
      height={BOX.height}
    >
      {levelY !== undefined && (
        <line
          className="ui-sparkline-level"
          x1={BOX.inset}
          x2={BOX.width - BOX.inset}
          y1={levelY}
          y2={levelY}
        />
      )}
      <polyline points={points.map(({ x, y }) => `${x},${y}`).join(' ')} />
      <circle cx={last.x} cy={last.y} r="3" />
    </svg>
  );
}
