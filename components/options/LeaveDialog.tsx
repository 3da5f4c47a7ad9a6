import { isolated } from '@/components/ui/plain-text';
import { useText } from '@/components/ui/text';
import type { Person } from '@/lib/domain/people';
import { ConfirmDialog } from '../pages/ConfirmDialog';
import { useCommand } from '../pages/use-command';
import { Holdings } from './Holdings';

/** Asks before somebody's roles end, and lists what they answer for: it will wait for others. */
export function LeaveDialog({
  person,
  open,
  onClose,
}: {
  person: Person;
  open: boolean;
  onClose: () => void;
}) {
  const { t } = useText();
  const leave = useCommand('setPersonActive');
  const close = () => {
    leave.forget();
    onClose();
  };
  return (
    <ConfirmDialog
      open={open}
      title={t('options.people.leave.title', { name: isolated(person.displayName) })}
      confirm={t('options.people.leave.confirm')}
      busy={leave.busy}
      problem={leave.problem}
      onConfirm={async () => {
        if (await leave.run({ personId: person.id, at: person.at, active: false })) close();
      }}
      onClose={close}
    >
      <p>{t('options.people.leave.text')}</p>
      {open ? <Holdings personId={person.id} /> : null}
    </ConfirmDialog>
  );
}
