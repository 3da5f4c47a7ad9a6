import type { ReactNode } from 'react';
import { StatusBadge } from '@/components/ui/StatusBadge';
import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import { dayAt } from '@/lib/domain/calendar';
import type { PeriodRow, SeriesView, ValueRow } from '@/lib/domain/metric-page-types';
import type { Metric } from '@/lib/domain/metric-records';
import { formatDay, formatPeriod, formatValue } from '@/lib/i18n/formats';
import table from '../../pages/table.module.css';
import dashboard from '../dashboard.module.css';
import styles from './metric.module.css';
import { basisWords, withdrawnReason } from './value-words';

/** What stands behind the picture: every value in every state, and every period without one, newest first. */
export function ValueTable(props: {
  series: SeriesView;
  metric: Metric;
  timeZone: string;
  actions?: (row: PeriodRow) => ReactNode;
}) {
  const { series, metric, actions } = props;
  const { t, locale } = useText();
  return (
    <table className={`${table.table} ${table.framed} ${styles.values}`}>
      <caption className="visually-hidden">{t('metric.values.caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('dashboard.samples.period')}</th>
          <th scope="col">{t('dashboard.samples.value')}</th>
          <th scope="col">{t('dashboard.samples.grade')}</th>
          <th scope="col">{t('dashboard.samples.by')}</th>
          {actions ? <th scope="col">{t('metric.values.actions')}</th> : null}
        </tr>
      </thead>
      <tbody>
        {[...series.rows].reverse().map((row) => (
          <tr
            key={row.kind === 'value' ? row.id : `${row.periodStart}-${row.kind}`}
            data-state={stateOf(row)}
          >
            <th scope="row">{formatPeriod(row.periodStart, row.periodEnd, locale)}</th>
            {row.kind === 'value' ? (
              <ValueCells row={row} metric={metric} timeZone={props.timeZone} />
            ) : (
              <EmptyCells row={row} />
            )}
            {actions ? <td data-label={t('metric.values.actions')}>{actions(row)}</td> : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const stateOf = (row: PeriodRow) => (row.kind === 'value' ? row.state : row.kind);

function ValueCells({ row, metric, timeZone }: { row: ValueRow; metric: Metric; timeZone: string }) {
  const text = useText();
  const { t, locale } = text;
  const reason = withdrawnReason(row, text);
  return (
    <>
      <td data-label={t('dashboard.samples.value')}>
        <span className={styles.value}>{formatValue(row.value, metric.unit, locale)}</span>
        {basisWords(row, metric.unit, text).map((words) => (
          <span key={words} className={dashboard.small}>
            {words}
          </span>
        ))}
        {row.state !== 'confirmed' || row.late ? (
          <span className={styles.badges}>
            {row.state === 'confirmed' ? null : (
              <StatusBadge tone={row.state === 'disputed' ? 'stop' : 'neutral'} quiet>
                {t(`sampleState.${row.state}`)}
              </StatusBadge>
            )}
            {row.late ? (
              <StatusBadge tone="caution" quiet>
                {t('metric.late')}
              </StatusBadge>
            ) : null}
          </span>
        ) : null}
      </td>
      <td data-label={t('dashboard.samples.grade')}>
        {t(`grade.${row.grade}`)}
        {row.note ? (
          <span className={dashboard.small}>
            <UserText text={row.note} />
          </span>
        ) : null}
      </td>
      <td data-label={t('dashboard.samples.by')}>
        <UserText text={row.confirmedByName} />
        <span className={dashboard.small}>{formatDay(dayAt(row.confirmedAt, timeZone), locale)}</span>
        {reason ? (
          <span className={dashboard.small}>
            {t('metric.withdrawn')} <UserText text={reason} />
          </span>
        ) : null}
        {row.remarks.map((remark) => (
          <span key={remark.id} className={styles.remark} data-kind={remark.kind}>
            <strong>{t(`metric.remark.${remark.kind}`)}</strong> <UserText text={remark.byName} />:{' '}
            <UserText text={remark.text} />
          </span>
        ))}
      </td>
    </>
  );
}

function EmptyCells({ row }: { row: Exclude<PeriodRow, { kind: 'value' }> }) {
  const { t } = useText();
  return (
    <>
      <td data-label={t('dashboard.samples.value')}>
        <StatusBadge tone={row.kind === 'gap' && row.gap === 'missed' ? 'caution' : 'neutral'} quiet>
          {t(row.kind === 'skip' ? 'metric.gap.skip' : `metric.gap.${row.gap}`)}
        </StatusBadge>
      </td>
      <td data-label={t('dashboard.samples.grade')}>
        {row.kind === 'skip' ? <UserText text={row.reason} /> : '–'}
      </td>
      <td data-label={t('dashboard.samples.by')}>
        {row.kind === 'skip' ? <UserText text={row.byName} /> : '–'}
      </td>
    </>
  );
}
