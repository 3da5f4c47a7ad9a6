import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useText } from '@/components/ui/text';
import type { StandingPrompt } from '@/lib/domain/prompts/prompt-state';
import { Button } from '../../pages/Button';
import { Problem } from '../../pages/Problem';
import { problemAt } from '../../pages/problem-sentence';
import { TextField } from '../../pages/TextField';
import { useCommand } from '../../pages/use-command';
import styles from './queue.module.css';

/** "No data this period", with the reason. */
export function QueueSkip({
  prompt,
  onDone,
  onClose,
}: {
  prompt: StandingPrompt;
  onDone: (done: undefined) => void;
  onClose: () => void;
}) {
  const translator = useText();
  const { t } = translator;
  const form = useRef<HTMLFormElement>(null);
  const [reason, setReason] = useState('');
  const skip = useCommand('skipPeriod');
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (!prompt.period) return;
    const asked = { metricId: prompt.subject.id, periodStart: prompt.period.start };
    if (await skip.run({ ...asked, reason: reason.trim() })) onDone(undefined);
  };
  return (
    <form ref={form} className={styles.form} noValidate onSubmit={(event) => void onSubmit(event)}>
      <TextField
        label={t('dashboard.queue.skip.reason')}
        hint={t('dashboard.queue.skip.hint')}
        name="reason"
        value={reason}
        error={problemAt('reason', skip.problem, translator)}
        onChange={setReason}
        maxLength={280}
      />
      <Problem problem={skip.problem} shownAtFields={['reason']} />
      <div className={styles.actions}>
        <Button type="submit" variant="primary" busy={skip.busy}>
          {t('dashboard.queue.do.skip.now')}
        </Button>
        <Button variant="quiet" onClick={onClose}>
          {t('dashboard.queue.do.close')}
        </Button>
      </div>
    </form>
  );
}
