import type { SamplePreview } from '@/lib/domain/preview-sample';
import type { Translator } from '@/lib/i18n/translator';

/** Where a number stands, in words: "38 %, Behind"; without a progress, the word alone. */
export function standingWords(
  { progress, status }: SamplePreview['before'],
  { t, locale }: Pick<Translator, 't' | 'locale'>,
): string {
  const word = t(`metricStatus.${status}`);
  if (progress === null) return word;
  const format = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  // A minus that is read as one, not as a hyphen.
  const percent = format.format(progress).replace('-', '\u2212');
  return t('effect.standing', { percent, status: word });
}
