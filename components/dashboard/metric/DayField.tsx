import type { ReactNode } from 'react';
import { Field } from '../../pages/Field';
import field from '../../pages/field.module.css';

/** A calendar day in the browser's own picker, which writes it as the person's system does. */
export function DayField(props: {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  name: string;
  value: string;
  max?: string;
  onChange: (day: string) => void;
}) {
  const { label, hint, error, onChange, ...rest } = props;
  return (
    <Field label={label} hint={hint} error={error}>
      {(ids) => (
        <input
          {...ids}
          {...rest}
          type="date"
          className={field.input}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
