import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { isolated } from '@/components/ui/plain-text';
import { useText } from '@/components/ui/text';
import type { ReplyError } from '@/lib/messaging/protocol';
import { Button } from '../../pages/Button';
import { focusFirstProblem } from '../../pages/focus-first-problem';
import form from '../../pages/form.module.css';
import { Problem } from '../../pages/Problem';
import { problemAt } from '../../pages/problem-sentence';
import { TextField } from '../../pages/TextField';

/** What cannot be taken back is typed again before it is done, so that no slip of the hand does it. */
export function TypedConfirm(props: {
  /** What has to be typed. */
  wanted: string;
  action: string;
  /** Above a refusal. */
  failed: string;
  busy: boolean;
  problem: ReplyError | undefined;
  onConfirm: (typed: string) => void;
  onClose: () => void;
  children?: ReactNode;
}) {
  const { wanted, action, failed, busy, problem, onConfirm, onClose, children } = props;
  const text = useText();
  const { t } = text;
  const element = useRef<HTMLFormElement>(null);
  const [typed, setTyped] = useState('');
  const [isWrong, setIsWrong] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const wrong = typed.trim() !== wanted;
    setIsWrong(wrong);
    if (wrong) focusFirstProblem(element.current);
    else onConfirm(typed);
  };
  const error = isWrong ? t('problem.erase_confirm') : problemAt('typed', problem, text);
  return (
    <form ref={element} className={form.form} noValidate onSubmit={submit}>
      <TextField
        name="typed"
        label={t('options.erase.typed', { wanted: isolated(wanted) })}
        error={error}
        value={typed}
        maxLength={400}
        autoComplete="off"
        onChange={(next) => {
          setTyped(next);
          setIsWrong(false);
        }}
      />
      <Problem problem={problem} heading={failed} shownAtFields={['typed']} />
      {children}
      <div className={form.actions}>
        <Button type="submit" variant="danger" busy={busy}>
          {action}
        </Button>
        {busy ? null : (
          <Button variant="quiet" onClick={onClose}>
            {t('page.cancel')}
          </Button>
        )}
      </div>
    </form>
  );
}
