import { ToneIcon } from '@/components/ui/ToneIcon';
import { useText } from '@/components/ui/text';
import type { Condition } from '@/lib/domain/mapping/rule';
import { fieldNames } from '@/lib/domain/mapping/rule-fields';
import type { Tool } from '@/lib/domain/primitives';
import { Button } from '../../pages/Button';
import field from '../../pages/field.module.css';
import { fieldTitle } from '../../pages/rule-sentence';
import styles from './recipe.module.css';

/** Conditions on a ticket's fields: what the field is, and one value or several between commas. */
export function TicketConditions(props: {
  legend: string;
  hint?: string;
  addLabel: string;
  tool: Tool;
  conditions: readonly Condition[];
  error: string | undefined;
  onChange: (conditions: Condition[]) => void;
}) {
  const { legend, hint, addLabel, tool, conditions, error, onChange } = props;
  const text = useText();
  const { t } = text;
  const names = fieldNames(tool);
  const replace = (index: number, next: Condition | undefined) =>
    onChange(conditions.flatMap((one, at) => (at === index ? (next ?? []) : one)));
  return (
    <fieldset className={styles.conditions} aria-invalid={error ? true : undefined}>
      <legend className={field.label}>{legend}</legend>
      {hint ? <p className={field.hint}>{hint}</p> : null}
      {conditions.map((condition, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a condition has no identity but its place
        <div className={styles.condition} key={index}>
          <select
            className={field.input}
            aria-label={t('dashboard.recipe.condition.field')}
            value={condition.field}
            onChange={(event) => replace(index, { ...condition, field: event.target.value })}
          >
            {names.map((name) => (
              <option key={name} value={name}>
                {fieldTitle(name, text)}
              </option>
            ))}
          </select>
          <select
            className={field.input}
            aria-label={t('dashboard.recipe.condition.way')}
            value={condition.negate ? 'not' : 'is'}
            onChange={(event) => {
              const { negate: _, ...rest } = condition;
              replace(index, event.target.value === 'not' ? { ...rest, negate: true } : rest);
            }}
          >
            <option value="is">{t('dashboard.recipe.condition.is')}</option>
            <option value="not">{t('dashboard.recipe.condition.not')}</option>
          </select>
          <input
            className={field.input}
            aria-label={t('dashboard.recipe.condition.value')}
            maxLength={400}
            autoComplete="off"
            spellCheck={false}
            value={typeof condition.value === 'string' ? condition.value : condition.value.join(', ')}
            onChange={(event) => replace(index, { ...condition, op: 'eq', value: event.target.value })}
          />
          <Button
            variant="quiet"
            aria-label={t('dashboard.recipe.condition.remove', { number: index + 1 })}
            onClick={() => replace(index, undefined)}
          >
            {t('dashboard.recipe.remove')}
          </Button>
        </div>
      ))}
      {error ? (
        <p className={field.error} data-tone="stop" role="alert">
          <ToneIcon tone="stop" /> <span>{error}</span>
        </p>
      ) : null}
      <div>
        <Button
          variant="quiet"
          onClick={() => onChange([...conditions, { field: names[0] ?? '', op: 'eq', value: '' }])}
        >
          {addLabel}
        </Button>
      </div>
    </fieldset>
  );
}
