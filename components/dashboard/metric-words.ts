import type { MetricView } from '@/lib/domain/overview-types';
import { formatPeriod } from '@/lib/i18n/formats';
import type { Translator } from '@/lib/i18n/translator';

/**
 * How far a metric has come, signed and not clamped: worse than before has a minus, beyond the target is
 * above 100 %.
 */
export function progressWords(progress: number | null, { t, locale }: Translator): string {
  if (progress === null) return '';
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
    .format(progress)
    .replace('-', '\u2212');
  if (progress < 0) return t('dashboard.progress.worse', { percent });
  if (progress === 1) return t('dashboard.progress.reached');
  return t(progress > 1 ? 'dashboard.progress.beyond' : 'dashboard.progress.way', { percent });
}

/** Whether the latest value is recent enough, which period it is of and how long ago it was confirmed. */
export function freshnessWords(metric: MetricView, asOf: string, { t, locale }: Translator): string {
  if (metric.notCopied === 'all') return t('freshness.not_copied');
  const state = t(`freshness.${metric.freshness}`);
  const { latest } = metric;
  if (!latest) return state;
  const period = formatPeriod(latest.periodStart, latest.periodEnd, locale);
  return t('dashboard.metric.freshness', { state, period, age: ageWords(latest.confirmedAt, asOf, locale) });
}

/** `today`, `12 days ago`, `3 months ago`. */
export function ageWords(then: string, now: string, locale: string): string {
  const days = Math.round((Date.parse(then) - Date.parse(now)) / 86_400_000);
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  if (Math.abs(days) < 31) return format.format(days, 'day');
  if (Math.abs(days) < 365) return format.format(Math.round(days / 30.4), 'month');
  return format.format(Math.round(days / 365), 'year');
}
