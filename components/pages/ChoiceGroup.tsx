import { type ReactNode, useId, useState } from 'react';
import styles from './field.module.css';

/** A few exclusive choices side by side, as radio buttons in the look of a switch. */
export function ChoiceGroup<V extends string>(props: {
  legend: ReactNode;
  value: V;
  options: readonly { value: V; label: string }[];
  /** When it returns a promise, the choice shows at once and is taken back if it did not come about. */
  onChange: (value: V) => unknown;
  /** Shows the legend to assistive technology only, where the heading above already says it. */
  quietLegend?: boolean;
}) {
  const { legend, value, options, onChange, quietLegend } = props;
  const name = useId();
  const [pending, setPending] = useState<V>();
  const choose = async (next: V) => {
    const done = onChange(next);
    if (!(done instanceof Promise)) return;
    setPending(next);
    await done.finally(() => setPending(undefined));
  };
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
              checked={option.value === (pending ?? value)}
              onChange={() => choose(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
