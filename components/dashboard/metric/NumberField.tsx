import type { ReactNode } from 'react';
import { Field } from '../../pages/Field';
import field from '../../pages/field.module.css';

/** A number in the notation of the person's language, with its unit behind it. */
export function NumberField(props: {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  name: string;
  value: string;
  suffix?: string | undefined;
  onChange: (text: string) => void;
}) {
  const { label, hint, error, suffix, onChange, ...rest } = props;
  return (
    <Field label={label} hint={hint} error={error}>
      {(ids) => {
        const input = (
          <input
            {...ids}
            {...rest}
            className={field.input}
            inputMode="decimal"
            autoComplete="off"
            maxLength={40}
            onChange={(event) => onChange(event.target.value)}
          />
        );
        if (!suffix) return input;
        return (
          <div className={field.suffixed}>
            {input}
            <span className={field.suffix}>{suffix}</span>
          </div>
        );
      }}
    </Field>
  );
}
