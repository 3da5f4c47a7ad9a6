import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import type { InitiativeDossier } from '@/lib/domain/dossier-types';
import { formatInstantDay } from '@/lib/i18n/formats';
import styles from './initiative.module.css';
import { evidenceTargets, sectionHash } from './sections';

/** So many pieces stand in a row, the newest; the others are on the page of the evidence. */
const SHOWN = 3;

/** What was filed for a criterion, each with its kind and the way to it. */
export function CriterionEvidence(props: { dossier: InitiativeDossier; criterionId: string }) {
  const { dossier, criterionId } = props;
  const { t, locale } = useText();
  const targets = evidenceTargets(criterionId);
  const filed = dossier.evidence.filter(({ supports }) => supports.some((id) => targets.includes(id)));
  if (filed.length === 0) return null;
  const { id } = dossier.initiative;
  const rest = filed.length - SHOWN;
  return (
    <div className={styles.small}>
      <p>{t('initiative.criterion.evidence')}</p>
      <ul className={styles.links}>
        {filed.slice(0, SHOWN).map((item) => (
          <li key={item.id}>
            <a href={sectionHash(id, 'evidence', item.id)}>
              <UserText text={item.title} />
            </a>{' '}
            ({t(`evidenceKind.${item.kind}`)}, {formatInstantDay(item.filedAt, locale, dossier.timeZone)})
          </li>
        ))}
        {rest > 0 ? (
          <li>
            <a href={sectionHash(id, 'evidence')}>
              {t('initiative.criterion.evidence.more', { count: rest })}
            </a>
          </li>
        ) : null}
      </ul>
    </div>
  );
}
