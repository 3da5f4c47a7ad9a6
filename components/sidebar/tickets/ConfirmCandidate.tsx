import { useId, useRef, useState } from 'react';
import { useText } from '@/components/ui/text';
import type { MetricView } from '@/lib/domain/overview-types';
import { needsReason, seenCandidate } from '@/lib/domain/proposed-value';
import { formatValue } from '@/lib/i18n/formats';
import { send } from '@/lib/messaging/client';
import { SaveValue } from '../SaveValue';
import { useSaveValue } from '../use-save-value';

/** One button for the value as it is proposed; too few tickets ask for a note first. */
export function ConfirmCandidate({
  candidate,
  metric,
}: {
  candidate: NonNullable<MetricView['candidate']>;
  metric: MetricView;
}) {
  const { t, locale } = useText();
  const box = useRef<HTMLDivElement>(null);
  const noteId = useId();
  const [note, setNote] = useState('');
  const { status, problems, edit, save } = useSaveValue(box);
  const needsNote = needsReason(candidate, metric);
  const shown = formatValue(candidate.value, metric.unit, locale);
  const { periodStart } = candidate;

  const confirm = (confirmedUnusual: boolean) =>
    save({
      write: () =>
        send('recordSample', {
          metricId: metric.id,
          periodStart,
          note: note.trim(),
          candidate: seenCandidate(candidate),
          ...(confirmedUnusual ? { confirmedUnusual } : {}),
        }),
      saved: () => ({ text: shown, typed: { metricId: metric.id, periodStart, value: '', note } }),
    });
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
      <SaveValue
        metric={metric}
        status={status}
        problems={problems}
        onConfirm={() => void confirm(true)}
        onChange={() => edit()}
      >
        <button
          type="button"
          className="button small"
          aria-disabled={status.name === 'saving'}
          onClick={() => void confirm(false)}
        >
          {t('tickets.confirm', { value: shown })}
        </button>
      </SaveValue>
    </div>
  );
}
