import { useState } from 'react';
import { isolated } from '@/components/ui/plain-text';
import { useText } from '@/components/ui/text';
import type { Person } from '@/lib/domain/people';
import { listHoldings } from '@/lib/store/reads';
import { ConfirmDialog } from '../pages/ConfirmDialog';
import { useCommand } from '../pages/use-command';
import { useLive } from '../pages/use-live';
import { Holdings } from './Holdings';
import { NOBODY_YET, SuccessorField } from './SuccessorField';

/** Before somebody's roles end: what they answer for, and who takes it over or that nobody does yet. */
export function LeaveDialog(props: {
  person: Person;
  people: readonly Person[];
  now: string;
  open: boolean;
  onClose: () => void;
}) {
  const { person, people, now, open, onClose } = props;
  const { t } = useText();
  const leave = useCommand('setPersonActive');
  const [successor, setSuccessor] = useState('');
  const [isMissing, setMissing] = useState(false);
  const holdings = useLive(
    () => (open ? listHoldings(person.id, now) : Promise.resolve([])),
    [open, person.id, now],
  );
  const holds = (holdings?.value.length ?? 0) > 0;
  const close = () => {
    leave.forget();
    setSuccessor('');
    setMissing(false);
    onClose();
  };
  const confirm = async () => {
    setMissing(holds && successor === '');
    if (!holdings || (holds && successor === '')) return;
    const done = await leave.run({
      personId: person.id,
      at: person.at,
      active: false,
      ...(successor === NOBODY_YET ? { leaveOpen: true } : successor ? { successorId: successor } : {}),
    });
    if (done) close();
  };
  return (
    <ConfirmDialog
      open={open}
      title={t('options.people.leave.title', { name: isolated(person.displayName) })}
      confirm={t('options.people.leave.confirm')}
      busy={leave.busy}
      problem={leave.problem}
      onConfirm={confirm}
      onClose={close}
    >
      <p>{t('options.people.leave.text')}</p>
      {open && holdings ? <Holdings holdings={holdings.value} /> : null}
      {holds ? (
        <SuccessorField
          leaver={person}
          people={people}
          value={successor}
          mayStayOpen
          error={isMissing ? t('options.people.successor.missing') : undefined}
          onChange={(id) => {
            setSuccessor(id);
            setMissing(false);
          }}
        />
      ) : null}
    </ConfirmDialog>
  );
}
