import { useText } from '@/components/ui/text';
import { defineRight } from '@/lib/domain/metric-rights';
import { getMetricPage, readInitiativeRecords, readWorkspaceState } from '@/lib/store/reads';
import { buttonClass } from '../../pages/Button';
import { EmptyState } from '../../pages/EmptyState';
import { Loading } from '../../pages/Loading';
import { useLive } from '../../pages/use-live';
import { atReading, useNow } from '../../pages/use-now';
import { MetricForm } from './MetricForm';
import { MetricPage } from './MetricPage';
import { initiativeHash, NEW_METRIC } from './metric-routes';

/** Reads what the address names: a metric's page, its definition, or the form of a new one. */
export function MetricRoute(props: {
  initiativeId: string;
  metricId: string;
  view: string | undefined;
  timeZone: string;
}) {
  const { initiativeId, metricId, view, timeZone } = props;
  const now = useNow();
  const records = useLive(() => readInitiativeRecords(initiativeId), [initiativeId]);
  const shown = useLive(
    () => getMetricPage(initiativeId, metricId, atReading()),
    [initiativeId, metricId, now],
  );
  const workspace = useLive(readWorkspaceState, []);
  if (!records || !shown || !workspace) return <Loading />;
  const { me } = workspace.value;
  const metric = records.value?.metrics.find(({ id }) => id === metricId);
  const isNew = metricId === NEW_METRIC;
  if (!records.value || (!isNew && !shown.value)) return <Gone initiativeId={initiativeId} />;
  if (isNew || view === 'edit') {
    const { initiative, people, metrics, evidence } = records.value;
    const right = defineRight(me, initiative, now);
    const drafts = right === 'propose' && (!metric || metric.status === 'draft');
    if (!me || (right !== 'yes' && !drafts)) return <Gone initiativeId={initiativeId} notAllowed />;
    return (
      <MetricForm
        {...{ initiative, metrics, people, evidence, meId: me.id, right }}
        {...(metric && { edited: metric })}
        frozen={shown.value?.frozen ?? false}
      />
    );
  }
  if (!shown.value) return <Gone initiativeId={initiativeId} />;
  return <MetricPage shown={shown.value} people={[...records.value.people]} timeZone={timeZone} />;
}

function Gone({ initiativeId, notAllowed }: { initiativeId: string; notAllowed?: true }) {
  const { t } = useText();
  return (
    <EmptyState page title={t(notAllowed ? 'problem.define_not_allowed' : 'metric.gone')}>
      <a className={buttonClass()} href={initiativeHash(initiativeId)}>
        {t('metric.gone.back')}
      </a>
    </EmptyState>
  );
}
