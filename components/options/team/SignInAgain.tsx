import { type FormEvent, useState } from 'react';
import { useText } from '@/components/ui/text';
import { Button } from '../../pages/Button';
import form from '../../pages/form.module.css';
import { Problem } from '../../pages/Problem';
import { useCommand } from '../../pages/use-command';
import { PasswordField } from './PasswordField';

/** The browser forgot the password, as it should, or it was changed. */
export function SignInAgain() {
  const { t } = useText();
  const signIn = useCommand('signIn');
  const [password, setPassword] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (password) void signIn.run({ password });
  };
  return (
    <form className={form.form} noValidate onSubmit={submit}>
      <PasswordField value={password} onChange={setPassword} />
      <Problem problem={signIn.problem} heading={t('options.team.notSignedIn')} />
      <div className={form.actions}>
        <Button type="submit" variant="primary" busy={signIn.busy}>
          {t('options.team.signIn')}
        </Button>
      </div>
    </form>
  );
}
