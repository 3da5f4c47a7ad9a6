import { type FormEvent, useRef, useState } from 'react';
import { useText } from '@/components/ui/text';
import { readHostInput } from '@/lib/domain/mapping/host-input';
import { Button } from '../../pages/Button';
import { focusFirstProblem } from '../../pages/focus-first-problem';
import form from '../../pages/form.module.css';
import { Notice } from '../../pages/Notice';
import { Problem } from '../../pages/Problem';
import { problemAt } from '../../pages/problem-sentence';
import { originFor, requestAccess } from '../../pages/site-access';
import { TextField } from '../../pages/TextField';
import { useCommand } from '../../pages/use-command';
import { PasswordField } from './PasswordField';

const FIELDS = ['server', 'team'] as const;

/** Four things that an organisation gives its people, and the one action. */
export function JoinTeam() {
  const text = useText();
  const { t } = text;
  const join = useCommand('joinTeam');
  const element = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState({ server: '', team: '', account: '', password: '' });
  const [denied, setDenied] = useState(false);
  const [asked, setAsked] = useState(false);
  const change = (part: Partial<typeof draft>) => {
    setDraft((now) => ({ ...now, ...part }));
    join.forget();
  };
  const host = readHostInput(draft.server);
  const errorAt = (field: keyof typeof draft) => {
    if (asked && draft[field].trim() === '') return t('options.team.missing');
    if (field === 'server' && asked && !host.ok) return t('problem.team_address');
    return problemAt(field, join.problem, text);
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    setDenied(false);
    const isWhole = Object.values(draft).every((value) => value.trim() !== '');
    if (!isWhole || !host.ok) return focusFirstProblem(element.current);
    // The browser asks only while the click is fresh.
    void requestAccess(originFor(host.host, host.scheme)).then((outcome) => {
      if (outcome !== 'granted') return setDenied(true);
      return join.run(draft).then((joined) => joined ?? focusFirstProblem(element.current));
    });
  };

  return (
    <form ref={element} className={form.form} noValidate onSubmit={submit}>
      <TextField
        name="server"
        label={t('options.team.server')}
        hint={t('options.team.server.hint')}
        error={errorAt('server')}
        value={draft.server}
        maxLength={300}
        autoComplete="url"
        onChange={(server) => change({ server })}
      />
      <TextField
        name="team"
        label={t('options.team.name')}
        hint={t('options.team.name.hint')}
        error={errorAt('team')}
        value={draft.team}
        maxLength={60}
        autoComplete="off"
        onChange={(team) => change({ team })}
      />
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
      <Notice>
        <p>{t('options.team.kept')}</p>
      </Notice>
      {denied ? (
        <Notice tone="caution" live="alert">
          <p>{t('options.team.join.denied')}</p>
        </Notice>
      ) : null}
      <Problem problem={join.problem} heading={t('options.team.notJoined')} shownAtFields={FIELDS} />
      <div className={form.actions}>
        <Button type="submit" variant="primary" busy={join.busy}>
          {t('options.team.join')}
        </Button>
      </div>
    </form>
  );
}
