import { useEffect } from 'react';
import { useText } from '@/components/ui/text';
import { send } from '@/lib/messaging/client';
import { readWorkspaceState } from '@/lib/store/reads';
import { buttonClass } from '../pages/Button';
import { DemoBanner } from '../pages/DemoBanner';
import { EmptyState } from '../pages/EmptyState';
import { Loading } from '../pages/Loading';
import { PageFrame } from '../pages/PageFrame';
import { TeamLine } from '../pages/TeamLine';
import { readHashRoute, useHash } from '../pages/use-hash';
import { useLive } from '../pages/use-live';
import { InitiativeView } from './InitiativeView';
import { SectionView } from './initiative/SectionView';
import { sectionOf } from './initiative/sections';
import { MetricRoute } from './metric/MetricRoute';
import { Portfolio } from './Portfolio';
import { readFilter } from './portfolio';
import { QueueView } from './queue/QueueView';

/** All initiatives at a glance, and each of them on a page of its own. */
export function DashboardApp() {
  const { t } = useText();
  const hash = useHash();
  const { path, params } = readHashRoute(hash);
  const workspace = useLive(readWorkspaceState, []);
  const [view, id, part, partId, partView] = path;
  const section = sectionOf(part);
  const opened = view === 'initiative' ? id : undefined;
  useEffect(() => {
    // What is here is shown meanwhile, and without a worker that is all there is.
    if (opened) send('noteOpened', { initiativeId: opened }).catch(() => {});
  }, [opened]);

  if (!workspace)
    return (
      <PageFrame page="dashboard">
        <Loading />
      </PageFrame>
    );
  const { kind, workspace: settings } = workspace.value;
  if (kind === 'none') {
    return (
      <PageFrame page="dashboard">
        <EmptyState page title={t('page.noWorkspace')}>
          <p>{t('dashboard.noWorkspace')}</p>
          <a className={buttonClass('primary')} href="/welcome.html">
            {t('page.noWorkspace.action')}
          </a>
        </EmptyState>
      </PageFrame>
    );
  }
  return (
    <PageFrame
      page={view === 'queue' ? 'queue' : 'dashboard'}
      banner={
        <>
          {kind === 'demo' ? <DemoBanner /> : null}
          <TeamLine />
        </>
      }
    >
      {view === 'queue' ? (
        <QueueView />
      ) : view === 'initiative' && id && part === 'metric' && partId ? (
        <MetricRoute
          key={`${partId}/${partView}`}
          initiativeId={id}
          metricId={partId}
          view={partView}
          timeZone={settings?.timeZone ?? 'UTC'}
        />
      ) : view === 'initiative' && id && section !== 'overview' ? (
        <SectionView key={id} id={id} section={section} part={partId} />
      ) : view === 'initiative' && id ? (
        <InitiativeView key={id} id={id} timeZone={settings?.timeZone ?? 'UTC'} />
      ) : (
        <Portfolio name={settings?.name ?? ''} filter={readFilter(params)} />
      )}
    </PageFrame>
  );
}
