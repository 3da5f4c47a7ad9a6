import type { ReactNode } from 'react';
import { useText } from '@/components/ui/text';
import { Field } from '../../pages/Field';
import styles from '../../pages/field.module.css';

/** A password of the team's server. Only ever on this page: nothing secret is typed in a page of somebody else. */
export function PasswordField(props: {
  error?: ReactNode;
  value: string;
  onChange: (value: string) => void;
  name?: string;
  label?: string;
  hint?: string;
  /** It is chosen here, for an account of somebody else. */
  isNew?: boolean;
}) {
  const { t } = useText();
  const { error, value, onChange, name = 'password', isNew = false } = props;
  const { label = t('options.team.password'), hint = t('options.team.password.hint') } = props;
  return (
    <Field label={label} hint={hint} error={error}>
      {(ids) => (
        <input
          {...ids}
          type="password"
          name={name}
          className={styles.input}
          value={value}
          maxLength={1000}
          autoComplete={isNew ? 'new-password' : 'current-password'}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
