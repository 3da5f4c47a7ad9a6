import { useText } from '@/components/ui/text';
import type { MetricView } from '@/lib/domain/overview-types';
import { formatDay, formatValue } from '@/lib/i18n/formats';
import styles from './dashboard.module.css';

/** Before, now and target, each with its unit. */
export function MetricNumbers({ metric: { baseline, latest, target, range, unit } }: { metric: MetricView }) {
  const { t, locale } = useText();
  const value = (number: number) => formatValue(number, unit, locale);
  const aim = range
    ? t('dashboard.metric.range', { low: value(range.low), high: value(range.high) })
    : target && value(target.value);
  const numbers = [
    {
      name: 'before',
      shown: baseline && value(baseline.value),
      note: baseline && t(`grade.${baseline.grade}`),
    },
    { name: 'now', shown: latest && value(latest.value), note: latest && t(`grade.${latest.grade}`) },
    {
      name: 'target',
      shown: aim,
      note: target && t('dashboard.metric.due', { day: formatDay(target.dueOn, locale) }),
    },
  ];
  return (
    <dl className={styles.numbers}>
      {numbers.map(({ name, shown, note }) => (
        <div key={name} data-name={name}>
          <dt>{t(`dashboard.metric.${name}`)}</dt>
          <dd>{shown ?? t('dashboard.metric.none')}</dd>
          {note ? <dd className={styles.small}>{note}</dd> : null}
        </div>
      ))}
    </dl>
  );
}
