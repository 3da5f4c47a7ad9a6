import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useText } from '@/components/ui/text';
import { send } from '@/lib/messaging/client';
import { codeOf, notSavedSentence } from '../error-sentence';
import { FormField } from '../FormField';
import { usePanel } from '../panel-context';
import { stayInPanel } from './stay-in-panel';

/** "No data this period", with the reason: it stops the asking, and the number stays missing. */
export function SkipReason({
  metricId,
  periodStart,
  onCancel,
}: {
  metricId: string;
  periodStart: string;
  onCancel: () => void;
}) {
  const translator = useText();
  const { t } = translator;
  const { refresh } = usePanel();
  const form = useRef<HTMLFormElement>(null);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<'empty' | { code: string }>();
  useEffect(() => form.current?.querySelector('textarea')?.focus(), []);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() === '') {
      setProblem('empty');
      form.current?.querySelector('textarea')?.focus();
      return;
    }
    send('skipPeriod', { metricId, periodStart, reason: reason.trim() }).then(
      () => {
        stayInPanel(form.current);
        refresh();
      },
      (error) => setProblem({ code: codeOf(error) }),
    );
  };
  return (
    <form ref={form} className="prompt-choice" noValidate onSubmit={onSubmit}>
      <FormField
        label={t('sidebar.prompt.skip.reason')}
        problem={problem === 'empty' ? { id: 'sidebar.prompt.skip.empty' } : undefined}
      >
        {(control) => (
          <textarea
            {...control}
            rows={2}
            maxLength={280}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </FormField>
      <p className="soft">{t('sidebar.prompt.skip.hint')}</p>
      <p role="alert" className="problem">
        {typeof problem === 'object' && notSavedSentence(problem.code, translator)}
      </p>
      <div className="actions">
        <button type="submit" className="button primary">
          {t('sidebar.prompt.skip.do')}
        </button>
        <button type="button" className="button" onClick={onCancel}>
          {t('sidebar.prompt.back')}
        </button>
      </div>
    </form>
  );
}
