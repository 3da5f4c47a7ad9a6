import { useText } from '@/components/ui/text';
import { phaseName, rolloutName } from '../pages/words';
import styles from './dashboard.module.css';
import { filterHash, type PortfolioCounts, type PortfolioFilter } from './portfolio';

/** How many initiatives stand where: phase by rollout. Every number opens its list. */
export function PhaseMatrix({ counts, filter }: { counts: PortfolioCounts; filter: PortfolioFilter }) {
  const text = useText();
  const { t } = text;
  const number = (count: number, part: PortfolioFilter, label: string) => (
    <MatrixNumber
      count={count}
      part={part}
      label={label}
      current={
        (part.phase ?? part.rollout) !== undefined &&
        filter.phase === part.phase &&
        filter.rollout === part.rollout
      }
    />
  );
  return (
    <div className={styles.matrixBox}>
      <table className={styles.matrix}>
        <caption>{t('dashboard.matrix')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('page.phase')}</th>
            {counts.columns.map(({ rollout }) => (
              <th key={rollout} scope="col">
                {rolloutName(rollout, text)}
              </th>
            ))}
            <th scope="col">{t('dashboard.total')}</th>
          </tr>
        </thead>
        <tbody>
          {counts.rows.map(({ phase, cells, total }) => (
            <tr key={phase}>
              <th scope="row">{phaseName(phase, text)}</th>
              {cells.map(({ rollout, count }) => (
                <td key={rollout}>
                  {number(
                    count,
                    { phase, rollout },
                    `${phaseName(phase, text)}, ${rolloutName(rollout, text)}`,
                  )}
                </td>
              ))}
              <td>{number(total, { phase }, phaseName(phase, text))}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('dashboard.total')}</th>
            {counts.columns.map(({ rollout, total }) => (
              <td key={rollout}>{number(total, { rollout }, rolloutName(rollout, text))}</td>
            ))}
            <td>{number(counts.total, {}, t('dashboard.all'))}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function MatrixNumber(props: { count: number; part: PortfolioFilter; label: string; current: boolean }) {
  const { count, part, label, current } = props;
  const { t } = useText();
  if (count === 0) return <span className={styles.zero}>0</span>;
  return (
    <a
      className={styles.number}
      href={filterHash(part)}
      aria-current={current || undefined}
      aria-label={t('dashboard.matrix.number', { count, label })}
    >
      {count}
    </a>
  );
}
