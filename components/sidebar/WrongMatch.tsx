import { type FormEvent, useRef, useState } from 'react';
import { isolated } from '@/components/ui/plain-text';
import { useText } from '@/components/ui/text';
import type { InitiativeOverview } from '@/lib/domain/overview-types';
import { send } from '@/lib/messaging/client';
import { codeOf, notSavedSentence } from './error-sentence';
import { usePanel } from './panel-context';
import { ReadFields } from './ReadFields';
import { usePlainSight } from './use-plain-sight';

/** "Not the right initiative?": the reader sees exactly what will be kept, may add a note, and confirms. */
export function WrongMatch({ initiative }: { initiative: InitiativeOverview }) {
  const translator = useText();
  const { t } = translator;
  const { answer, refresh } = usePanel();
  const [state, setState] = useState<{ busy?: boolean; failed?: string }>({});
  const form = useRef<HTMLFormElement>(null);
  const isInSight = usePlainSight(form);
  const note = useRef<HTMLTextAreaElement>(null);
  const { explanation } = answer;
  const ruleId = explanation?.winner?.ruleId;
  if (!explanation || !ruleId) return null;

  const confirm = async (event: FormEvent) => {
    event.preventDefault();
    if (state.busy) return;
    setState({ busy: true });
    if (!(await isInSight())) return setState({ failed: 'covered' });
    const report = {
      route: answer.route,
      initiativeId: initiative.id,
      ruleId,
      note: note.current?.value.trim() ?? '',
    };
    send('reportWrongMatch', report).then(refresh, (error) => setState({ failed: codeOf(error) }));
  };

  return (
    <details className="section fold">
      <summary>
        <h3>{t('sidebar.wrong.title')}</h3>
      </summary>
      <form ref={form} onSubmit={(event) => void confirm(event)}>
        <p>{t('sidebar.wrong.intro', { name: isolated(initiative.name) })}</p>
        <ReadFields context={explanation.context} />
        <label className="field">
          {t('sidebar.wrong.note')}
          <textarea ref={note} rows={2} maxLength={280} />
        </label>
        {state.failed && (
          <p className="problem" role="alert">
            {notSavedSentence(state.failed, translator)}
          </p>
        )}
        <button type="submit" className="button" aria-disabled={state.busy}>
          {t('sidebar.wrong.confirm')}
        </button>
      </form>
    </details>
  );
}
