import { useId, useRef, useState } from 'react';
import { useText } from '@/components/ui/text';
import type { MetricView } from '@/lib/domain/overview-types';
import { needsReason, seenCandidate } from '@/lib/domain/proposed-value';
import { formatValue } from '@/lib/i18n/formats';
import { MessageError, send } from '@/lib/messaging/client';
import { notSavedSentence } from '../error-sentence';
import { usePanel } from '../panel-context';
import { UnusualValue } from '../UnusualValue';
import { usePlainSight } from '../use-plain-sight';
import { type FormStatus, statusOf, unusualQuestion } from '../value-form';

/** One button for the value as it is proposed; too few tickets ask for a note first. */
export function ConfirmCandidate({
  candidate,
  metric,
}: {
  candidate: NonNullable<MetricView['candidate']>;
  metric: MetricView;
}) {
  const translator = useText();
  const { t, locale } = translator;
  const { refresh, onSaved } = usePanel();
  const box = useRef<HTMLDivElement>(null);
  const isInSight = usePlainSight(box);
  const noteId = useId();
  const [note, setNote] = useState('');
  const [status, setStatus] = useState<FormStatus>({ name: 'editing', problems: [] });
  const needsNote = needsReason(candidate, metric);
  const shown = formatValue(candidate.value, metric.unit, locale);
  const { periodStart } = candidate;

  const confirm = async (confirmedUnusual: boolean) => {
    if (status.name === 'saving') return;
    setStatus({ name: 'saving' });
    if (!(await isInSight())) return setStatus({ name: 'failed', code: 'covered' });
    send('recordSample', {
      metricId: metric.id,
      periodStart,
      note: note.trim(),
      candidate: seenCandidate(candidate),
      ...(confirmedUnusual ? { confirmedUnusual } : {}),
    }).then(
      ({ sampleId, undoUntil }) => {
        const typed = { metricId: metric.id, periodStart, value: '', note };
        onSaved({ sampleId, undoUntil, text: shown, typed });
        refresh();
      },
      (error) =>
        setStatus(
          error instanceof MessageError
            ? statusOf(error.reply, translator)
            : { name: 'failed', code: 'unexpected' },
        ),
    );
  };
  const problems = status.name === 'editing' ? status.problems : [];
  return (
    <div ref={box} className="tickets-confirm">
      {needsNote && (
        <div className="field">
          <label htmlFor={noteId}>{t('tickets.few.note')}</label>
          <input
            id={noteId}
            type="text"
            maxLength={280}
            value={note}
            aria-invalid={problems.length > 0 || undefined}
            onChange={(event) => setNote(event.target.value)}
          />
        </div>
      )}
      <div role="alert">
        {problems.map(({ id, values }) => (
          <p className="problem" key={id}>
            {t(id, values)}
          </p>
        ))}
        {status.name === 'failed' && <p className="problem">{notSavedSentence(status.code, translator)}</p>}
      </div>
      {status.name === 'unusual' ? (
        <UnusualValue
          question={unusualQuestion(status, metric, translator)}
          onConfirm={() => void confirm(true)}
          onChange={() => setStatus({ name: 'editing', problems: [] })}
        />
      ) : (
        <button
          type="button"
          className="button small"
          aria-disabled={status.name === 'saving'}
          onClick={() => void confirm(false)}
        >
          {t('tickets.confirm', { value: shown })}
        </button>
      )}
    </div>
  );
}
