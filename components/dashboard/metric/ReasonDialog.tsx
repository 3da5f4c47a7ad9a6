import { useState } from 'react';
import { useText } from '@/components/ui/text';
import { problemAt } from '../../pages/problem-sentence';
import { TextField } from '../../pages/TextField';
import type { Command } from '../../pages/use-command';
import { FormDialog } from './FormDialog';

type ReasonCommand = Pick<
  Command<'withdrawSample' | 'chooseSample' | 'commentOnSample' | 'setTarget'>,
  'busy' | 'problem'
>;

/** Asks for one sentence before something is withdrawn, chosen, disputed or said. */
export function ReasonDialog(props: {
  /** Which sentences to show. */
  about: 'withdraw' | 'choose' | 'dispute' | 'comment' | 'promote';
  /** What the worker calls the reason when it refuses it. */
  field?: 'reason' | 'targets';
  value: string;
  command: ReasonCommand;
  run: (reason: string) => Promise<unknown>;
  onClose: () => void;
}) {
  const { about, value, command, field = 'reason', run, onClose } = props;
  const text = useText();
  const { t } = text;
  const [reason, setReason] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  const submit = async () => {
    setIsMissing(!reason.trim());
    if (!reason.trim()) return;
    if ((await run(reason)) !== undefined) onClose();
  };
  return (
    <FormDialog
      title={t(`metric.${about}.title`, { value })}
      intro={t(`metric.${about}.intro`)}
      submit={t(`metric.${about}.submit`)}
      busy={command.busy}
      problem={command.problem}
      shownAtFields={[field]}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        name="reason"
        label={t('metric.reason')}
        error={isMissing ? t('problem.reason_required') : problemAt(field, command.problem, text)}
        value={reason}
        maxLength={280}
        rows={2}
        onChange={setReason}
      />
    </FormDialog>
  );
}
