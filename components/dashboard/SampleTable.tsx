import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import type { MetricView } from '@/lib/domain/overview-types';
import { formatPeriod, formatValue } from '@/lib/i18n/formats';
import styles from './dashboard.module.css';

/** Every value behind the line, newest first, with how well it is founded and who confirmed it. */
export function SampleTable({ metric: { history, unit, name, notCopied } }: { metric: MetricView }) {
  const { t, locale } = useText();
  if (history.length === 0) return null;
  return (
    <details className={styles.fold}>
      <summary>
        {t(notCopied ? 'dashboard.samples.here' : 'dashboard.samples', { count: history.length })}
      </summary>
      <div className={styles.scroll}>
        <table className={styles.samples}>
          <caption className="visually-hidden">
            <UserText text={name} />
          </caption>
          <thead>
            <tr>
              <th scope="col">{t('dashboard.samples.period')}</th>
              <th scope="col">{t('dashboard.samples.value')}</th>
              <th scope="col">{t('dashboard.samples.grade')}</th>
              <th scope="col">{t('dashboard.samples.by')}</th>
            </tr>
          </thead>
          <tbody>
            {[...history].reverse().map((sample) => (
              <tr key={sample.id}>
                <th scope="row">{formatPeriod(sample.periodStart, sample.periodEnd, locale)}</th>
                <td>
                  {formatValue(sample.value, unit, locale)}
                  {sample.state === 'confirmed' ? '' : ` (${t(`sampleState.${sample.state}`)})`}
                </td>
                <td>{t(`grade.${sample.grade}`)}</td>
                <td>
                  <UserText text={sample.confirmedByName} />
                  {sample.late ? ` (${t('dashboard.samples.late')})` : ''}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
