import { type ReactNode, useId } from 'react';
import { ToneIcon } from '@/components/ui/ToneIcon';
import styles from './field.module.css';

export type FieldIds = {
  id: string;
  'aria-describedby'?: string;
  'aria-invalid'?: true;
};

/**
 * One input with its label, its hint and, when the value cannot stay, the reason and the fix right beside
 * it.
 */
export function Field(props: {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  children: (ids: FieldIds) => ReactNode;
}) {
  const { label, hint, error, children } = props;
  const id = useId();
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      {hint ? (
        <p className={styles.hint} id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {children({
        id,
        ...(described ? { 'aria-describedby': described } : {}),
        ...(error ? { 'aria-invalid': true as const } : {}),
      })}
      {error ? (
        <p className={styles.error} id={`${id}-error`} data-tone="stop">
          <ToneIcon tone="stop" /> <span>{error}</span>
        </p>
      ) : null}
    </div>
  );
}
