import { useState } from 'react';
import { StatusBadge } from '@/components/ui/StatusBadge';
import { useText } from '@/components/ui/text';
import { governanceTone } from '@/components/ui/tones';
import { dayAt } from '@/lib/domain/calendar';
import type { DimensionCase, InitiativeDossier } from '@/lib/domain/dossier-types';
import { formatDay } from '@/lib/i18n/formats';
import type { Translator } from '@/lib/i18n/translator';
import { dimensionName, governanceName } from '../../pages/words';
import { DimensionReview } from './DimensionReview';
import { firstDimension } from './first-dimension';
import styles from './initiative.module.css';
import { sectionHash } from './sections';

/** The dimensions side by side; the chosen one, or else the one to begin with, below with all its reviewer needs. */
export function ReviewSection({ dossier, part }: { dossier: InitiativeDossier; part: string | undefined }) {
  const { initiative, dimensions, timeZone } = dossier;
  // Stays while its standing changes under the decision that is taken on it.
  const [first] = useState(() => firstDimension(dimensions));
  const chosen = dimensions.find(({ view }) => view.dimension === (part ?? first));
  return (
    <>
      <ul className={styles.dimensions}>
        {dimensions.map((dimension) => (
          <li key={dimension.view.dimension}>
            <DimensionLink
              dimension={dimension}
              href={sectionHash(initiative.id, 'review', dimension.view.dimension)}
              isCurrent={dimension === chosen}
              timeZone={timeZone}
            />
          </li>
        ))}
      </ul>
      {chosen ? <DimensionReview key={chosen.view.dimension} dossier={dossier} dimension={chosen} /> : null}
    </>
  );
}

/** One dimension in few words: how it stands, what it asks, and what comes next. */
function DimensionLink(props: {
  dimension: DimensionCase;
  href: string;
  isCurrent: boolean;
  timeZone: string;
}) {
  const { dimension, href, isCurrent, timeZone } = props;
  const text = useText();
  const { t } = text;
  const { view } = dimension;
  return (
    <a href={href} aria-current={isCurrent ? 'true' : undefined}>
      <strong>{dimensionName(view.dimension, text)}</strong>
      <StatusBadge tone={governanceTone(view.status)} quiet>
        {governanceName(view.status, text)}
      </StatusBadge>
      <span className={styles.small}>{t(`dimensionAsks.${view.dimension}`)}</span>
      <span className={styles.small}>{nextStep(dimension, text, timeZone)}</span>
    </a>
  );
}

function nextStep(
  { view, submission, decisions, requirements }: DimensionCase,
  text: Translator,
  timeZone: string,
) {
  const { t, locale } = text;
  if (view.usable && view.validUntil)
    return t('initiative.review.until', { day: formatDay(view.validUntil, locale) });
  if (submission?.waits) return t('initiative.review.waiting');
  const decided = view.lapsedAt ?? decisions[0]?.decidedAt;
  if (!view.usable && decided)
    return t('initiative.review.again', { day: formatDay(dayAt(decided, timeZone), locale) });
  const there = requirements.filter(({ proposal }) => proposal !== 'missing').length;
  return t('initiative.review.there', { there, all: requirements.length });
}
