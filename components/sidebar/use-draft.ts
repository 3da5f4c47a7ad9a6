import { useEffect, useRef, useState } from 'react';
import { send } from '@/lib/messaging/client';
import type { SampleDraft } from '@/lib/messaging/panel';
import { usePanel } from './panel-context';
import type { FieldName, ValueFields } from './value-form';

const PAUSE_MS = 300;

/**
 * The form's fields, kept by the worker while they are typed: after a pause, when the field is left, and when the page
 * goes. What this document remembers wins over the worker's older answer.
 */
export function useDraft(metricId: string, periodStart: string, start: ValueFields) {
  const { answer, drafts } = usePanel();
  const key = `${metricId} ${periodStart}`;
  const [fields, setFields] = useState<ValueFields>(() => {
    const kept = drafts.get(key) ?? answer.drafts[metricId];
    return kept?.periodStart === periodStart ? { ...start, ...asFields(kept) } : start;
  });
  const pending = useRef<ReturnType<typeof setTimeout>>(undefined);

  const flush = useRef(() => {});
  flush.current = () => {
    if (pending.current === undefined) return;
    clearTimeout(pending.current);
    pending.current = undefined;
    const draft = drafts.get(key);
    // A draft that could not be kept is still in the form; saving itself will say what is wrong.
    if (draft) send('saveDraft', draft).catch(() => {});
  };

  useEffect(() => {
    const now = () => flush.current();
    window.addEventListener('pagehide', now);
    return () => {
      window.removeEventListener('pagehide', now);
      now();
    };
  }, []);

  return {
    fields,
    change(field: FieldName, text: string) {
      const next = { ...fields, [field]: text };
      setFields(next);
      drafts.set(key, asDraft(metricId, periodStart, next));
      // The first change goes at once: a page that closes may not get another message out.
      const isFirst = pending.current === undefined;
      clearTimeout(pending.current);
      pending.current = setTimeout(() => flush.current(), PAUSE_MS);
      if (isFirst) send('saveDraft', asDraft(metricId, periodStart, next)).catch(() => {});
    },
    flush: () => flush.current(),
    /** The value is saved: nothing is left to keep. Returns what was typed, for an undo. */
    discard(): SampleDraft {
      clearTimeout(pending.current);
      pending.current = undefined;
      drafts.delete(key);
      send('saveDraft', { metricId, periodStart, value: '', note: '' }).catch(() => {});
      return asDraft(metricId, periodStart, fields);
    },
  };
}

function asDraft(metricId: string, periodStart: string, fields: ValueFields): SampleDraft {
  const { value, numerator, denominator, note } = fields;
  return {
    metricId,
    periodStart,
    value,
    ...(numerator ? { numerator } : {}),
    ...(denominator ? { denominator } : {}),
    note,
  };
}

function asFields({ value, numerator = '', denominator = '', note }: SampleDraft) {
  return { value, numerator, denominator, note };
}
