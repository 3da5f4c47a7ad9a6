import { useState } from 'react';
import { useText } from '@/components/ui/text';
import type { PeriodRow } from '@/lib/domain/metric-page-types';
import type { Metric } from '@/lib/domain/metric-records';
import { needsDenominator } from '@/lib/domain/sample-value';
import { formatPeriod, formatUnit } from '@/lib/i18n/formats';
import form from '../../pages/form.module.css';
import { problemAt } from '../../pages/problem-sentence';
import { SelectField } from '../../pages/SelectField';
import { TextField } from '../../pages/TextField';
import { useCommand } from '../../pages/use-command';
import { FormDialog } from './FormDialog';
import styles from './metric.module.css';
import { NumberField } from './NumberField';
import {
  ENTERED_GRADES,
  METHODS,
  newValueDraft,
  OWNER_STATUSES,
  readValueDraft,
  type ValueDraft,
  type ValueProblems,
} from './value-draft';

const SERVER_FIELDS = ['value', 'numerator', 'denominator', 'note', 'grade', 'volume'] as const;

/** Enters the value of a period that has none, or corrects the one it has; the earlier one stays visible. */
export function ValueDialog(props: { row: PeriodRow; metric: Metric; onClose: () => void }) {
  const { row, metric, onClose } = props;
  const text = useText();
  const { t, locale } = text;
  const record = useCommand('recordSample');
  const [draft, setDraft] = useState(() => newValueDraft(row, locale));
  const [found, setFound] = useState<ValueProblems>({});
  const corrects = row.kind === 'value';
  const unusual = record.problem?.problems?.some(({ code }) => code === 'unusual_value') === true;
  const change = (part: Partial<ValueDraft>) => setDraft((now) => ({ ...now, ...part }));
  const error = (field: keyof ValueDraft) => {
    const id = found[field];
    return id ? t(id) : SERVER_FIELDS.some((one) => one === field) && problemAt(field, record.problem, text);
  };
  const submit = async () => {
    const reading = readValueDraft(draft, row, metric, locale);
    setFound(reading.ok ? {} : reading.problems);
    if (!reading.ok) return;
    const input = unusual ? { ...reading.input, confirmedUnusual: true } : reading.input;
    if (await record.run(input)) onClose();
  };
  const period = formatPeriod(row.periodStart, row.periodEnd, locale);
  const number = (field: 'value' | 'numerator' | 'denominator' | 'volume' | 'share', suffix?: string) => (
    <NumberField
      name={field}
      label={t(`metric.value.${field}`)}
      error={error(field) || undefined}
      value={draft[field]}
      suffix={suffix}
      onChange={(typed) => change({ [field]: typed })}
    />
  );
  return (
    <FormDialog
      title={t(corrects ? 'metric.correct.title' : 'metric.enter.title', { period })}
      intro={t(corrects ? 'metric.correct.intro' : 'metric.enter.intro')}
      submit={t(unusual ? 'metric.value.meant' : corrects ? 'metric.correct.submit' : 'metric.enter.submit')}
      busy={record.busy}
      problem={record.problem}
      shownAtFields={SERVER_FIELDS}
      onSubmit={submit}
      onClose={onClose}
    >
      {needsDenominator(metric) ? (
        <div className={form.pair}>
          {number('numerator')}
          {number('denominator')}
        </div>
      ) : (
        number('value', formatUnit(metric.unit, locale))
      )}
      <SelectField
        name="grade"
        label={t('metric.value.grade')}
        error={error('grade') || undefined}
        value={draft.grade}
        options={ENTERED_GRADES.map((value) => ({ value, label: t(`grade.${value}`) }))}
        onChange={(grade) => change({ grade })}
      />
      <TextField
        name="note"
        label={t(corrects ? 'metric.correct.note' : 'metric.value.note')}
        error={error('note') || undefined}
        value={draft.note}
        maxLength={280}
        rows={2}
        onChange={(note) => change({ note })}
      />
      <details className={styles.more}>
        <summary>{t('metric.value.more')}</summary>
        <div className={form.form}>
          <p className={form.hint}>{t('metric.value.more.hint')}</p>
          <div className={form.pair}>
            {number('volume')}
            {number('share', '%')}
          </div>
          <div className={form.pair}>
            <SelectField
              name="method"
              label={t('metric.value.method')}
              value={draft.method}
              options={METHODS.map((value) => ({ value, label: t(`metric.method.${value}`) }))}
              onChange={(method) => change({ method })}
            />
            <SelectField
              name="ownerStatus"
              label={t('metric.value.ownerStatus')}
              value={draft.ownerStatus}
              options={OWNER_STATUSES.map((value) => ({ value, label: t(`metric.ownerStatus.${value}`) }))}
              onChange={(ownerStatus) => change({ ownerStatus })}
            />
          </div>
        </div>
      </details>
    </FormDialog>
  );
}
