import { type ReactNode, useEffect, useId, useState } from 'react';
import { ToneIcon } from '@/components/ui/ToneIcon';
import styles from './field.module.css';

/** A few exclusive choices side by side, as radio buttons in the look of a switch. */
export function ChoiceGroup<V extends string>(props: {
  legend: ReactNode;
  /** Undefined while nothing has been chosen. */
  value: V | undefined;
  options: readonly { value: V; label: string }[];
  /**
   * When it returns a promise, the choice shows at once, and until `value` says the same; it is taken back when the promise is
   * rejected or has nothing in it.
   */
  onChange: (value: V) => unknown;
  /** Shows the legend to assistive technology only, where the heading above already says it. */
  quietLegend?: boolean;
  /** Below the choices: why they stand as they do. */
  hint?: ReactNode;
  error?: ReactNode;
  /** It can be read but not changed here. */
  disabled?: boolean;
}) {
  const { legend, value, options, onChange, quietLegend, hint, error, disabled } = props;
  const name = useId();
  const [pending, setPending] = useState<V>();
  const choose = async (next: V) => {
    const done = onChange(next);
    if (!(done instanceof Promise)) return;
    setPending(next);
    let isDone = false;
    try {
      isDone = (await done) !== undefined;
    } finally {
      if (!isDone) setPending(undefined);
    }
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was chosen is answered by any new value
  useEffect(() => setPending(undefined), [value]);
  return (
    <fieldset
      className={styles.choices}
      disabled={disabled}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: HTML allows it here, and a plain group cannot be invalid
      role="radiogroup"
      aria-describedby={error || hint ? `${name}-note` : undefined}
      aria-invalid={error ? true : undefined}
    >
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
      {error ? (
        <p className={styles.error} id={`${name}-note`} data-tone="stop">
          <ToneIcon tone="stop" /> <span>{error}</span>
        </p>
      ) : hint ? (
        <p className={styles.hint} id={`${name}-note`}>
          {hint}
        </p>
      ) : null}
    </fieldset>
  );
}
