import { type FormEvent, useRef, useState } from 'react';
import { isolated } from '@/components/ui/plain-text';
import { useText } from '@/components/ui/text';
import { LEAST_PASSWORD, TEAM_RIGHTS, type TeamAccount, type TeamRight } from '@/lib/domain/team-set-up';
import { Button } from '../../pages/Button';
import { focusFirstProblem } from '../../pages/focus-first-problem';
import form from '../../pages/form.module.css';
import { Problem } from '../../pages/Problem';
import { problemAt } from '../../pages/problem-sentence';
import { TextField } from '../../pages/TextField';
import { useCommand } from '../../pages/use-command';
import styles from '../options.module.css';
import { PasswordField } from './PasswordField';
import type { Admin } from './server-admin';

/** Adds an account, or changes what one may and gives it a new password. */
export function AccountForm(props: {
  account?: TeamAccount;
  admin: Admin;
  onChanged: (accounts: readonly TeamAccount[]) => void;
  onClose: () => void;
}) {
  const { account, admin, onChanged, onClose } = props;
  const text = useText();
  const { t } = text;
  const element = useRef<HTMLFormElement>(null);
  const [name, setName] = useState(account?.name ?? '');
  const [newPassword, setNewPassword] = useState('');
  const [rights, setRights] = useState<readonly TeamRight[]>(account?.rights ?? []);
  const [asked, setAsked] = useState(false);
  const save = useCommand('saveTeamAccount');
  const isShort = newPassword === '' ? !account : newPassword.length < LEAST_PASSWORD;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (name.trim() === '' || isShort) return focusFirstProblem(element.current);
    const password = newPassword ? { newPassword } : {};
    const done = await save.run({ ...admin, name: name.trim(), rights: [...rights], ...password });
    if (done) onChanged(done.accounts);
    else focusFirstProblem(element.current);
  };
  const toggle = (right: TeamRight, on: boolean) =>
    setRights(TEAM_RIGHTS.filter((one) => (one === right ? on : rights.includes(one))));
  return (
    <form
      ref={element}
      className={account ? form.form : `${styles.panel} ${form.form}`}
      noValidate
      onSubmit={submit}
    >
      <h3>
        {account
          ? t('options.setUp.accounts.edit.of', { name: isolated(account.displayName ?? account.name) })
          : t('options.setUp.accounts.add')}
      </h3>
      <div className={form.pair}>
        {account ? null : (
          <TextField
            name="accountName"
            label={t('options.setUp.accounts.name')}
            hint={t('options.setUp.accounts.name.hint')}
            error={
              asked && name.trim() === '' ? t('options.team.missing') : problemAt('name', save.problem, text)
            }
            value={name}
            maxLength={255}
            autoComplete="off"
            onChange={setName}
          />
        )}
        <PasswordField
          name="newPassword"
          isNew
          label={t(account ? 'options.setUp.accounts.newPassword' : 'options.setUp.accounts.password')}
          hint={t(
            account ? 'options.setUp.accounts.newPassword.hint' : 'options.setUp.accounts.password.hint',
            { count: LEAST_PASSWORD },
          )}
          error={
            asked && isShort
              ? t('options.setUp.accounts.password.short', { count: LEAST_PASSWORD })
              : problemAt('newPassword', save.problem, text)
          }
          value={newPassword}
          onChange={setNewPassword}
        />
      </div>
      <fieldset className={styles.ticks}>
        <legend>{t('options.setUp.rights')}</legend>
        {TEAM_RIGHTS.map((right) => (
          <label key={right} className={styles.tick}>
            <input
              type="checkbox"
              checked={rights.includes(right)}
              onChange={(event) => toggle(right, event.target.checked)}
            />
            <span>{t(`options.setUp.right.${right}`)}</span>
          </label>
        ))}
      </fieldset>
      <Problem problem={save.problem} shownAtFields={['newPassword', 'name']} />
      <div className={form.actions}>
        <Button type="submit" variant="primary" busy={save.busy}>
          {t('options.setUp.accounts.save')}
        </Button>
        <Button variant="quiet" onClick={onClose}>
          {t('page.cancel')}
        </Button>
      </div>
    </form>
  );
}
