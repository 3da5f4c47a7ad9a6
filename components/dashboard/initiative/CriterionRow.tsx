import { useText } from '@/components/ui/text';
import { criterionRow } from '@/lib/domain/criteria';
import type { InitiativeDossier } from '@/lib/domain/dossier-types';
import type { CriterionView } from '@/lib/domain/overview-types';
import { isDone } from '@/lib/domain/phase';
import { formatDay } from '@/lib/i18n/formats';
import { Sentence } from '../../pages/Sentence';
import { criterionTone } from '../../pages/tones';
import { CriterionState } from '../CriterionState';
import { MissingItems } from '../MissingItems';
import { CriterionEvidence } from './CriterionEvidence';
import styles from './initiative.module.css';
import { placeOfCriterion } from './sections';

/** One criterion: what it asks, how it stands, what shows it, what is missing and from whom it can come. */
export function CriterionRow({
  dossier,
  criterion,
}: {
  dossier: InitiativeDossier;
  criterion: CriterionView;
}) {
  const { t, locale } = useText();
  const { id, hard, state, late, metBy = [] } = criterion;
  const seen = id === 'P2-INSIDE' ? dossier.seen : undefined;
  const place = placeOfCriterion(dossier.initiative.id, criterion);
  const isCounted = criterionRow(id)?.kind === 'M' && state === 'met';
  // What was met at the gate stays met: today's figures may be others.
  const gate = dossier.gates.find(({ view }) => view.gate === criterion.gate)?.view;
  const settledOn = isCounted && !seen && metBy.length === 0 ? gate?.decidedOn : undefined;
  return (
    <li data-tone={criterionTone(state)}>
      <p className={styles.rowHead}>
        <span>
          {t(`criterion.${id}`)} {hard ? null : <span className={styles.tag}>{t('dashboard.soft')}</span>}
        </span>
        <CriterionState state={state} late={late} />
      </p>
      {seen ? (
        <p className={styles.small}>
          {t('initiative.criterion.seen', { ...seen, lastOn: formatDay(seen.lastOn, locale) })}
        </p>
      ) : null}
      {metBy.map(({ id: shown, values = {} }) => (
        <p key={`${shown}${JSON.stringify(values)}`} className={styles.small}>
          <Sentence id={shown} values={values} />
        </p>
      ))}
      {settledOn ? (
        <p className={styles.small}>
          {t('initiative.criterion.atGate', { day: formatDay(settledOn, locale) })}
        </p>
      ) : null}
      {isDone(criterion) ? null : (
        <MissingItems
          criterion={criterion}
          suppliers={dossier.suppliers}
          action={
            place ? (
              <a href={place} aria-label={t('initiative.gap.go.name', { criterion: t(`criterion.${id}`) })}>
                {t('initiative.criterion.open')}
              </a>
            ) : null
          }
        />
      )}
      <CriterionEvidence dossier={dossier} criterionId={id} />
    </li>
  );
}
