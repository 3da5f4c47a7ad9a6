import { type ReactNode, useRef, useState } from 'react';
import { useText } from '@/components/ui/text';
import type { InputOf, MessageName } from '@/lib/messaging/protocol';
import { Button } from '../../pages/Button';
import { focusFirstProblem } from '../../pages/focus-first-problem';
import form from '../../pages/form.module.css';
import { Notice } from '../../pages/Notice';
import { Problem } from '../../pages/Problem';
import { problemAt } from '../../pages/problem-sentence';
import { standingProblem } from '../../pages/standing-problem';
import { useCommand } from '../../pages/use-command';

/**
 * A form that sends one message. A refusal stands at its field where the form has one, and above the buttons otherwise,
 * until what was refused is another; what was typed stays. Where somebody else saved the same thing meanwhile, it says so
 * first; whoever has read that may put their own in its place.
 *
 * @param version what is edited, as it stands now; the form hands back the one that it began with.
 * @param fields names of the fields that show their own problems.
 */
export function CommandForm<N extends MessageName>(props: {
  command: N;
  input: (basedOn: string) => InputOf<N>;
  version?: string | number;
  submit: string;
  danger?: boolean;
  fields?: readonly string[];
  /** Asked before sending: false where something is still to be chosen, which the form then shows by itself. */
  isComplete?: () => boolean;
  onDone: () => void;
  onCancel?: () => void;
  children: (problem: (field: string) => string | undefined) => ReactNode;
}) {
  const {
    command,
    input,
    version,
    submit,
    danger,
    fields = [],
    isComplete,
    onDone,
    onCancel,
    children,
  } = props;
  const translator = useText();
  const { run, busy, problem: refusal } = useCommand(command);
  const [sent, setSent] = useState<InputOf<N>>();
  const element = useRef<HTMLFormElement>(null);
  const [begunWith, setBegunWith] = useState(version);
  const problem = standingProblem(refusal, sent, refusal ? input('') : undefined);
  // What was edited elsewhere stands above the form by now: the next attempt knows of it.
  const isOvertaken = problem?.code === 'edited_elsewhere' && version !== undefined;
  const send = async () => {
    if (isComplete?.() === false) return focusFirstProblem(element.current);
    const base = isOvertaken ? version : begunWith;
    setBegunWith(base);
    const given = input(String(base ?? ''));
    setSent(given);
    const done = await run(given);
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
      {isOvertaken ? (
        <Notice tone="caution" heading={translator.t('page.notSaved')} live="alert">
          <p>{translator.t('initiative.editedMeanwhile')}</p>
        </Notice>
      ) : (
        <Problem problem={problem} shownAtFields={fields} />
      )}
      <div className={form.actions}>
        <Button type="submit" variant={danger ? 'danger' : 'primary'} busy={busy}>
          {submit}
        </Button>
        {onCancel ? <Button onClick={onCancel}>{translator.t('page.cancel')}</Button> : null}
      </div>
    </form>
  );
}
