import { type FormEvent, useRef, useState } from 'react';
import { useText } from '@/components/ui/text';
import type { SetUpCheck } from '@/lib/domain/team-set-up';
import type { OutputOf } from '@/lib/messaging/protocol';
import { Button, buttonClass } from '../../pages/Button';
import { ChoiceGroup } from '../../pages/ChoiceGroup';
import { focusFirstProblem } from '../../pages/focus-first-problem';
import form from '../../pages/form.module.css';
import { Notice } from '../../pages/Notice';
import { Problem } from '../../pages/Problem';
import { problemAt } from '../../pages/problem-sentence';
import { requestAccessToAll } from '../../pages/site-access';
import { TextField } from '../../pages/TextField';
import { useCommand } from '../../pages/use-command';
import styles from '../options.module.css';
import { SectionHeading } from '../SectionHeading';
import { AccountsBlock } from './AccountsBlock';
import { type JoinDraft, neededForSetUp, openFields, originsOf } from './join-draft';
import { PasswordField } from './PasswordField';
import { ProveSignIn } from './ProveSignIn';
import { ProviderFields } from './ProviderFields';
import { SetUpReport } from './SetUpReport';

const FIELDS = ['server', 'team', 'issuer'] as const;
type Shared = Omit<JoinDraft, 'account' | 'password'>;

/**
 * A team's server, from nothing to proved. The admin's name and password live in this page's memory as long as it shows this
 * view, so that accounts can be made without typing them again, and nowhere else.
 */
export function SetUpTeam(props: {
  draft: Shared;
  hasTeam: boolean;
  onChange: (part: Partial<Shared>) => void;
}) {
  const { draft, hasTeam, onChange } = props;
  const text = useText();
  const { t } = text;
  const element = useRef<HTMLFormElement>(null);
  const [account, setAccount] = useState('');
  const [password, setPassword] = useState('');
  const [asked, setAsked] = useState(false);
  const [denied, setDenied] = useState(false);
  const [done, setDone] = useState<OutputOf<'setUpTeam'>>();
  const [person, setPerson] = useState<SetUpCheck>();
  const command = useCommand('setUpTeam');
  const { server, team, issuer, way } = draft;
  const whole: JoinDraft = { ...draft, account, password };
  const admin = { server, team, account, password };
  const open = openFields(whole, neededForSetUp(way));

  const forget = () => {
    setDone(undefined);
    setPerson(undefined);
    command.forget();
  };
  const change = (part: Partial<Shared>) => {
    onChange(part);
    forget();
  };
  const errorAt = (field: keyof JoinDraft) => {
    const found = asked ? open.find((one) => one.field === field) : undefined;
    if (found?.why === 'missing') return t('options.team.missing');
    if (found) return t(field === 'issuer' ? 'problem.sign_in_issuer' : 'problem.team_address');
    return problemAt(field, command.problem, text);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    setDenied(false);
    if (open.length > 0) return focusFirstProblem(element.current);
    // The browser asks only while the click is fresh.
    void requestAccessToAll(originsOf(draft)).then(async (outcome) => {
      if (outcome !== 'granted') return setDenied(true);
      setPerson(undefined);
      const result = await command.run({ ...admin, ...(way === 'provider' ? { issuer } : {}) });
      setDone(result);
      if (!result) focusFirstProblem(element.current);
    });
  };

  return (
    <>
      <SectionHeading view="setUp" />
      <form ref={element} className={`${styles.panel} ${form.form}`} noValidate onSubmit={submit}>
        <div className={form.pair}>
          <TextField
            name="server"
            label={t('options.team.server')}
            hint={t('options.setUp.server.hint')}
            error={errorAt('server')}
            value={server}
            maxLength={300}
            autoComplete="url"
            onChange={(next) => change({ server: next })}
          />
          <TextField
            name="team"
            label={t('options.team.name')}
            hint={t('options.setUp.name.hint')}
            error={errorAt('team')}
            value={team}
            maxLength={60}
            autoComplete="off"
            onChange={(next) => change({ team: next })}
          />
          <TextField
            name="account"
            label={t('options.setUp.account')}
            hint={t('options.setUp.account.hint')}
            error={errorAt('account')}
            value={account}
            maxLength={255}
            autoComplete="off"
            onChange={setAccount}
          />
          <PasswordField
            hint={t('options.setUp.password.hint')}
            error={errorAt('password')}
            value={password}
            onChange={setPassword}
          />
        </div>
        <ChoiceGroup
          legend={t('options.setUp.way')}
          value={way}
          options={[
            { value: 'provider', label: t('options.setUp.way.provider') },
            { value: 'account', label: t('options.setUp.way.account') },
          ]}
          hint={t(`options.setUp.way.${way}.hint`)}
          onChange={(next) => change({ way: next })}
        />
        {way === 'provider' ? <ProviderFields draft={draft} errorAt={errorAt} onChange={change} /> : null}
        {denied ? (
          <Notice tone="caution" live="alert">
            <p>{t('options.setUp.denied')}</p>
          </Notice>
        ) : null}
        <Problem problem={command.problem} heading={t('options.setUp.notDone')} shownAtFields={FIELDS} />
        <div className={form.actions}>
          <Button type="submit" variant={done ? 'secondary' : 'primary'} busy={command.busy}>
            {t(done ? 'options.setUp.again' : 'options.setUp.run')}
          </Button>
          <a className={buttonClass('quiet')} href="#/team">
            {t('options.setUp.back')}
          </a>
        </div>
      </form>
      {done ? (
        <>
          <SetUpReport steps={done.steps} checks={person ? [...done.checks, person] : done.checks}>
            {way === 'provider' ? <ProveSignIn draft={draft} onProved={setPerson} /> : null}
          </SetUpReport>
          {way === 'account' ? <AccountsBlock admin={admin} /> : null}
          {hasTeam ? null : (
            <p>
              <a className={buttonClass('primary')} href="#/team">
                {t('options.setUp.join')}
              </a>
            </p>
          )}
        </>
      ) : null}
    </>
  );
}
