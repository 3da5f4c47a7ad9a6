import { type FormEvent, useRef, useState } from 'react';
import { useText } from '@/components/ui/text';
import { Button } from '../../pages/Button';
import { focusFirstProblem } from '../../pages/focus-first-problem';
import form from '../../pages/form.module.css';
import { Notice } from '../../pages/Notice';
import { Problem } from '../../pages/Problem';
import { TextField } from '../../pages/TextField';
import type { Command } from '../../pages/use-command';
import { PasswordField } from './PasswordField';

/** The browser forgot the password, as it should, or it was changed. */
export function SignInAgain({ account, signIn }: { account: string; signIn: Command<'signIn'> }) {
  const { t } = useText();
  const element = useRef<HTMLFormElement>(null);
  const [password, setPassword] = useState('');
  const [asked, setAsked] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (password) void signIn.run({ password });
    else focusFirstProblem(element.current);
  };
  return (
    <form ref={element} className={form.form} noValidate onSubmit={submit}>
      {/* Whose password it is: for the person, and for what keeps their passwords. */}
      <TextField
        name="account"
        label={t('options.team.account')}
        value={account}
        readOnly
        autoComplete="username"
        onChange={() => {}}
      />
      <PasswordField
        error={asked && !password ? t('options.team.missing') : undefined}
        value={password}
        onChange={setPassword}
      />
      {signIn.problem?.code === 'team_offline' ? (
        <Notice tone="caution" live="alert" heading={t('options.team.notChecked')}>
          <p>{t('options.team.notChecked.text')}</p>
        </Notice>
      ) : signIn.problem?.code === 'team_signed_out' ? (
        <Notice tone="stop" live="alert" heading={t('options.team.notSignedIn')}>
          <p>{t('options.team.password.refused')}</p>
        </Notice>
      ) : (
        <Problem problem={signIn.problem} heading={t('options.team.notSignedIn')} />
      )}
      <div className={form.actions}>
        <Button type="submit" variant="primary" busy={signIn.busy}>
          {t('options.team.signIn')}
        </Button>
      </div>
    </form>
  );
}
