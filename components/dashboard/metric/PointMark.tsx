import type { Grade } from '@/lib/domain/primitives';
import styles from './metric.module.css';

/** One value in the picture. The shape says how well it is founded: full shapes were counted, hollow ones guessed. */
export function PointMark({ x, y, grade, late }: { x: number; y: number; grade: Grade; late?: boolean }) {
  return (
    <g className={styles.point} data-grade={grade}>
      {late ? <circle className={styles.lateRing} cx={x} cy={y} r="10" /> : null}
      <Shape x={x} y={y} grade={grade} />
    </g>
  );
}

function Shape({ x, y, grade }: { x: number; y: number; grade: Grade }) {
  switch (grade) {
    case 'sampled':
      return <rect x={x - 4.5} y={y - 4.5} width="9" height="9" />;
    case 'opportunistic':
      return <polygon points={`${x},${y - 6} ${x + 5.5},${y + 4} ${x - 5.5},${y + 4}`} />;
    case 'assumption':
      return <polygon points={`${x},${y - 6.5} ${x + 6.5},${y} ${x},${y + 6.5} ${x - 6.5},${y}`} />;
    default:
      return <circle cx={x} cy={y} r="5" />;
  }
}
