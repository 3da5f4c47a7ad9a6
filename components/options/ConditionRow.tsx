import { useText } from '@/components/ui/text';
import type { Condition } from '@/lib/domain/mapping/rule';
import { fieldNames, fieldTraits } from '@/lib/domain/mapping/rule-fields';
import type { Tool } from '@/lib/domain/primitives';
import { Button } from '../pages/Button';
import field from '../pages/field.module.css';
import { fieldTitle } from '../pages/rule-sentence';
import { type ConditionWay, conditionWay, waysFor, withValue, withWay } from './condition-edit';
import styles from './options.module.css';

/** One condition: field, comparison, value. Several values are separated by commas. */
export function ConditionRow(props: {
  tool: Tool;
  condition: Condition;
  number: number;
  /** Values that were seen on pages or stand in other rules. */
  choices: readonly string[];
  invalid: boolean;
  onChange: (condition: Condition) => void;
  onRemove: () => void;
}) {
  const { tool, condition, number, choices, invalid, onChange, onRemove } = props;
  const text = useText();
  const { t } = text;
  const fields = fieldNames(tool).filter((one) => !fieldTraits(tool, one).recipeOnly);
  const known = fields.includes(condition.field) ? fields : [...fields, condition.field];
  const value = Array.isArray(condition.value) ? condition.value.join(', ') : condition.value;
  return (
    <fieldset className={styles.condition} aria-label={t('options.rule.condition', { number })}>
      <select
        className={field.input}
        aria-label={t('options.rule.condition.field')}
        value={condition.field}
        onChange={(event) => onChange({ ...condition, field: event.target.value })}
      >
        {known.map((one) => (
          <option key={one} value={one}>
            {fieldTitle(one, text)}
          </option>
        ))}
      </select>
      <select
        className={field.input}
        aria-label={t('options.rule.condition.way')}
        value={conditionWay(condition)}
        onChange={(event) => onChange(withWay(condition, event.target.value as ConditionWay))}
      >
        {waysFor(condition).map((way) => (
          <option key={way} value={way}>
            {t(`options.rule.way.${way}`)}
          </option>
        ))}
      </select>
      <input
        className={field.input}
        aria-label={t('options.rule.condition.value')}
        aria-invalid={invalid || undefined}
        maxLength={400}
        list={`rule-values-${number}`}
        data-condition-value=""
        autoComplete="off"
        spellCheck={false}
        value={value}
        onChange={(event) => onChange(withValue(condition, event.target.value))}
      />
      <datalist id={`rule-values-${number}`}>
        {choices.map((choice) => (
          <option key={choice} value={choice} />
        ))}
      </datalist>
      <Button variant="quiet" aria-label={t('options.rule.condition.remove', { number })} onClick={onRemove}>
        {t('options.rule.remove')}
      </Button>
    </fieldset>
  );
}
