import type { GuidanceView, InitiativeOverview } from '@/lib/domain/overview-types';
import { formatDay } from '@/lib/i18n/formats';
import { isolated } from './plain-text';
import { useText } from './text';
import { UserText } from './UserText';

type Details = Pick<InitiativeOverview, 'statusSince' | 'statusReason' | 'statusByName' | 'learnt'>;
type Status = Pick<InitiativeOverview, 'status'> & { [Name in keyof Details]: Details[Name] | undefined };

/**
 * What stands behind "paused", "stopped" and "retired": by whom, why, and what was learnt.
 *
 * @param below the guidance above it, which says since when unless it has something graver to say.
 */
export function StatusDetails({
  initiative,
  below,
}: {
  initiative: Status;
  below?: Pick<GuidanceView, 'id'>;
}) {
  const { t, locale } = useText();
  const { status, statusSince, statusReason, statusByName, learnt } = initiative;
  if (status === 'active') return null;
  const since = below?.id === 'guidance.statusSince' ? undefined : statusSince;
  const who = statusByName && t(`statusDetail.by.${status}`, { name: isolated(statusByName) });
  return (
    <div className="ui-status-details">
      {since ? <p>{t('statusDetail.since', { status, day: formatDay(since, locale) })}</p> : null}
      {who ? <p>{who}</p> : status === 'paused' ? <p>{t('statusDetail.paused')}</p> : null}
      {statusReason ? (
        <p>
          <b>{t('statusDetail.reason')}:</b> <UserText text={statusReason} />
        </p>
      ) : null}
      {learnt ? (
        <p>
          <b>{t('statusDetail.learnt')}:</b> <UserText text={learnt} />
        </p>
      ) : null}
    </div>
  );
}
