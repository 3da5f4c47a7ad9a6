import { useState } from 'react';
import { useText } from '@/components/ui/text';
import { latestOf } from '@/lib/domain/calendar';
import { rolesOf } from '@/lib/domain/people';
import { listInitiativeBriefs, listPeople, readWorkspaceState } from '@/lib/store/reads';
import { Button } from '../pages/Button';
import { Loading } from '../pages/Loading';
import { Notice } from '../pages/Notice';
import { OpenVersions } from '../pages/OpenVersions';
import { Sentence } from '../pages/Sentence';
import { useLive } from '../pages/use-live';
import { useNow } from '../pages/use-now';
import { NoWorkspace } from './NoWorkspace';
import styles from './options.module.css';
import { PersonForm } from './PersonForm';
import { PersonItem } from './PersonItem';
import { SectionHeading } from './SectionHeading';
import { SuccessionQueue } from './SuccessionQueue';

/** Who works here, with which roles; and what waits for somebody else when a person leaves. */
export function PeopleSection() {
  const { t } = useText();
  const now = useNow();
  const [adding, setAdding] = useState(false);
  const [added, setAdded] = useState<string>();
  const data = useLive(
    () => Promise.all([readWorkspaceState(), listPeople(), listInitiativeBriefs(now)]),
    [now],
  );
  if (!data) return <Loading />;
  const [workspace, everybody, initiatives] = data.value;
  if (workspace.kind === 'none') return <NoWorkspace view="people" />;
  const isAdmin = rolesOf(workspace.me, now).has('admin');
  const people = everybody
    .filter(({ archivedAt }) => archivedAt === undefined)
    .sort((a, b) => Number(b.active) - Number(a.active) || a.displayName.localeCompare(b.displayName));
  return (
    <>
      <SectionHeading
        view="people"
        action={
          isAdmin && !adding ? (
            <Button
              variant="primary"
              onClick={() => {
                setAdded(undefined);
                setAdding(true);
              }}
            >
              {t('options.people.add')}
            </Button>
          ) : null
        }
      />
      <Notice>
        <p>{t(isAdmin ? 'options.people.truth' : 'options.people.readOnly')}</p>
      </Notice>
      <OpenVersions cls="person" />
      {adding ? (
        <PersonForm
          initiatives={initiatives}
          onDone={(saved) => {
            setAdding(false);
            setAdded(saved);
          }}
        />
      ) : null}
      {added !== undefined ? (
        <Notice tone="good" live="status">
          <p>
            <Sentence id="options.people.added" values={{ name: added }} />
          </p>
        </Notice>
      ) : null}
      {isAdmin ? (
        <SuccessionQueue people={people} now={latestOf(now, ...people.map(({ at }) => at))} />
      ) : null}
      <ul className={styles.rows} aria-label={t('options.people.title')}>
        {people.map((person) => (
          <PersonItem
            key={person.id}
            person={person}
            people={people}
            isMe={person.id === workspace.me?.id}
            isAdmin={isAdmin}
            initiatives={initiatives}
            // The clock of the page may be a minute behind what was just saved.
            now={latestOf(now, person.at)}
          />
        ))}
      </ul>
    </>
  );
}
