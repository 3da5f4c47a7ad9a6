import type { ReactNode } from 'react';
import { Field } from './Field';
import styles from './field.module.css';

/** A line of text, or with `rows` a few of them. */
export function TextField(props: {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  value: string;
  onChange: (value: string) => void;
  name: string;
  maxLength?: number;
  rows?: number;
  suffix?: string;
  list?: string;
  placeholder?: string;
  /** Can be read and copied, not changed. */
  readOnly?: boolean;
  autoComplete?: string;
}) {
  const { label, hint, error, value, onChange, rows, suffix, ...rest } = props;
  return (
    <Field label={label} hint={hint} error={error}>
      {(ids) => {
        const shared = { ...ids, ...rest, value, className: styles.input, spellCheck: rows !== undefined };
        if (rows) {
          const { list: _, ...area } = shared;
          return <textarea {...area} rows={rows} onChange={(event) => onChange(event.target.value)} />;
        }
        const input = <input {...shared} onChange={(event) => onChange(event.target.value)} />;
        return suffix ? (
          <div className={styles.suffixed}>
            {input}
            <span className={styles.suffix}>{suffix}</span>
          </div>
        ) : (
          input
        );
      }}
    </Field>
  );
}
