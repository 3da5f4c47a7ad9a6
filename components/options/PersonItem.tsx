import { useState } from 'react';
import { isolated } from '@/components/ui/plain-text';
import { StatusBadge } from '@/components/ui/StatusBadge';
import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import type { InitiativeBrief } from '@/lib/domain/overview-types';
import type { Person } from '@/lib/domain/people';
import { grantsAt } from '@/lib/domain/role-grants';
import { Button } from '../pages/Button';
import { Problem } from '../pages/Problem';
import { useCommand } from '../pages/use-command';
import { LeaveDialog } from './LeaveDialog';
import styles from './options.module.css';
import { PersonForm } from './PersonForm';

/** One person: what they are and may do here. Of somebody who has left, what still waits for another. */
export function PersonItem(props: {
  person: Person;
  people: readonly Person[];
  isMe: boolean;
  isAdmin: boolean;
  initiatives: readonly InitiativeBrief[];
  now: string;
}) {
  const { person, people, isMe, isAdmin, initiatives, now } = props;
  const { t, locale } = useText();
  const [open, setOpen] = useState<'edit' | 'leave'>();
  const back = useCommand('setPersonActive');
  const roles = grantsAt(person, now).map(({ role, scope }) => {
    if (scope === 'workspace') return t(`options.people.role.${role}`);
    const initiative = initiatives.find(({ id }) => id === scope)?.name ?? t('options.rules.gone');
    return t('options.people.roleIn', {
      role: t(`options.people.role.${role}`),
      initiative: isolated(initiative),
    });
  });
  if (open === 'edit') {
    return (
      <li className={styles.row}>
        <div className={styles.rowWide}>
          <PersonForm person={person} initiatives={initiatives} now={now} onDone={() => setOpen(undefined)} />
        </div>
      </li>
    );
  }
  return (
    <li className={styles.row}>
      <div className={styles.rowMain}>
        <p className={styles.rowTitle}>
          <UserText text={person.displayName} /> {isMe ? t('options.people.me') : null}
        </p>
        <p className={styles.soft}>
          {t(`options.people.function.${person.function}`)}
          {person.email ? <UserText text={` · ${person.email}`} /> : null}
        </p>
        <p>
          {roles.length > 0
            ? new Intl.ListFormat(locale, { type: 'conjunction' }).format(roles)
            : t('options.people.role.viewer')}
        </p>
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
