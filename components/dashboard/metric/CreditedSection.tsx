import { useText } from '@/components/ui/text';
import type { CreditedValue } from '@/lib/domain/credited-value';
import type { Metric } from '@/lib/domain/metric-records';
import { formatNumber, formatValue } from '@/lib/i18n/formats';
import type { Translator } from '@/lib/i18n/translator';
import styles from './metric.module.css';

/** What the latest period was worth: claimed and credited side by side, with every factor between them. */
export function CreditedSection({ credited, unit }: { credited: CreditedValue; unit: Metric['unit'] }) {
  const text = useText();
  const { t, locale } = text;
  const claimed = amount(credited.claimed, credited, text);
  const percent = (share: number) =>
    new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(share);
  return (
    <div className={styles.credited}>
      <dl>
        <div>
          <dt>{t('metric.credited.claimed')}</dt>
          <dd>{claimed}</dd>
        </div>
        <div>
          <dt>{t('metric.credited.credited')}</dt>
          <dd>
            {credited.attributed
              ? amount(credited.credited, credited, text)
              : t('metric.credited.unattributed')}
          </dd>
        </div>
        {credited.attributed && credited.money ? (
          <div>
            <dt>
              {t('metric.credited.money', {
                rate: money(credited.money.rate, credited.money.currency, locale),
              })}
            </dt>
            <dd>{money(credited.money.amount, credited.money.currency, locale)}</dd>
          </div>
        ) : null}
      </dl>
      <p>
        {credited.attributed
          ? t('metric.credited.how', {
              claimed,
              share: percent(credited.share),
              method: t(`metric.method.${credited.method}`),
              factor: percent(credited.gradeFactor),
              grade: t(`grade.${credited.grade}`),
            })
          : t('metric.credited.how.not', { claimed })}
      </p>
      <p className={styles.hint}>
        {t('metric.credited.base', {
          improvement: formatValue(credited.improvement, unit, locale),
          volume: formatNumber(credited.volume, locale),
        })}
      </p>
    </div>
  );
}

function amount(value: number, { measure, currency }: CreditedValue, { t, locale }: Translator): string {
  if (measure === 'money') return money(value, currency ?? '', locale);
  return t(`metric.credited.${measure}`, { value: formatNumber(value, locale, 1) });
}

function money(value: number, currency: string, locale: string): string {
  if (!/^[A-Z]{3}$/.test(currency)) return formatNumber(value, locale, 0);
  const digits = { maximumFractionDigits: 0 };
  return new Intl.NumberFormat(locale, { style: 'currency', currency, ...digits }).format(value);
}
