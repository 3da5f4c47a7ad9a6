import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useText } from '@/components/ui/text';
import type { MetricView } from '@/lib/domain/overview-types';
import type { StandingPrompt } from '@/lib/domain/prompts/prompt-state';
import { needsReason, seenCandidate } from '@/lib/domain/proposed-value';
import { formatPeriod, formatUnit, formatValue } from '@/lib/i18n/formats';
import { send } from '@/lib/messaging/client';
import { Button } from '../../pages/Button';
import { Problem } from '../../pages/Problem';
import { problemAt } from '../../pages/problem-sentence';
import { SelectField } from '../../pages/SelectField';
import { TextField } from '../../pages/TextField';
import { useCommand } from '../../pages/use-command';
import { CandidateSummary } from '../recipe/CandidateSummary';
import type { Done } from './QueueDone';
import { QueueEffect } from './QueueEffect';
import styles from './queue.module.css';
import {
  numbersOf,
  type QueueDraft,
  type QueueFields,
  standingProposal,
  startFields,
  TYPED_GRADES,
  unreadableFields,
} from './queue-fields';

const FIELDS = ['value', 'numerator', 'denominator', 'grade', 'note'];

/**
 * Enters the value of one period from the queue: the one its tickets propose stands there already, and Enter confirms it as
 * it is. A period that still runs keeps a draft.
 */
export function QueueValueForm(props: {
  prompt: StandingPrompt;
  metric: MetricView;
  draft?: QueueDraft;
  period: { start: string; end: string };
  onDone: (done: Done) => void;
  onClose: () => void;
}) {
  const { prompt, metric, draft, period, onDone, onClose } = props;
  const translator = useText();
  const { t, locale } = translator;
  const form = useRef<HTMLFormElement>(null);
  const isRunning = prompt.action === 'prepare_value';
  const [start] = useState(() =>
    startFields(metric, { draft, periodStart: period.start, isRunning, locale }),
  );
  const [fields, setFields] = useState(start.fields);
  const [kept, setKept] = useState(false);
  const [wrong, setWrong] = useState<readonly (keyof QueueFields)[]>([]);
  const record = useCommand('recordSample');
  const proposed = standingProposal(start, fields);
  const numbers = numbersOf(fields, metric, locale);
  useEffect(() => {
    const input = form.current?.querySelector('input');
    // Selecting alone gives the focus in some browsers only.
    input?.focus();
    input?.select();
  }, []);
  useEffect(() => {
    if (wrong.length > 0 || record.problem)
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [wrong, record.problem]);

  const asked = { metricId: metric.id, periodStart: period.start };
  const keep = (next: QueueFields) => {
    const { value, numerator, denominator, note } = next;
    // A draft that could not be kept is still in the form; saving itself says what is wrong.
    return send('saveDraft', { ...asked, value, numerator, denominator, note }).catch(() => {});
  };
  const change = (name: keyof QueueFields) => (text: string) => {
    const next = { ...fields, [name]: text };
    setFields(next);
    setKept(false);
    setWrong([]);
    record.forget();
    void keep(next);
  };
  const save = async (confirmedUnusual: boolean) => {
    if (isRunning) {
      await keep(fields);
      setKept(true);
      return;
    }
    const unreadable = unreadableFields(fields, metric, locale);
    setWrong(unreadable);
    if (unreadable.length > 0) return;
    const saved = await record.run({
      ...asked,
      ...(proposed
        ? { candidate: seenCandidate(proposed) }
        : { ...numbers, grade: fields.grade || 'estimated' }),
      note: fields.note.trim(),
      ...(confirmedUnusual ? { confirmedUnusual } : {}),
    });
    if (saved) onDone({ ...saved, title: prompt.title });
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void save(false);
  };
  const unusual = record.problem?.problems?.some(({ code }) => code === 'unusual_value') ?? false;
  const error = (name: keyof QueueFields) =>
    wrong.includes(name) ? t('metric.number.wrong') : problemAt(name, record.problem, translator);
  const number = (name: 'value' | 'numerator' | 'denominator') => (
    <TextField
      key={name}
      label={t(`dashboard.queue.field.${name}`)}
      name={name}
      value={fields[name]}
      error={error(name)}
      onChange={change(name)}
      {...(name === 'denominator' && metric.latest?.denominator !== undefined
        ? { hint: t('dashboard.queue.denominator.last', { count: metric.latest.denominator }) }
        : {})}
      maxLength={60}
      autoComplete="off"
      {...(name === 'value' && metric.unit.code ? { suffix: formatUnit(metric.unit, locale) } : {})}
    />
  );
  return (
    <form ref={form} className={styles.form} noValidate onSubmit={onSubmit}>
      {proposed ? <CandidateSummary metric={metric} /> : null}
      {metric.latest ? (
        <p className={styles.soft}>
          {t('dashboard.queue.last', {
            value: formatValue(metric.latest.value, metric.unit, locale),
            period: formatPeriod(metric.latest.periodStart, metric.latest.periodEnd, locale),
          })}
        </p>
      ) : null}
      <div className={styles.fields}>
        {(metric.needsDenominator ? (['numerator', 'denominator'] as const) : (['value'] as const)).map(
          number,
        )}
        {isRunning || proposed ? null : (
          <SelectField
            label={t('dashboard.queue.field.grade')}
            name="grade"
            value={fields.grade || 'estimated'}
            options={TYPED_GRADES.map((value) => ({ value, label: t(`grade.${value}`) }))}
            error={error('grade')}
            onChange={change('grade')}
          />
        )}
        <TextField
          label={t(needsReason(proposed, metric) ? 'tickets.few.note' : 'dashboard.queue.field.note')}
          name="note"
          value={fields.note}
          error={error('note')}
          onChange={change('note')}
          maxLength={280}
        />
      </div>
      {isRunning || unusual ? null : <QueueEffect {...asked} {...numbers} />}
      <Problem problem={record.problem} shownAtFields={FIELDS} />
      {kept ? <p role="status">{t('dashboard.queue.kept')}</p> : null}
      <div className={styles.actions}>
        {unusual ? (
          <Button onClick={() => void save(true)}>{t('dashboard.queue.do.anyway')}</Button>
        ) : (
          <Button type="submit" variant="primary" busy={record.busy}>
            {isRunning
              ? t('dashboard.queue.do.draft')
              : proposed
                ? t('tickets.confirm', { value: formatValue(proposed.value, metric.unit, locale) })
                : t('dashboard.queue.do.save')}
          </Button>
        )}
        <Button variant="quiet" onClick={onClose}>
          {t('dashboard.queue.do.close')}
        </Button>
      </div>
    </form>
  );
}
