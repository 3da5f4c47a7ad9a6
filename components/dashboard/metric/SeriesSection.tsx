import { useId } from 'react';
import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import type { MetricPageView, SeriesView } from '@/lib/domain/metric-page-types';
import { formatInstant } from '@/lib/i18n/formats';
import { Notice } from '../../pages/Notice';
import page from '../dashboard.module.css';
import { ChooseTarget } from './ChooseTarget';
import styles from './metric.module.css';
import { TargetHistory } from './TargetHistory';
import { TrendChart } from './TrendChart';
import { ValueActions } from './ValueActions';
import { ValueTable } from './ValueTable';

/** One series: its course, what was promised in it, and its values. An earlier one stays beside the present one. */
export function SeriesSection(props: { shown: MetricPageView; series: SeriesView; timeZone: string }) {
  const { shown, series, timeZone } = props;
  const { metric } = shown;
  const { t, locale } = useText();
  const id = useId();
  const several = shown.series.length > 1;
  return (
    <section className={page.section} aria-labelledby={id} data-series={series.version}>
      <h2 id={id}>
        {several
          ? t(series.current ? 'metric.series.current' : 'metric.series.earlier', { number: series.version })
          : t('metric.course')}
      </h2>
      {several ? (
        <p className={page.soft}>
          {t('metric.series.opened', { at: formatInstant(series.openedAt, locale, timeZone) })}{' '}
          <UserText text={series.openedByName} />
          {series.reason ? (
            <>
              {' · '}
              <UserText text={series.reason} />
            </>
          ) : null}
        </p>
      ) : null}
      <TrendChart series={series} metric={metric} />
      <h3>{t('metric.promises')}</h3>
      {series.targets.some(({ rival }) => rival) ? (
        <Notice tone="caution" heading={t('metric.rivals.title')}>
          <p>{t('metric.rivals.text')}</p>
        </Notice>
      ) : null}
      <TargetHistory
        series={series}
        metric={metric}
        evidence={shown.evidence}
        timeZone={timeZone}
        {...(series.current &&
          shown.rights.define === 'yes' && {
            choose: (target) => <ChooseTarget target={target} metric={metric} />,
          })}
      />
      <h3>{t(shown.view.notCopied ? 'metric.values.here' : 'metric.values')}</h3>
      {series.rows.length === 0 ? (
        <p className={styles.empty}>
          {t(shown.view.notCopied ? 'freshness.not_copied' : 'metric.values.none')}
        </p>
      ) : (
        <ValueTable
          series={series}
          metric={metric}
          timeZone={timeZone}
          {...(series.current && { actions: (row) => <ValueActions row={row} page={shown} /> })}
        />
      )}
    </section>
  );
}
