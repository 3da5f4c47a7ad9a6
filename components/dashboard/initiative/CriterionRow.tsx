import { StatusBadge } from '@/components/ui/StatusBadge';
import { useText } from '@/components/ui/text';
import type { InitiativeDossier } from '@/lib/domain/dossier-types';
import type { CriterionView } from '@/lib/domain/overview-types';
import { isDone } from '@/lib/domain/phase';
import { formatDay } from '@/lib/i18n/formats';
import { Sentence } from '../../pages/Sentence';
import { criterionTone } from '../../pages/tones';
import { supplierName } from '../supplier-name';
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
  const text = useText();
  const { t, locale } = text;
  const owner = dossier.people.find(({ id }) => id === dossier.initiative.businessOwnerId)?.name;
  const { id, hard, state, missing, suppliedBy } = criterion;
  const seen = id === 'P2-INSIDE' ? dossier.seen : undefined;
  const evidence = dossier.evidence.filter(({ supports }) => supports.includes(id)).length;
  return (
    <li data-tone={criterionTone(state)}>
      <p className={styles.rowHead}>
        <span>
          {t(`criterion.${id}`)} {hard ? null : <span className={styles.tag}>{t('dashboard.soft')}</span>}
        </span>
        <StatusBadge tone={criterionTone(state)} quiet>
          {t(`criterionState.${state}`)}
        </StatusBadge>
      </p>
      {seen ? (
        <p className={styles.small}>
          {t('initiative.criterion.seen', { ...seen, lastOn: formatDay(seen.lastOn, locale) })}
        </p>
      ) : null}
      {missing.map((item) => (
        <p key={`${item.id}${JSON.stringify(item.values ?? {})}`}>
          <Sentence id={item.id} values={item.values ?? {}} />
        </p>
      ))}
      {isDone(criterion) ? null : (
        <p className={styles.small}>
          {suppliedBy === 'nobody_itself'
            ? t('dashboard.missing.itself')
            : t('dashboard.missing.by', { who: supplierName(suppliedBy, owner, text) })}{' '}
          <a
            href={placeOfCriterion(dossier.initiative.id, id)}
            aria-label={t('initiative.gap.go.name', { criterion: t(`criterion.${id}`) })}
          >
            {t('initiative.criterion.open')}
          </a>
        </p>
      )}
      {evidence > 0 ? (
        <p className={styles.small}>{t('initiative.evidence.count', { count: evidence })}</p>
      ) : null}
    </li>
  );
}
