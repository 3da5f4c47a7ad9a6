import { useState } from 'react';
import { useText } from '@/components/ui/text';
import type { MetricPageView } from '@/lib/domain/metric-page-types';
import { formatDay, formatUnit, formatValue, parseNumber } from '@/lib/i18n/formats';
import form from '../../pages/form.module.css';
import { problemAt } from '../../pages/problem-sentence';
import { TextField } from '../../pages/TextField';
import { useCommand } from '../../pages/use-command';
import { DayField } from './DayField';
import { FormDialog } from './FormDialog';
import { today } from './metric-draft';
import { NumberField } from './NumberField';

/** Sets the first target, or replaces the present one with a reason; the old one stays on the record. */
export function TargetDialog({ page, onClose }: { page: MetricPageView; onClose: () => void }) {
  const text = useText();
  const { t, locale } = text;
  const set = useCommand('setTarget');
  const { metric, series } = page;
  const old = series[0]?.targets.find(({ current }) => current);
  const [draft, setDraft] = useState({
    value: '',
    startOn: old?.startOn ?? today(),
    dueOn: old?.dueOn ?? '',
    reason: '',
  });
  const [wrong, setWrong] = useState<Partial<Record<keyof typeof draft, string>>>({});
  const change = (part: Partial<typeof draft>) => setDraft((now) => ({ ...now, ...part }));
  const submit = async () => {
    const value = parseNumber(draft.value, locale);
    const found = {
      ...(value === undefined && {
        value: draft.value.trim() ? 'metric.number.wrong' : 'metric.number.missing',
      }),
      ...(!draft.dueOn && { dueOn: 'metric.day.missing' }),
      ...(!draft.startOn && { startOn: 'metric.day.missing' }),
      ...(old && !draft.reason.trim() && { reason: 'problem.target_reason_required' }),
    };
    setWrong(found);
    if (value === undefined || Object.keys(found).length > 0) return;
    const { startOn, dueOn, reason } = draft;
    const target = { value, startOn, dueOn, ...(old && { reason: reason.trim() }) };
    if (await set.run({ metricId: metric.id, at: metric.at, target })) onClose();
  };
  const said = (field: keyof typeof draft) => (wrong[field] ? t(wrong[field]) : undefined);
  return (
    <FormDialog
      title={t(old ? 'metric.target.replace' : 'metric.target.set')}
      intro={
        old
          ? t('metric.target.replace.intro', {
              value: formatValue(old.value, metric.unit, locale),
              day: formatDay(old.dueOn, locale),
            })
          : undefined
      }
      submit={t(old ? 'metric.target.replace' : 'metric.target.set')}
      busy={set.busy}
      problem={set.problem}
      shownAtFields={['targets']}
      onSubmit={submit}
      onClose={onClose}
    >
      <NumberField
        name="target"
        label={t('metric.target.value')}
        error={said('value') ?? problemAt('targets', set.problem, text)}
        value={draft.value}
        suffix={formatUnit(metric.unit, locale)}
        onChange={(value) => change({ value })}
      />
      <div className={form.pair}>
        <DayField
          name="startOn"
          label={t('metric.target.start')}
          error={said('startOn')}
          value={draft.startOn}
          onChange={(startOn) => change({ startOn })}
        />
        <DayField
          name="dueOn"
          label={t('metric.target.due')}
          error={said('dueOn')}
          value={draft.dueOn}
          onChange={(dueOn) => change({ dueOn })}
        />
      </div>
      {old ? (
        <TextField
          name="reason"
          label={t('metric.target.reason')}
          error={said('reason')}
          value={draft.reason}
          maxLength={280}
          rows={2}
          onChange={(reason) => change({ reason })}
        />
      ) : null}
    </FormDialog>
  );
}
