import { useEffect, useRef, useState } from 'react';
import { isolated } from '@/components/ui/plain-text';
import { StatusBadge } from '@/components/ui/StatusBadge';
import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import type { InitiativeBrief } from '@/lib/domain/overview-types';
import { type Person, signInIdentity } from '@/lib/domain/people';
import { Button } from '../pages/Button';
import { keptAbout } from '../pages/kept-draft';
import { Problem } from '../pages/Problem';
import { useCommand } from '../pages/use-command';
import { LeaveDialog } from './LeaveDialog';
import styles from './options.module.css';
import { PersonForm } from './PersonForm';
import type { SavedPerson } from './person-draft';
import { roleWords } from './person-words';

/** One person: what they are and may do here. Of somebody who has left, what still waits for another. */
export function PersonItem(props: {
  person: Person;
  people: readonly Person[];
  isMe: boolean;
  isAdmin: boolean;
  initiatives: readonly InitiativeBrief[];
  /** Set when this person was just added or changed. */
  saved?: SavedPerson;
  now: string;
  onSaved: (id: string) => void;
}) {
  const { person, people, isMe, isAdmin, initiatives, saved, now, onSaved } = props;
  const text = useText();
  const { t } = text;
  const row = useRef<HTMLLIElement>(null);
  // What was typed and not saved is still there.
  const [open, setOpen] = useState<'edit' | 'leave' | undefined>(() =>
    isAdmin && keptAbout('person-draft').includes(person.id) ? 'edit' : undefined,
  );
  const count = saved?.count;
  useEffect(() => {
    if (count === undefined) return;
    row.current?.focus();
    row.current?.scrollIntoView({ block: 'nearest' });
  }, [count]);
  const back = useCommand('setPersonActive');
  const identity = signInIdentity(person);
  if (open === 'edit') {
    return (
      <li className={styles.row}>
        <div className={styles.rowWide}>
          <PersonForm
            person={person}
            about={person.id}
            initiatives={initiatives}
            now={now}
            onDone={(id) => {
              setOpen(undefined);
              if (id !== undefined) onSaved(id);
            }}
          />
        </div>
      </li>
    );
  }
  return (
    <li ref={row} className={styles.row} tabIndex={saved ? -1 : undefined}>
      <div className={styles.rowMain}>
        <p className={styles.rowTitle}>
          <UserText text={person.displayName} /> {isMe ? t('options.people.me') : null}
        </p>
        <p className={styles.soft}>
          {t(`options.people.function.${person.function}`)}
          {person.email ? (
            <>
              {' · '}
              <UserText text={person.email} />
            </>
          ) : null}
          {identity === undefined
            ? null
            : ` · ${t('options.people.signsIn', { identity: isolated(identity) })}`}
        </p>
        <p>{roleWords(person, now, initiatives, text)}</p>
        {saved ? (
          <p role="status">
            <StatusBadge tone="good">
              {t(saved.isNew ? 'options.people.added' : 'options.people.saved')}
            </StatusBadge>
          </p>
        ) : null}
      </div>
      <div className={styles.rowState}>
        <StatusBadge tone={person.active ? 'good' : 'neutral'}>
          {t(person.active ? 'options.people.active' : 'options.people.gone')}
        </StatusBadge>
      </div>
      {isAdmin ? (
        <div className={styles.rowActions}>
          {person.active ? (
            <>
              <Button
                aria-label={t('options.people.edit.of', { name: isolated(person.displayName) })}
                onClick={() => setOpen('edit')}
              >
                {t('options.people.edit')}
              </Button>
              <Button
                variant="quiet"
                aria-label={t('options.people.leave.of', { name: isolated(person.displayName) })}
                onClick={() => setOpen('leave')}
              >
                {t('options.people.leave')}
              </Button>
            </>
          ) : (
            <Button
              busy={back.busy}
              aria-label={t('options.people.return.of', { name: isolated(person.displayName) })}
              onClick={() => back.run({ personId: person.id, at: person.at, active: true })}
            >
              {t('options.people.return')}
            </Button>
          )}
        </div>
      ) : null}
      {back.problem ? (
        <div className={styles.rowWide}>
          <Problem problem={back.problem} />
        </div>
      ) : null}
      <LeaveDialog
        person={person}
        people={people}
        now={now}
        open={open === 'leave'}
        onClose={() => setOpen(undefined)}
      />
    </li>
  );
}
