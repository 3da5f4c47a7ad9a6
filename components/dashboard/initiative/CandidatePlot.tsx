import { useText } from '@/components/ui/text';
import type { RankedCandidate } from '@/lib/domain/dossier-types';
import styles from './initiative.module.css';

const SIZE = 200;
const EDGE = 24;
const at = (score: number) => EDGE + ((score - 0.5) / 5) * (SIZE - 2 * EDGE);

/**
 * Effect against effort: what lies above the dashed line gives more than it costs. The numbers are the ranks of the
 * table beside it, which says the same in words.
 */
export function CandidatePlot({ candidates }: { candidates: readonly RankedCandidate[] }) {
  const { t } = useText();
  const label = candidates
    .map(({ rank, name, impact, complexity }) =>
      t('initiative.plot.point', { rank, name, impact, complexity }),
    )
    .join('. ');
  // Those with the same scores share one place: a mark beside it would lie on the wrong side of the line.
  const sharing = (one: RankedCandidate) =>
    candidates.filter(({ impact, complexity }) => impact === one.impact && complexity === one.complexity);
  const places = candidates.map(sharing).filter(([first], index) => first === candidates[index]);
  return (
    <figure className={styles.plot}>
      <svg viewBox={`0 0 ${SIZE} ${SIZE}`} role="img" aria-label={`${t('initiative.plot')}. ${label}`}>
        <line className={styles.plotLine} x1={EDGE} y1={SIZE - EDGE} x2={SIZE - EDGE} y2={SIZE - EDGE} />
        <line className={styles.plotLine} x1={EDGE} y1={EDGE} x2={EDGE} y2={SIZE - EDGE} />
        <line className={styles.plotEven} x1={EDGE} y1={SIZE - EDGE} x2={SIZE - EDGE} y2={EDGE} />
        <text x={SIZE - EDGE} y={SIZE - 8} textAnchor="end">
          {t('initiative.plot.effort')} →
        </text>
        <text x={EDGE} y={14}>
          ↑ {t('initiative.plot.effect')}
        </text>
        {places.reverse().map(([one, ...others]) =>
          one ? (
            <g
              key={one.id}
              data-chosen={one.chosen || others.some(({ chosen }) => chosen) || undefined}
              transform={`translate(${at(one.complexity)} ${SIZE - at(one.impact)})`}
            >
              <ellipse rx={8 + 6 * others.length} ry="8" />
              <text className={styles.plotRank} y="3">
                {[one, ...others].map(({ rank }) => rank).join(', ')}
              </text>
            </g>
          ) : null,
        )}
      </svg>
      <figcaption className={styles.small}>{t('initiative.plot.caption')}</figcaption>
    </figure>
  );
}
