import { type ReactNode, useId } from 'react';
import styles from './field.module.css';

/** A few exclusive choices side by side, as radio buttons in the look of a switch. */
export function ChoiceGroup<V extends string>(props: {
  legend: ReactNode;
  value: V;
  options: readonly { value: V; label: string }[];
  onChange: (value: V) => void;
  /** Shows the legend to assistive technology only, where the heading above already says it. */
  quietLegend?: boolean;
}) {
  const { legend, value, options, onChange, quietLegend } = props;
  const name = useId();
  return (
    <fieldset className={styles.choices}>
      <legend className={quietLegend ? 'visually-hidden' : styles.label}>{legend}</legend>
      <div className={styles.segments}>
        {options.map((option) => (
          <label key={option.value} className={styles.segment}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
