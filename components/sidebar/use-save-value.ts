import { type RefObject, useEffect, useState } from 'react';
import { useText } from '@/components/ui/text';
import { MessageError } from '@/lib/messaging/client';
import { type Saved, usePanel } from './panel-context';
import { usePlainSight } from './use-plain-sight';
import { type FormProblem, type FormStatus, statusOf } from './value-form';

type Attempt = {
  write: () => Promise<Pick<Saved, 'sampleId' | 'undoUntil'>>;
  /** Asked once it is written: the value in words, and what was typed, for an undo. */
  saved: () => Pick<Saved, 'text' | 'typed'>;
  onClose?: () => void;
};

/**
 * Saves a value from a form in the panel: only while the person can see the form, once at a time, and with the worker's
 * refusal as problems, as a question, or as a failure that leaves the text alone.
 *
 * @param box holds the form's fields; the first that has a problem gets the focus
 */
export function useSaveValue(box: RefObject<HTMLElement | null>) {
  const translator = useText();
  const { refresh, onSaved } = usePanel();
  const isInSight = usePlainSight(box);
  const [status, setStatus] = useState<FormStatus>({ name: 'editing', problems: [] });
  const problems = status.name === 'editing' ? status.problems : NO_PROBLEMS;

  useEffect(() => {
    if (problems.length > 0) box.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [box, problems]);

  return {
    status,
    problems,
    /** Back to the fields, with what is wrong in them; not while a value is being written. */
    edit: (wrong: FormProblem[] = []) =>
      setStatus((now) => (now.name === 'saving' ? now : { name: 'editing', problems: wrong })),
    async save({ write, saved, onClose }: Attempt) {
      if (status.name === 'saving') return;
      setStatus({ name: 'saving' });
      if (!(await isInSight())) return setStatus({ name: 'failed', code: 'covered' });
      write().then(
        (written) => {
          onSaved({ ...written, ...saved() });
          onClose?.();
          refresh();
        },
        (error) =>
          setStatus(
            error instanceof MessageError
              ? statusOf(error.reply, translator)
              : { name: 'failed', code: 'unexpected' },
          ),
      );
    },
  };
}

const NO_PROBLEMS: readonly FormProblem[] = [];
