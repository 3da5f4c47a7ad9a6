import type { ReactNode } from 'react';
import { useText } from '@/components/ui/text';
import { Field } from '../../pages/Field';
import styles from '../../pages/field.module.css';

/** The password of a team's account. Only ever on this page: nothing secret is typed in a page of somebody else. */
export function PasswordField(props: {
  error?: ReactNode;
  value: string;
  onChange: (value: string) => void;
}) {
  const { error, value, onChange } = props;
  const { t } = useText();
  return (
    <Field label={t('options.team.password')} hint={t('options.team.password.hint')} error={error}>
      {(ids) => (
        <input
          {...ids}
          type="password"
          name="password"
          className={styles.input}
          value={value}
          maxLength={1000}
          autoComplete="current-password"
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
