import { useText } from '@/components/ui/text';
import type { InitiativeDossier } from '@/lib/domain/dossier-types';
import { buttonClass } from '../../pages/Button';
import { MissingItems } from '../MissingItems';
import styles from './initiative.module.css';
import { placeOfCriterion } from './sections';

/** The shortest honest list: only what is missing, hard first, each with who can supply it and one action. */
export function ReadinessGap({ dossier }: { dossier: InitiativeDossier }) {
  const { t } = useText();
  const { gap, gates, initiative, suppliers } = dossier;
  const upTo = gates.filter(({ view }) => view.gate !== 'G4').map(({ view }) => view);
  const sum = (field: 'hardMet' | 'hardTotal' | 'softMet' | 'softTotal') =>
    upTo.reduce((total, view) => total + view[field], 0);
  return (
    <section className={styles.block} aria-labelledby="gap-title">
      <h2 id="gap-title">{t('initiative.gap')}</h2>
      <p className={styles.counts}>
        {t('initiative.gap.counts', {
          hardMet: sum('hardMet'),
          hardTotal: sum('hardTotal'),
          softMet: sum('softMet'),
          softTotal: sum('softTotal'),
        })}
      </p>
      {gap.length === 0 ? <p>{t('initiative.gap.none')}</p> : null}
      <ol className={styles.gap}>
        {gap.map(({ id, hard, missing, suppliedBy, state }) => (
          <li key={id}>
            <div>
              <p>
                <strong>{t(`criterion.${id}`)}</strong>{' '}
                {hard ? null : <span className={styles.tag}>{t('dashboard.soft')}</span>}
              </p>
              {missing.length === 0 ? <p>{t(`criterionState.${state}`)}</p> : null}
              <MissingItems criterion={{ missing, suppliedBy }} suppliers={suppliers} />
            </div>
            <a
              className={buttonClass()}
              href={placeOfCriterion(initiative.id, id)}
              aria-label={t('initiative.gap.go.name', { criterion: t(`criterion.${id}`) })}
            >
              {t(suppliedBy === 'nobody_itself' ? 'initiative.gap.look' : 'initiative.gap.go')}
            </a>
          </li>
        ))}
      </ol>
    </section>
  );
}
