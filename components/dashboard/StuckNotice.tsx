import { useText } from '@/components/ui/text';
import type { InitiativeOverview } from '@/lib/domain/overview-types';
import { Notice } from '../pages/Notice';
import { sectionHash } from './initiative/sections';

/** A pilot that nobody has decided about for too long, with what stands in its way. */
export function StuckNotice({ initiative }: { initiative: InitiativeOverview }) {
  const { t } = useText();
  const { id, stuck } = initiative;
  if (!stuck) return null;
  return (
    <Notice tone="caution" heading={t('dashboard.stuck', { days: stuck.days })}>
      {stuck.blocking.length > 0 ? (
        <>
          <p>{t('dashboard.stuck.inTheWay')}</p>
          <ul>
            {stuck.blocking.map((criterion) => (
              <li key={criterion}>{t(`criterion.${criterion}`)}</li>
            ))}
          </ul>
        </>
      ) : null}
      <p>
        <a href={sectionHash(id, 'criteria')}>{t('dashboard.stuck.action')}</a>
      </p>
    </Notice>
  );
}
