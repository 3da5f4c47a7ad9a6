import { wasInForce } from '@/components/ui/governance-standing';
import type { DimensionView } from '@/lib/domain/overview-types';
import { formatDay, formatInstantDay } from '@/lib/i18n/formats';
import type { Translator } from '@/lib/i18n/translator';

/** Until when an approval holds, or since when it does not; nothing where no date says anything. */
export function validityWords(
  view: DimensionView,
  { t, locale }: Translator,
  timeZone: string,
): string | undefined {
  const { status, validUntil, lapsedAt } = view;
  if (status === 'expired' && validUntil) {
    return t('sidebar.validity.expired', { until: formatDay(validUntil, locale) });
  }
  if (!view.usable) {
    if (!lapsedAt || !wasInForce(view)) return undefined;
    return t('sidebar.validity.lapsed', { since: formatInstantDay(lapsedAt, locale, timeZone) });
  }
  return validUntil && t('sidebar.validity.until', { until: formatDay(validUntil, locale) });
}
