import type { ValueRow } from '@/lib/domain/metric-page-types';
import type { Metric } from '@/lib/domain/metric-records';
import { UNDO_REASON } from '@/lib/domain/withdraw-sample';
import { formatNumber, formatValue } from '@/lib/i18n/formats';
import type { Translator } from '@/lib/i18n/translator';

/** Why a value was withdrawn, in words; a value taken back at once has a code instead of a reason. */
export function withdrawnReason({ withdrawnBecause }: ValueRow, { t }: Translator): string | undefined {
  return withdrawnBecause === UNDO_REASON ? t('metric.undone') : withdrawnBecause;
}

/** What a value was counted from: `27 of 300`, `n = 500`, and its middle half. */
export function basisWords(row: ValueRow, unit: Metric['unit'], { t, locale }: Translator): string[] {
  const { numerator, denominator, n, spread } = row;
  const found: string[] = [];
  if (numerator !== undefined && denominator !== undefined) {
    found.push(
      t('metric.basis.share', {
        numerator: formatNumber(numerator, locale),
        denominator: formatNumber(denominator, locale),
      }),
    );
  } else if (n !== undefined) found.push(t('metric.basis.n', { n: formatNumber(n, locale) }));
  if (spread) {
    found.push(
      t('metric.basis.spread', {
        low: formatValue(spread.p25, unit, locale),
        high: formatValue(spread.p75, unit, locale),
      }),
    );
  }
  return found;
}
