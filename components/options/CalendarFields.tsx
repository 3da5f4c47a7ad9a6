import { useId, useMemo } from 'react';
import { ToneIcon } from '@/components/ui/ToneIcon';
import { useText } from '@/components/ui/text';
import form from '../pages/form.module.css';
import { SelectField } from '../pages/SelectField';
import { TextField } from '../pages/TextField';
import styles from './options.module.css';
import type { WorkspaceDraft } from './workspace-draft';

const DAYS = [1, 2, 3, 4, 5, 6, 7];
const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);

/** Name, time zone, week, days off and fiscal year. Days and months are named in the person's language. */
export function CalendarFields(props: {
  draft: WorkspaceDraft;
  errorAt: (field: string) => string | undefined;
  onChange: (change: Partial<WorkspaceDraft>) => void;
}) {
  const { draft, errorAt, onChange } = props;
  const { t, locale } = useText();
  const zoneList = useId();
  const zones = useMemo(() => ['UTC', ...Intl.supportedValuesOf('timeZone')], []);
  // 1 January 2024 was a Monday.
  const dayName = (day: number) => named(locale, { weekday: 'long' }, Date.UTC(2024, 0, day));
  const monthName = (month: number) => named(locale, { month: 'long' }, Date.UTC(2024, month - 1, 1));
  const workdaysError = errorAt('workdays');
  return (
    <>
      <div className={form.pair}>
        <TextField
          name="name"
          label={t('options.workspace.name')}
          error={errorAt('name')}
          value={draft.name}
          maxLength={120}
          autoComplete="off"
          onChange={(name) => onChange({ name })}
        />
        <TextField
          name="timeZone"
          label={t('options.workspace.timeZone')}
          hint={t('options.workspace.timeZone.hint')}
          error={errorAt('timeZone')}
          value={draft.timeZone}
          list={zoneList}
          autoComplete="off"
          onChange={(timeZone) => onChange({ timeZone })}
        />
        <datalist id={zoneList}>
          {zones.map((zone) => (
            <option key={zone} value={zone} />
          ))}
        </datalist>
        <SelectField
          name="weekStart"
          label={t('options.workspace.weekStart')}
          value={draft.weekStart}
          options={DAYS.map((day) => ({ value: String(day), label: dayName(day) }))}
          onChange={(weekStart) => onChange({ weekStart })}
        />
        <SelectField
          name="fiscalYearStartMonth"
          label={t('options.workspace.fiscal')}
          value={draft.fiscalYearStartMonth}
          options={MONTHS.map((month) => ({ value: String(month), label: monthName(month) }))}
          onChange={(fiscalYearStartMonth) => onChange({ fiscalYearStartMonth })}
        />
      </div>
      <fieldset className={form.group} aria-invalid={workdaysError ? true : undefined}>
        <legend>{t('options.workspace.workdays')}</legend>
        <div className={styles.chips}>
          {DAYS.map((day) => (
            <label key={day} className={styles.chip}>
              <input
                type="checkbox"
                checked={draft.workdays.includes(day)}
                onChange={(event) =>
                  onChange({
                    workdays: event.target.checked
                      ? [...draft.workdays, day]
                      : draft.workdays.filter((one) => one !== day),
                  })
                }
              />
              <span>{dayName(day)}</span>
            </label>
          ))}
        </div>
        {workdaysError ? (
          <p className={styles.error} data-tone="stop">
            <ToneIcon tone="stop" /> {workdaysError}
          </p>
        ) : null}
      </fieldset>
      <TextField
        name="holidays"
        label={t('options.workspace.holidays')}
        hint={t('options.workspace.holidays.hint')}
        error={errorAt('holidays')}
        value={draft.holidays}
        rows={4}
        onChange={(holidays) => onChange({ holidays })}
      />
    </>
  );
}

function named(locale: string, options: Intl.DateTimeFormatOptions, time: number): string {
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(time);
}
