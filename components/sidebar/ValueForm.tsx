import { type FormEvent, useEffect, useRef } from 'react';
import { useText } from '@/components/ui/text';
import type { MetricView, SampleView } from '@/lib/domain/overview-types';
import { formatNumber, formatValue } from '@/lib/i18n/formats';
import { send } from '@/lib/messaging/client';
import { SaveValue } from './SaveValue';
import { useDraft } from './use-draft';
import { useSaveValue } from './use-save-value';
import { ValueFields } from './ValueFields';
import { enteredValue, type ValueFields as Fields, formWide, readFields } from './value-form';

type Props = {
  metric: MetricView;
  period: { start: string; end: string };
  /** The value that this one corrects; it stays visible. */
  corrects?: SampleView;
  focusFirst: boolean;
  onCancel: () => void;
};

/** Enters one value of one period. Whatever happens, what was typed stays until it is saved. */
export function ValueForm({ metric, period, corrects, focusFirst, onCancel }: Props) {
  const { t, locale } = useText();
  const form = useRef<HTMLFormElement>(null);
  const { status, problems, edit, save } = useSaveValue(form);
  const draft = useDraft(metric.id, period.start, startFields(metric, corrects, locale));

  useEffect(() => {
    if (focusFirst) form.current?.querySelector('input')?.focus();
  }, [focusFirst]);

  const submit = (confirmedUnusual: boolean) => {
    const read = readFields(draft.fields, metric, locale);
    if (!read.ok) return edit(read.problems);
    return save({
      write: () =>
        send('recordSample', {
          ...read.input,
          metricId: metric.id,
          periodStart: period.start,
          ...(corrects ? { supersedes: corrects.id } : {}),
          ...(confirmedUnusual ? { confirmedUnusual } : {}),
        }),
      saved: () => ({
        text: formatValue(enteredValue(read.input, metric), metric.unit, locale),
        typed: draft.discard(),
      }),
      onClose: onCancel,
    });
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void submit(false);
  };
  return (
    <form ref={form} className="value-form" noValidate onSubmit={onSubmit} onBlur={draft.flush}>
      <ValueFields
        metric={metric}
        fields={draft.fields}
        problems={problems}
        isCorrection={corrects !== undefined}
        onChange={(field, text) => {
          // "Save anyway" was asked about another value than the one being typed now.
          if (status.name === 'unusual') edit();
          draft.change(field, text);
        }}
      />
      <SaveValue
        metric={metric}
        status={status}
        problems={formWide(problems)}
        onConfirm={() => void submit(true)}
        onChange={() => {
          edit();
          form.current?.querySelector('input')?.focus();
        }}
      >
        <div className="actions">
          <button type="submit" className="button primary" aria-disabled={status.name === 'saving'}>
            {t('sidebar.value.save')}
          </button>
          <button type="button" className="button" onClick={onCancel}>
            {t('sidebar.value.later')}
          </button>
        </div>
      </SaveValue>
    </form>
  );
}

function startFields(metric: MetricView, corrects: SampleView | undefined, locale: string): Fields {
  const grade = (corrects ?? metric.latest)?.grade ?? '';
  return {
    value: corrects && !metric.needsDenominator ? formatNumber(corrects.value, locale, 6) : '',
    numerator: '',
    denominator: '',
    // `census` is for recipes over a whole population; by hand the nearest honest word is chosen anew.
    grade: grade === 'census' ? '' : grade,
    note: '',
  };
}
