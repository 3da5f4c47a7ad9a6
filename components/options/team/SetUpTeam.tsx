import { type FormEvent, useRef } from 'react';
import { useText } from '@/components/ui/text';
import { Button, buttonClass } from '../../pages/Button';
import { ChoiceGroup } from '../../pages/ChoiceGroup';
import { focusFirstProblem } from '../../pages/focus-first-problem';
import form from '../../pages/form.module.css';
import { Notice } from '../../pages/Notice';
import { Problem } from '../../pages/Problem';
import { problemAt } from '../../pages/problem-sentence';
import { TextField } from '../../pages/TextField';
import styles from '../options.module.css';
import { SectionHeading } from '../SectionHeading';
import { AccountsBlock } from './AccountsBlock';
import { ForProvider } from './ForProvider';
import type { JoinDraft, joinPolicy } from './join-draft';
import { OwnersBlock } from './OwnersBlock';
import { PasswordField } from './PasswordField';
import { ProveSignIn } from './ProveSignIn';
import { ProviderFields } from './ProviderFields';
import { SeriousBlocks } from './SeriousBlocks';
import { ServerFields } from './ServerFields';
import { SetUpReport } from './SetUpReport';
import { type SharedDraft, useSetUp } from './use-set-up';

const FIELDS = ['server', 'team', 'issuer'] as const;

/** A team's server, from nothing to proved, for whoever looks after it. */
export function SetUpTeam(props: {
  draft: SharedDraft;
  /** What the organisation filled in, and nobody changes here. */
  fixed: ReturnType<typeof joinPolicy>;
  hasTeam: boolean;
  onChange: (part: Partial<SharedDraft>) => void;
}) {
  const { fixed, hasTeam, onChange } = props;
  const draft = { ...props.draft, ...fixed };
  const text = useText();
  const { t } = text;
  const element = useRef<HTMLFormElement>(null);
  const setUp = useSetUp(draft);
  const { report, problem, admin } = setUp;
  const { way } = draft;
  const change = (part: Partial<SharedDraft>) => {
    onChange(part);
    setUp.forget();
  };
  const errorAt = (field: keyof JoinDraft) => {
    const found = setUp.open.find((one) => one.field === field);
    if (found?.why === 'missing') return t('options.team.missing');
    if (found) return t(field === 'issuer' ? 'problem.sign_in_issuer' : 'problem.team_address');
    return problemAt(field, problem, text);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void setUp.run().then((isDone) => isDone || focusFirstProblem(element.current));
  };

  return (
    <>
      <SectionHeading view="setUp" />
      {hasTeam ? null : (
        <p>
          {t('options.setUp.onlyJoin')} <a href="#/team">{t('options.setUp.onlyJoin.link')}</a>
        </p>
      )}
      <form ref={element} className={`${styles.panel} ${form.form}`} noValidate onSubmit={submit}>
        <div className={form.pair}>
          <ServerFields
            draft={draft}
            fixed={fixed}
            hints={{ server: t('options.setUp.server.hint'), team: t('options.setUp.name.hint') }}
            errorAt={errorAt}
            onChange={change}
          />
        </div>
        <div className={form.pair}>
          <TextField
            name="account"
            label={t('options.setUp.account')}
            hint={t('options.setUp.account.hint')}
            error={errorAt('account')}
            value={setUp.account}
            maxLength={255}
            autoComplete="off"
            onChange={setUp.setAccount}
          />
          <PasswordField
            hint={t('options.setUp.password.hint')}
            error={errorAt('password')}
            value={setUp.password}
            onChange={setUp.setPassword}
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
        {way === 'provider' ? (
          <>
            <ProviderFields draft={draft} fixed={fixed} errorAt={errorAt} onChange={change} />
            <ForProvider draft={draft} />
          </>
        ) : null}
        {setUp.denied ? (
          <Notice tone="caution" live="alert">
            <p>{t('options.setUp.denied')}</p>
          </Notice>
        ) : null}
        <Problem problem={problem} heading={t('options.setUp.notDone')} shownAtFields={FIELDS} />
        <div className={form.actions}>
          <Button type="submit" variant={report ? 'secondary' : 'primary'} busy={setUp.busy}>
            {t(report ? 'options.setUp.again' : hasTeam ? 'options.setUp.run.inTeam' : 'options.setUp.run')}
          </Button>
          <a className={buttonClass('quiet')} href="#/team">
            {t('options.setUp.back')}
          </a>
        </div>
      </form>
      {report ? (
        <>
          <SetUpReport {...report}>
            {way === 'provider' ? <ProveSignIn draft={draft} onProved={setUp.setProved} /> : null}
          </SetUpReport>
          {way === 'account' ? <AccountsBlock admin={admin} /> : <OwnersBlock admin={admin} />}
          {hasTeam ? null : (
            <section className={styles.panel} aria-labelledby="set-up-next">
              <div className={styles.rowMain}>
                <h2 id="set-up-next">{t('options.setUp.next')}</h2>
                <p className={styles.soft}>
                  {t(way === 'account' ? 'options.setUp.next.account' : 'options.setUp.next.provider')}
                </p>
              </div>
              <p>
                <a className={buttonClass('primary')} href="#/team">
                  {t('options.setUp.join')}
                </a>
              </p>
            </section>
          )}
          <SeriousBlocks admin={admin} />
        </>
      ) : null}
    </>
  );
}
