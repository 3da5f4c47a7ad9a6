import { useText } from '@/components/ui/text';
import form from '../pages/form.module.css';
import { SelectField } from '../pages/SelectField';
import { TextField } from '../pages/TextField';
import { DayField } from './DayField';
import styles from './options.module.css';
import type { RuleDraft } from './rule-draft';

const PRIORITIES = ['-5', '-4', '-3', '-2', '-1', '0', '1', '2', '3', '4', '5'] as const;

/** What most rules do without: from when until when, rank among equals, a note for the next administrator. */
export function RuleDetails(props: {
  draft: RuleDraft;
  errors: { validTo?: string | undefined };
  onChange: (draft: RuleDraft) => void;
}) {
  const { draft, errors, onChange } = props;
  const { t } = useText();
  const isUsed = draft.priority !== 0 || draft.note !== '' || draft.validFrom || draft.validTo;
  const setDay = (name: 'validFrom' | 'validTo', day: string) => {
    const { [name]: _, ...rest } = draft;
    onChange(day ? { ...rest, [name]: day } : rest);
  };
  return (
    <details className={styles.more} open={isUsed || errors.validTo ? true : undefined}>
      <summary>{t('options.rule.details')}</summary>
      <div className={form.pair}>
        <DayField
          name="validFrom"
          label={t('options.rule.validFrom')}
          hint={t('options.rule.validFrom.hint')}
          value={draft.validFrom ?? ''}
          onChange={(day) => setDay('validFrom', day)}
        />
        <DayField
          name="validTo"
          label={t('options.rule.validTo')}
          hint={t('options.rule.validTo.hint')}
          error={errors.validTo}
          value={draft.validTo ?? ''}
          onChange={(day) => setDay('validTo', day)}
        />
      </div>
      <SelectField
        name="priority"
        label={t('options.rule.priority')}
        hint={t('options.rule.priority.hint')}
        value={String(draft.priority) as (typeof PRIORITIES)[number]}
        options={PRIORITIES.map((value) => ({
          value,
          label:
            value === '0'
              ? t('options.rule.priority.usual')
              : value.replace(/^(\d)/, '+$1').replace('-', '−'),
        }))}
        onChange={(priority) => onChange({ ...draft, priority: Number(priority) })}
      />
      <TextField
        name="note"
        label={t('options.rule.note')}
        hint={t('options.rule.note.hint')}
        value={draft.note}
        maxLength={500}
        rows={2}
        onChange={(note) => onChange({ ...draft, note })}
      />
    </details>
  );
}
