import { type ReactNode, useRef } from 'react';
import { useText } from '@/components/ui/text';
import type { InputOf, MessageName } from '@/lib/messaging/protocol';
import { Button } from '../../pages/Button';
import { focusFirstProblem } from '../../pages/focus-first-problem';
import form from '../../pages/form.module.css';
import { Problem } from '../../pages/Problem';
import { problemAt } from '../../pages/problem-sentence';
import { useCommand } from '../../pages/use-command';

/**
 * A form that sends one message. A refusal stands at its field where the form has one, and above the buttons otherwise;
 * what was typed stays.
 *
 * @param fields names of the fields that show their own problems.
 */
export function CommandForm<N extends MessageName>(props: {
  command: N;
  input: () => InputOf<N>;
  submit: string;
  danger?: boolean;
  fields?: readonly string[];
  onDone: () => void;
  onCancel?: () => void;
  children: (problem: (field: string) => string | undefined) => ReactNode;
}) {
  const { command, input, submit, danger, fields = [], onDone, onCancel, children } = props;
  const translator = useText();
  const { run, busy, problem } = useCommand(command);
  const element = useRef<HTMLFormElement>(null);
  const send = async () => {
    const done = await run(input());
    if (done) onDone();
    else focusFirstProblem(element.current);
  };
  return (
    <form
      ref={element}
      className={form.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {children((field) => problemAt(field, problem, translator))}
      <Problem problem={problem} shownAtFields={fields} />
      <div className={form.actions}>
        <Button type="submit" variant={danger ? 'danger' : 'primary'} busy={busy}>
          {submit}
        </Button>
        {onCancel ? <Button onClick={onCancel}>{translator.t('page.cancel')}</Button> : null}
      </div>
    </form>
  );
}
