import { useState } from 'react';
import { useText } from '@/components/ui/text';
import type { MetricPageView } from '@/lib/domain/metric-page-types';
import type { Person } from '@/lib/domain/people';
import { formatPeriod } from '@/lib/i18n/formats';
import { Button, buttonClass } from '../../pages/Button';
import { Problem } from '../../pages/Problem';
import { useCommand } from '../../pages/use-command';
import { DestinationDialog } from './DestinationDialog';
import { ExportButton } from './ExportButton';
import styles from './metric.module.css';
import { editMetricHash } from './metric-routes';
import { OutcomeDialog } from './OutcomeDialog';
import { SeriesDialog } from './SeriesDialog';
import { StatusDialog } from './StatusDialog';
import { TargetDialog } from './TargetDialog';
import { ValueDialog } from './ValueDialog';

type Open = 'value' | 'target' | 'series' | 'outcome' | 'destination' | 'paused' | 'closed';

/** What may be done with the metric itself. The first button is what is most likely wanted now. */
export function PageActions({ page, people }: { page: MetricPageView; people: Person[] }) {
  const { t, locale } = useText();
  const [open, setOpen] = useState<Open>();
  const status = useCommand('setMetricStatus');
  const accept = useCommand('acceptExecutiveOutcome');
  const { metric, rights, frozen, series, view } = page;
  const which = { metricId: metric.id, at: metric.at };
  const mayChange = rights.define === 'yes' || (rights.define === 'propose' && metric.status === 'draft');
  const hasTarget = (series[0]?.targets.length ?? 0) > 0;
  const close = () => setOpen(undefined);
  const opener = (name: Open, label: string) => <Button onClick={() => setOpen(name)}>{label}</Button>;
  const due = view.openPeriod && rights.record ? view.openPeriod : undefined;
  return (
    <>
      <div className={styles.actions}>
        {due ? (
          <Button variant="primary" onClick={() => setOpen('value')}>
            {t('metric.action.enter.for', { period: formatPeriod(due.start, due.end, locale) })}
          </Button>
        ) : null}
        {rights.define === 'yes' && metric.status !== 'active' ? (
          <Button
            variant="primary"
            busy={status.busy}
            onClick={() => status.run({ ...which, status: 'active' })}
          >
            {t(metric.status === 'draft' ? 'metric.activate' : 'metric.resume')}
          </Button>
        ) : null}
        {rights.acceptOutcome && metric.execOutcome && !metric.execOutcome.acceptedAt ? (
          <Button busy={accept.busy} onClick={() => accept.run(which)}>
            {t(metric.execOutcome.executiveId ? 'metric.outcome.accept' : 'metric.outcome.accept.for')}
          </Button>
        ) : null}
        {mayChange && metric.status !== 'closed'
          ? opener('target', t(hasTarget ? 'metric.target.replace' : 'metric.target.set'))
          : null}
        {view.notCopied ? null : <ExportButton page={page} />}
      </div>
      {mayChange && metric.status !== 'closed' ? (
        <details className={styles.more}>
          <summary>{t('metric.more')}</summary>
          <div className={styles.actions}>
            <a className={buttonClass()} href={editMetricHash(metric.initiativeId, metric.id)}>
              {t('metric.edit')}
            </a>
            {opener('series', t(frozen ? 'metric.series.title' : 'metric.baseline.title'))}
            {metric.class === 'outcome' ? opener('outcome', t('metric.outcome.title')) : null}
            {metric.category === 'time_saved' ? opener('destination', t('metric.destination.title')) : null}
            {rights.define === 'yes' && metric.status === 'active'
              ? opener('paused', t('metric.status.paused.title'))
              : null}
            {rights.define === 'yes' ? opener('closed', t('metric.status.closed.title')) : null}
          </div>
        </details>
      ) : null}
      <Problem problem={status.problem ?? accept.problem} />
      {open === 'value' && due ? (
        <ValueDialog
          row={{ kind: 'gap', gap: 'open', periodStart: due.start, periodEnd: due.end }}
          metric={metric}
          onClose={close}
        />
      ) : null}
      {open === 'target' ? <TargetDialog page={page} onClose={close} /> : null}
      {open === 'series' ? <SeriesDialog page={page} onClose={close} /> : null}
      {open === 'outcome' ? <OutcomeDialog page={page} people={people} onClose={close} /> : null}
      {open === 'destination' ? <DestinationDialog page={page} onClose={close} /> : null}
      {open === 'paused' || open === 'closed' ? (
        <StatusDialog page={page} status={open} onClose={close} />
      ) : null}
    </>
  );
}
