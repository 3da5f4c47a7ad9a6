import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import { defineRight } from '@/lib/domain/metric-rights';
import type { InitiativeOverview } from '@/lib/domain/overview-types';
import { readInitiativeRecords, readWorkspaceState, writerIn } from '@/lib/store/reads';
import { buttonClass } from '../../pages/Button';
import { useLive } from '../../pages/use-live';
import page from '../dashboard.module.css';
import { MetricCard } from '../MetricCard';
import styles from './metric.module.css';
import { metricHash, newMetricHash } from './metric-routes';

/** What is measured: results and guardrails as cards, everything else by name, and the way to define more. */
export function MetricsSection({ initiative }: { initiative: InitiativeOverview }) {
  const { t } = useText();
  const records = useLive(() => readInitiativeRecords(initiative.id), [initiative.id]);
  const workspace = useLive(readWorkspaceState, []);
  const shown = new Set(initiative.metrics.map(({ id }) => id));
  const others = (records?.value?.metrics ?? []).filter(({ id }) => !shown.has(id));
  const right = records?.value
    ? defineRight(workspace && writerIn(workspace.value), records.value.initiative, initiative.asOf)
    : 'no';
  return (
    <>
      {initiative.metrics.length === 0 ? <p className={page.soft}>{t('dashboard.metrics.none')}</p> : null}
      <div className={page.metrics}>
        {initiative.metrics.map((metric) => (
          <MetricCard
            key={metric.id}
            metric={metric}
            asOf={initiative.asOf}
            href={metricHash(initiative.id, metric.id)}
          />
        ))}
      </div>
      {others.length > 0 ? (
        <div className={styles.others}>
          <h3>{t('metric.others')}</h3>
          <ul>
            {others.map((metric) => (
              <li key={metric.id}>
                <a href={metricHash(initiative.id, metric.id)}>
                  <UserText text={metric.name} />
                </a>{' '}
                <span className={styles.tag}>
                  {metric.status === 'closed'
                    ? t('metric.lifecycle.closed')
                    : t(`metricClass.${metric.class}`)}
                </span>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {right === 'no' ? null : (
        <p>
          <a
            className={buttonClass(initiative.metrics.length === 0 ? 'primary' : 'secondary')}
            href={newMetricHash(initiative.id)}
          >
            {t(right === 'yes' ? 'metric.define' : 'metric.propose')}
          </a>
        </p>
      )}
    </>
  );
}
