import type { ReactNode } from 'react';
import { Field } from '../../pages/Field';
import field from '../../pages/field.module.css';

/** A calendar day, in the browser's own picker. */
export function DayField(props: {
  label: string;
  name?: string;
  hint?: ReactNode;
  error?: ReactNode;
  value: string;
  max?: string | undefined;
  min?: string | undefined;
  onChange: (day: string) => void;
}) {
  const { label, name, hint, error, value, max, min, onChange } = props;
  return (
    <Field label={label} hint={hint} error={error}>
      {(ids) => (
        <input
          {...ids}
          name={name}
          className={field.input}
          type="date"
          value={value}
          max={max}
          min={min}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
