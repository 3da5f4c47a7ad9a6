import type { ReactNode } from 'react';
import { useText } from '@/components/ui/text';
import { GRADES } from '@/lib/domain/primitives';
import type { ChartLayout } from './chart-layout';
import styles from './metric.module.css';
import { PointMark } from './PointMark';

/** What the shapes and lines mean; only what is in the picture. */
export function ChartLegend({ layout }: { layout: ChartLayout }) {
  const { t } = useText();
  const grades = GRADES.filter((grade) => layout.points.some(({ row }) => row.grade === grade));
  const { points, gaps } = layout;
  const has = {
    late: points.some(({ row }) => row.late),
    spread: points.some(({ spread }) => spread),
    disputed: points.some(({ row }) => row.state === 'disputed'),
    pace: layout.pace !== undefined,
    due: layout.dueX !== undefined,
    gap: gaps.some(({ kind }) => kind !== 'open'),
  };
  return (
    <figcaption>
      <ul className={styles.legend}>
        {grades.map((grade) => (
          <Entry key={grade} mark={<PointMark x={10} y={10} grade={grade} />}>
            {t(`grade.${grade}`)}
          </Entry>
        ))}
        {has.late ? (
          <Entry mark={<circle className={styles.lateRing} cx="10" cy="10" r="8" />}>
            {t('metric.legend.late')}
          </Entry>
        ) : null}
        {has.disputed ? (
          <Entry
            mark={
              <text className={styles.dispute} x="6" y="15">
                ?
              </text>
            }
          >
            {t('metric.legend.disputed')}
          </Entry>
        ) : null}
        {has.spread ? (
          <Entry mark={<path className={styles.spread} d="M6 3h8M10 3V17M6 17h8" />}>
            {t('metric.legend.spread')}
          </Entry>
        ) : null}
        {has.gap ? (
          <Entry mark={<rect className={styles.gap} data-kind="missed" x="2" y="2" width="16" height="16" />}>
            {t('metric.legend.gap')}
          </Entry>
        ) : null}
        {has.pace ? (
          <Entry mark={<polygon className={styles.pace} points="2,4 18,8 18,16 2,4" />}>
            {t('metric.legend.pace')}
          </Entry>
        ) : null}
        {layout.range ? (
          <Entry mark={<rect className={styles.range} x="2" y="2" width="16" height="16" />}>
            {t('metric.legend.range')}
          </Entry>
        ) : null}
        {has.due ? (
          <Entry mark={<line className={styles.due} x1="10" x2="10" y1="2" y2="18" />}>
            {t('metric.legend.due')}
          </Entry>
        ) : null}
      </ul>
    </figcaption>
  );
}

function Entry({ mark, children }: { mark: ReactNode; children: ReactNode }) {
  return (
    <li>
      <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
        {mark}
      </svg>
      {children}
    </li>
  );
}
