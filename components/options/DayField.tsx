import type { ReactNode } from 'react';
import { Field } from '../pages/Field';
import styles from '../pages/field.module.css';

/** A calendar day, or none. The browser's own picker: it knows the person's order of day and month. */
export function DayField(props: {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  value: string;
  onChange: (day: string) => void;
}) {
  const { name, label, hint, error, value, onChange } = props;
  return (
    <Field label={label} hint={hint} error={error}>
      {(ids) => (
        <input
          {...ids}
          type="date"
          name={name}
          className={styles.input}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
