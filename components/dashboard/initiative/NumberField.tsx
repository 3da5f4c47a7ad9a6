import type { ReactNode } from 'react';
import { Field } from '../../pages/Field';
import field from '../../pages/field.module.css';

/** A whole number, kept as it was typed until the form is sent. */
export function NumberField(props: {
  label: string;
  hint?: ReactNode;
  error?: ReactNode;
  value: string;
  onChange: (value: string) => void;
}) {
  const { label, hint, error, value, onChange } = props;
  return (
    <Field label={label} hint={hint} error={error}>
      {(ids) => (
        <input
          {...ids}
          className={field.input}
          inputMode="numeric"
          value={value}
          onChange={(event) => onChange(event.target.value.replace(/[^\d]/g, ''))}
        />
      )}
    </Field>
  );
}
