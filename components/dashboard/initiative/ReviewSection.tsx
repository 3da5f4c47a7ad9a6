import { StatusBadge } from '@/components/ui/StatusBadge';
import { useText } from '@/components/ui/text';
import { governanceTone } from '@/components/ui/tones';
import type { InitiativeDossier } from '@/lib/domain/dossier-types';
import { formatDay } from '@/lib/i18n/formats';
import { dimensionName, governanceName } from '../../pages/words';
import { DimensionReview } from './DimensionReview';
import styles from './initiative.module.css';
import { sectionHash } from './sections';

/** The dimensions side by side; the chosen one below with everything its reviewer needs. */
export function ReviewSection({ dossier, part }: { dossier: InitiativeDossier; part: string | undefined }) {
  const text = useText();
  const { t, locale } = text;
  const { initiative, dimensions } = dossier;
  const chosen = dimensions.find(({ view }) => view.dimension === part);
  return (
    <>
      <ul className={styles.dimensions}>
        {dimensions.map(({ view, requirements, submission }) => (
          <li key={view.dimension}>
            <a
              href={sectionHash(initiative.id, 'review', view.dimension)}
              aria-current={view.dimension === part ? 'true' : undefined}
            >
              <strong>{dimensionName(view.dimension, text)}</strong>
              <StatusBadge tone={governanceTone(view.status)} quiet>
                {governanceName(view.status, text)}
              </StatusBadge>
              <span className={styles.small}>{t(`dimensionAsks.${view.dimension}`)}</span>
              <span className={styles.small}>
                {view.usable && view.validUntil
                  ? t('initiative.review.until', { day: formatDay(view.validUntil, locale) })
                  : submission
                    ? t('initiative.review.waiting')
                    : t('initiative.review.there', {
                        there: requirements.filter(({ proposal }) => proposal !== 'missing').length,
                        all: requirements.length,
                      })}
              </span>
            </a>
          </li>
        ))}
      </ul>
      {chosen ? (
        <DimensionReview key={chosen.view.dimension} dossier={dossier} dimension={chosen} />
      ) : (
        <p>{t('initiative.review.choose')}</p>
      )}
    </>
  );
}
