import { isolated } from '@/components/ui/plain-text';
import type { MetricView } from '@/lib/domain/overview-types';
import type { Translator } from '@/lib/i18n/translator';

/** `38 % of the way`, `−25 % of the way`, `117 % of the way`. Not clamped; empty when there is none. */
export function progressWords(progress: number | null, { t, locale }: Translator): string {
  if (progress === null) return '';
  const percent = new Intl.NumberFormat(locale, { style: 'percent' })
    .format(honestPercent(progress) / 100)
    .replace('-', '\u2212');
  return t('sidebar.progress.way', { percent });
}

/** Whole percent that never crosses a border by rounding: 99.9 is not the target, and slightly worse is not 0. */
function honestPercent(progress: number): number {
  const percent = Math.round(progress * 100);
  if (progress < 0) return Math.min(-1, percent);
  return progress < 1 ? Math.min(99, percent) : Math.max(progress > 1 ? 101 : 100, percent);
}

/** Whether the latest value is recent enough, how long ago it was confirmed, and by whom. */
export function freshnessWords(metric: MetricView, asOf: string, { t, locale }: Translator): string {
  if (metric.notCopied === 'all') return t('freshness.not_copied');
  const state = t(`freshness.${metric.freshness}`);
  const { latest } = metric;
  if (!latest) return state;
  return t('sidebar.metric.freshness', {
    state,
    age: ageWords(latest.confirmedAt, asOf, locale),
    known: latest.confirmedByName ? 'yes' : 'no',
    name: isolated(latest.confirmedByName),
  });
}

/** `12 days ago`, `today`, `3 months ago`. */
export function ageWords(then: string, now: string, locale: string): string {
  const days = Math.round((Date.parse(then) - Date.parse(now)) / 86_400_000);
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  if (Math.abs(days) < 31) return format.format(days, 'day');
  return Math.abs(days) < 365
    ? format.format(Math.round(days / 30.4), 'month')
    : format.format(Math.round(days / 365), 'year');
}
