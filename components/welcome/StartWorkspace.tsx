import { type FormEvent, useRef, useState } from 'react';
import { useText } from '@/components/ui/text';
import { Button, buttonClass } from '../pages/Button';
import { focusFirstProblem } from '../pages/focus-first-problem';
import form from '../pages/form.module.css';
import { PERSON_FUNCTIONS, type PersonFunction } from '../pages/initiative-form';
import { Notice } from '../pages/Notice';
import { Problem } from '../pages/Problem';
import { problemAt } from '../pages/problem-sentence';
import { SelectField } from '../pages/SelectField';
import { TextField } from '../pages/TextField';
import { useCommand } from '../pages/use-command';
import { Steps } from './Steps';
import styles from './welcome.module.css';
import { ownTimeZone, type WorkspaceDraft, type WorkspaceField, workspaceProblems } from './workspace-form';
import { ZoneField } from './ZoneField';

const FIELDS = ['displayName', 'function', 'name', 'timeZone'] as const satisfies WorkspaceField[];

/** Step 1: who is here, and what the workspace is called. */
export function StartWorkspace() {
  const text = useText();
  const { t } = text;
  const create = useCommand('createWorkspace');
  const formElement = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState<WorkspaceDraft>({
    displayName: '',
    function: 'business',
    name: '',
    timeZone: ownTimeZone(),
  });
  const [missing, setMissing] = useState<WorkspaceField[]>([]);

  const change = (part: Partial<WorkspaceDraft>) => {
    setDraft((now) => ({ ...now, ...part }));
    setMissing((now) => now.filter((field) => !(field in part)));
  };
  const errorAt = (field: WorkspaceField) =>
    missing.includes(field) ? t(`welcome.${field}.missing`) : problemAt(field, create.problem, text);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const found = workspaceProblems(draft);
    setMissing(found);
    if (found.length === 0 && (await create.run(draft))) location.hash = '#/first';
    else focusFirstProblem(formElement.current);
  };

  return (
    <div className={styles.narrow}>
      <Steps current={1} />
      <h1 className={styles.heading}>{t('welcome.step1.title')}</h1>
      <form ref={formElement} className={form.form} noValidate onSubmit={submit}>
        <TextField
          name="displayName"
          label={t('welcome.displayName')}
          hint={t('welcome.displayName.hint')}
          error={errorAt('displayName')}
          value={draft.displayName}
          maxLength={120}
          autoComplete="name"
          onChange={(displayName) => change({ displayName })}
        />
        <SelectField<PersonFunction>
          name="function"
          label={t('welcome.function')}
          hint={t('welcome.function.hint')}
          error={errorAt('function')}
          value={draft.function}
          options={PERSON_FUNCTIONS.map((value) => ({ value, label: t(`function.${value}`) }))}
          onChange={(chosen) => change({ function: chosen })}
        />
        <TextField
          name="workspace"
          label={t('welcome.name')}
          hint={t('welcome.name.hint')}
          error={errorAt('name')}
          value={draft.name}
          maxLength={120}
          autoComplete="organization"
          onChange={(name) => change({ name })}
        />
        <ZoneField
          value={draft.timeZone}
          error={errorAt('timeZone')}
          onChange={(timeZone) => change({ timeZone })}
        />
        <Notice>
          <p>{t('welcome.local')}</p>
        </Notice>
        <Problem problem={create.problem} shownAtFields={FIELDS} />
        <div className={form.actions}>
          <Button type="submit" variant="primary" busy={create.busy}>
            {t('welcome.step1.action')}
          </Button>
          <a className={buttonClass('quiet')} href="#/">
            {t('page.back')}
          </a>
        </div>
      </form>
    </div>
  );
}
