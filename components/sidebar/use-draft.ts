import { useCallback, useEffect, useRef, useState } from 'react';
import { send } from '@/lib/messaging/client';
import type { SampleDraft } from '@/lib/messaging/panel';
import { usePanel } from './panel-context';
import type { FieldName, ValueFields } from './value-form';

/**
 * The form's fields, kept by the worker with every change: a page that closes may not get another message out, and no pause
 * in typing is short enough for that. What this document remembers wins over the worker's older answer.
 */
export function useDraft(metricId: string, periodStart: string, start: ValueFields) {
  const { answer, drafts } = usePanel();
  const key = `${metricId} ${periodStart}`;
  const [fields, setFields] = useState<ValueFields>(() => {
    const kept = drafts.get(key) ?? answer.drafts[metricId];
    return kept?.periodStart === periodStart ? { ...start, ...asFields(kept) } : start;
  });
  // The worker may never have got what this document remembers: the panel before us could no longer reach it.
  const unkept = useRef(drafts.get(key));

  const flush = useCallback(() => {
    const draft = unkept.current;
    if (!draft) return;
    // What could not be kept is still in the form, and is tried again with the next change or when the form is left;
    // saving itself will say what is wrong.
    send('saveDraft', draft).then(
      () => {
        if (unkept.current === draft) unkept.current = undefined;
      },
      () => {},
    );
  }, []);

  useEffect(() => {
    flush();
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, [flush]);

  return {
    fields,
    change(field: FieldName, text: string) {
      const next = { ...fields, [field]: text };
      const draft = asDraft(metricId, periodStart, next);
      setFields(next);
      drafts.set(key, draft);
      unkept.current = draft;
      flush();
    },
    flush,
    /** The value is saved: nothing is left to keep. Returns what was typed, for an undo. */
    discard(): SampleDraft {
      unkept.current = undefined;
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
