import type { ReactNode } from 'react';
import { Field } from './Field';
import styles from './field.module.css';

/** One of a few. The browser's own list: every assistive technology knows it. */
export function SelectField<V extends string>(props: {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  name: string;
  value: V;
  options: readonly { value: V; label: string }[];
  onChange: (value: V) => void;
}) {
  const { label, hint, error, name, value, options, onChange } = props;
  return (
    <Field label={label} hint={hint} error={error}>
      {(ids) => (
        <select
          {...ids}
          name={name}
          className={styles.input}
          value={value}
          onChange={(event) => {
            const chosen = options.find((option) => option.value === event.target.value);
            if (chosen) onChange(chosen.value);
          }}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
