import { useState } from 'react';
import { useText } from '@/components/ui/text';
import { latestOf } from '@/lib/domain/calendar';
import { rolesOf } from '@/lib/domain/people';
import { listPeople, readWorkspaceState, writerIn } from '@/lib/store/reads';
import { listInitiativeBriefs } from '@/lib/store/reads/portfolio';
import { readTeamStatus } from '@/lib/store/reads/team-status';
import { Button } from '../pages/Button';
import { keptAbout } from '../pages/kept-draft';
import { Loading } from '../pages/Loading';
import { Notice } from '../pages/Notice';
import { OpenVersions } from '../pages/OpenVersions';
import { useLive } from '../pages/use-live';
import { useNow } from '../pages/use-now';
import { NoWorkspace } from './NoWorkspace';
import { PeopleList } from './PeopleList';
import { PersonForm } from './PersonForm';
import { newPersonOf, type SavedPerson } from './person-draft';
import { ReadOnly } from './ReadOnly';
import { SectionHeading } from './SectionHeading';
import { SuccessionQueue } from './SuccessionQueue';
import { TeamRoles } from './TeamRoles';

/** Who works here, with which roles; and what waits for somebody else when a person leaves. */
export function PeopleSection() {
  const { t } = useText();
  const now = useNow();
  const [adding, setAdding] = useState<boolean>();
  const [saved, setSaved] = useState<SavedPerson>();
  const data = useLive(
    () => Promise.all([readWorkspaceState(), listPeople(), listInitiativeBriefs(now), readTeamStatus()]),
    [now],
  );
  if (!data) return <Loading />;
  const [workspace, everybody, initiatives, status] = data.value;
  if (workspace.kind === 'none') return <NoWorkspace view="people" />;
  const { me } = workspace;
  const isAdmin = rolesOf(writerIn(workspace), now).has('admin');
  const people = everybody.filter(({ archivedAt }) => archivedAt === undefined);
  const about = newPersonOf(me?.id);
  // Somebody who was begun and not saved is still there.
  const isAdding = isAdmin && (adding ?? keptAbout('person-draft').includes(about));
  const setSavedPerson = (id: string, isNew: boolean) =>
    setSaved({ id, isNew, count: (saved?.count ?? 0) + 1 });
  return (
    <>
      <SectionHeading
        view="people"
        action={
          isAdmin && !isAdding ? (
            <Button variant="primary" onClick={() => setAdding(true)}>
              {t('options.people.add')}
            </Button>
          ) : null
        }
      />
      {isAdmin && status ? (
        <TeamRoles hasProvider={status.team.provider !== undefined} />
      ) : isAdmin ? (
        <Notice>
          <p>{t('options.people.truth')}</p>
        </Notice>
      ) : (
        <ReadOnly because="options.people.readOnly" heldBack={workspace.heldBack} />
      )}
      <OpenVersions cls="person" />
      {isAdding ? (
        <PersonForm
          about={about}
          initiatives={initiatives}
          onDone={(id) => {
            setAdding(false);
            if (id !== undefined) setSavedPerson(id, true);
          }}
        />
      ) : null}
      {isAdmin ? (
        <SuccessionQueue people={people} now={latestOf(now, ...people.map(({ at }) => at))} />
      ) : null}
      <PeopleList
        people={people}
        me={me}
        isAdmin={isAdmin}
        initiatives={initiatives}
        saved={saved}
        now={now}
        onSaved={(id) => setSavedPerson(id, false)}
      />
    </>
  );
}
