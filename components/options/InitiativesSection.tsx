import { useState } from 'react';
import { useText } from '@/components/ui/text';
import { rolesOf } from '@/lib/domain/people';
import { listPeople, readWorkspaceState, writerIn } from '@/lib/store/reads';
import { listInitiativeBriefs } from '@/lib/store/reads/portfolio';
import { Button, buttonClass } from '../pages/Button';
import { EmptyState } from '../pages/EmptyState';
import { Loading } from '../pages/Loading';
import type { CreatedInitiative } from '../pages/use-initiative-form';
import { useLive } from '../pages/use-live';
import { useNow } from '../pages/use-now';
import { AddInitiative } from './AddInitiative';
import { CreatedNotice } from './CreatedNotice';
import { InitiativeTable } from './InitiativeTable';
import { NoWorkspace } from './NoWorkspace';
import { SectionHeading } from './SectionHeading';

/** All initiatives in a plain list, and the form for another one. */
export function InitiativesSection() {
  const { t } = useText();
  const now = useNow();
  const [adding, setAdding] = useState(false);
  const [created, setCreated] = useState<CreatedInitiative>();
  const workspace = useLive(readWorkspaceState, []);
  const initiatives = useLive(() => listInitiativeBriefs(now), [now]);
  const people = useLive(listPeople, []);

  if (!workspace || !initiatives || !people) return <Loading />;
  const { kind, me } = workspace.value;
  if (kind === 'none') return <NoWorkspace view="initiatives" />;
  const roles = rolesOf(writerIn(workspace.value), now);
  const mayAdd = roles.has('admin') || roles.has('owner');
  const list = initiatives.value;

  return (
    <>
      <SectionHeading
        view="initiatives"
        action={
          mayAdd && !adding ? (
            <Button variant="primary" onClick={() => setAdding(true)}>
              {t('options.initiatives.add')}
            </Button>
          ) : null
        }
      />
      {created ? <CreatedNotice created={created} /> : null}
      {adding ? (
        <AddInitiative
          people={people.value}
          me={me}
          onDone={(done) => {
            setCreated(done);
            setAdding(false);
          }}
          onCancel={() => setAdding(false)}
        />
      ) : null}
      {list.length === 0 ? (
        <EmptyState title={t('options.initiatives.empty')}>
          <p>{t(mayAdd ? 'options.initiatives.empty.text' : 'options.initiatives.empty.viewer')}</p>
        </EmptyState>
      ) : (
        <InitiativeTable initiatives={list} />
      )}
      {list.length > 0 ? (
        <div>
          <a className={buttonClass('quiet')} href="/dashboard.html">
            {t('page.openDashboard')}
          </a>
        </div>
      ) : null}
    </>
  );
}
