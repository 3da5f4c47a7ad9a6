import { type FormEvent, useRef, useState } from 'react';
import { useText } from '@/components/ui/text';
import { hasLocalWorkspace } from '@/lib/store/reads/own-workspace';
import { Button } from '../../pages/Button';
import { ChoiceGroup } from '../../pages/ChoiceGroup';
import { focusFirstProblem } from '../../pages/focus-first-problem';
import form from '../../pages/form.module.css';
import { Notice } from '../../pages/Notice';
import { Problem } from '../../pages/Problem';
import { problemAt } from '../../pages/problem-sentence';
import { requestAccessToAll } from '../../pages/site-access';
import { TextField } from '../../pages/TextField';
import { useCommand } from '../../pages/use-command';
import { useLive } from '../../pages/use-live';
import { useTeamWork } from '../../pages/use-team-work';
import { WorkProgress } from '../../pages/WorkProgress';
import styles from '../options.module.css';
import { type JoinDraft, type joinPolicy, openFields, originsOf } from './join-draft';
import { PasswordField } from './PasswordField';
import { ProviderFields } from './ProviderFields';
import { ServerFields } from './ServerFields';

const FIELDS = ['server', 'team', 'issuer'] as const;

/** What an organisation gives its people, how they prove who they are, and the one action. */
export function JoinTeam(props: {
  /** As typed so far. */
  draft: JoinDraft;
  /** What the organisation filled in; it stands before anything typed. */
  fixed: ReturnType<typeof joinPolicy>;
  onChange: (part: Partial<JoinDraft>) => void;
}) {
  const { fixed, onChange } = props;
  const draft = { ...props.draft, ...fixed };
  const text = useText();
  const { t } = text;
  const withPassword = useCommand('joinTeam');
  const withProvider = useCommand('joinTeamWithProvider');
  const work = useTeamWork();
  const local = useLive(hasLocalWorkspace, []);
  const element = useRef<HTMLFormElement>(null);
  const [denied, setDenied] = useState(false);
  const [asked, setAsked] = useState(false);
  const join = draft.way === 'provider' ? withProvider : withPassword;
  const change = (part: Partial<JoinDraft>) => {
    onChange(part);
    withPassword.forget();
    withProvider.forget();
  };
  const errorAt = (field: keyof JoinDraft) => {
    const open = asked ? openFields(draft).find((one) => one.field === field) : undefined;
    if (open?.why === 'missing') return t('options.team.missing');
    if (open) return t(field === 'issuer' ? 'problem.sign_in_issuer' : 'problem.team_address');
    return problemAt(field, join.problem, text);
  };

  const run = () => {
    const { server, team, issuer, clientId, scope, account, password } = draft;
    return draft.way === 'provider'
      ? withProvider.run({ server, team, issuer, clientId, scope })
      : withPassword.run({ server, team, account, password });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    setDenied(false);
    if (openFields(draft).length > 0) return focusFirstProblem(element.current);
    // The browser asks only while the click is fresh.
    void requestAccessToAll(originsOf(draft)).then((outcome) => {
      if (outcome !== 'granted') return setDenied(true);
      return run().then((joined) => joined ?? focusFirstProblem(element.current));
    });
  };

  return (
    <form ref={element} className={`${styles.panel} ${form.form}`} noValidate onSubmit={submit}>
      <div className={form.pair}>
        <ServerFields
          draft={draft}
          fixed={fixed}
          hints={{ server: t('options.team.server.hint'), team: t('options.team.name.hint') }}
          errorAt={errorAt}
          onChange={change}
        />
      </div>
      <ChoiceGroup
        legend={t('options.team.way')}
        value={draft.way}
        options={[
          { value: 'provider', label: t('options.team.way.provider') },
          { value: 'account', label: t('options.team.way.account') },
        ]}
        hint={t(`options.team.way.${draft.way}.hint`)}
        onChange={(way) => change({ way })}
      />
      {draft.way === 'provider' ? (
        <ProviderFields draft={draft} fixed={fixed} errorAt={errorAt} onChange={change} />
      ) : (
        <div className={form.pair}>
          <TextField
            name="account"
            label={t('options.team.account')}
            error={errorAt('account')}
            value={draft.account}
            maxLength={255}
            autoComplete="username"
            onChange={(account) => change({ account })}
          />
          <PasswordField
            error={errorAt('password')}
            value={draft.password}
            onChange={(password) => change({ password })}
          />
        </div>
      )}
      {local?.value ? (
        <Notice>
          <p>{t('options.team.kept')}</p>
        </Notice>
      ) : null}
      {denied ? (
        <Notice tone="caution" live="alert">
          <p>{t('options.team.join.denied')}</p>
        </Notice>
      ) : null}
      <Problem problem={join.problem} heading={t('options.team.notJoined')} shownAtFields={FIELDS} />
      {join.busy && work ? <WorkProgress work={work} /> : null}
      <div className={form.actions}>
        <Button type="submit" variant="primary" busy={join.busy}>
          {t(draft.way === 'provider' ? 'options.team.join.provider' : 'options.team.join')}
        </Button>
      </div>
    </form>
  );
}
