import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useText } from '@/components/ui/text';
import type { MetricView, SampleView } from '@/lib/domain/overview-types';
import { formatNumber, formatValue } from '@/lib/i18n/formats';
import { MessageError, send } from '@/lib/messaging/client';
import { notSavedSentence } from './error-sentence';
import { usePanel } from './panel-context';
import { UnusualValue } from './UnusualValue';
import { useDraft } from './use-draft';
import { usePlainSight } from './use-plain-sight';
import { ValueFields } from './ValueFields';
import {
  enteredValue,
  type ValueFields as Fields,
  type FormStatus,
  readFields,
  statusOf,
  unusualQuestion,
} from './value-form';

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
  const translator = useText();
  const { t, locale } = translator;
  const { refresh, onSaved } = usePanel();
  const form = useRef<HTMLFormElement>(null);
  const isInSight = usePlainSight(form);
  const [status, setStatus] = useState<FormStatus>({ name: 'editing', problems: [] });
  const draft = useDraft(metric.id, period.start, startFields(metric, corrects, locale));
  const problems = status.name === 'editing' ? status.problems : [];

  useEffect(() => {
    if (focusFirst) form.current?.querySelector('input')?.focus();
  }, [focusFirst]);
  useEffect(() => {
    if (problems.length > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [problems]);

  const save = async (confirmedUnusual: boolean) => {
    if (status.name === 'saving') return;
    const read = readFields(draft.fields, metric, locale);
    if (!read.ok) return setStatus({ name: 'editing', problems: read.problems });
    setStatus({ name: 'saving' });
    if (!(await isInSight())) {
      return setStatus({ name: 'failed', code: 'covered' });
    }
    send('recordSample', {
      ...read.input,
      metricId: metric.id,
      periodStart: period.start,
      ...(corrects ? { supersedes: corrects.id } : {}),
      ...(confirmedUnusual ? { confirmedUnusual } : {}),
    }).then(
      ({ sampleId, undoUntil }) => {
        onSaved({
          sampleId,
          undoUntil,
          text: formatValue(enteredValue(read.input, metric), metric.unit, locale),
          typed: draft.discard(),
        });
        onCancel();
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
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void save(false);
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
          if (status.name === 'unusual') setStatus({ name: 'editing', problems: [] });
          draft.change(field, text);
        }}
      />
      <div role="alert">
        {problems
          .filter((problem) => problem.field === undefined)
          .map(({ id, values }) => (
            <p className="problem" key={id}>
              {t(id, values)}
            </p>
          ))}
        {status.name === 'failed' && <p className="problem">{notSavedSentence(status.code, translator)}</p>}
      </div>
      {status.name === 'unusual' ? (
        <UnusualValue
          question={unusualQuestion(status, metric, translator)}
          onConfirm={() => void save(true)}
          onChange={() => {
            setStatus({ name: 'editing', problems: [] });
            form.current?.querySelector('input')?.focus();
          }}
        />
      ) : (
        <div className="actions">
          <button type="submit" className="button primary" aria-disabled={status.name === 'saving'}>
            {t('sidebar.value.save')}
          </button>
          <button type="button" className="button" onClick={onCancel}>
            {t('sidebar.value.later')}
          </button>
        </div>
      )}
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
