import { type FormEvent, useRef, useState } from 'react';
import { isolated } from '@/components/ui/plain-text';
import { useText } from '@/components/ui/text';
import type { InitiativeBrief } from '@/lib/domain/overview-types';
import type { Person } from '@/lib/domain/people';
import { Button } from '../pages/Button';
import { focusFirstProblem } from '../pages/focus-first-problem';
import form from '../pages/form.module.css';
import { KeptNotice } from '../pages/KeptNotice';
import { Notice } from '../pages/Notice';
import { Problem } from '../pages/Problem';
import { problemAt } from '../pages/problem-sentence';
import { SelectField } from '../pages/SelectField';
import { TextField } from '../pages/TextField';
import { useCommand } from '../pages/use-command';
import { useKeptDraft } from '../pages/use-kept-draft';
import styles from './options.module.css';
import {
  changesIdentity,
  draftOfPerson,
  type PersonDraft,
  type PersonProblems,
  personInput,
  personProblems,
  placeOfPerson,
} from './person-draft';
import { RoleRows } from './RoleRows';

const FUNCTIONS = ['business', 'it', 'risk', 'other'] as const;

/** Adds a person, or changes one: name, function, address, identity, and roles with where they hold. */
export function PersonForm(props: {
  person?: Person;
  /** Under which name the draft is kept. */
  about: string;
  initiatives: readonly InitiativeBrief[];
  now?: string;
  /** Called with the person that was saved, or without one when nothing was. */
  onDone: (savedId?: string) => void;
}) {
  const { person, about, initiatives, now = '', onDone } = props;
  const text = useText();
  const { t } = text;
  const element = useRef<HTMLFormElement>(null);
  const [standing] = useState(() => draftOfPerson(person, now));
  const { draft, change, isBack, settle } = useKeptDraft<PersonDraft>(placeOfPerson(about), standing);
  const [problems, setProblems] = useState<PersonProblems>({});
  const invite = useCommand('invitePerson');
  const edit = useCommand('editPerson');
  const problem = invite.problem ?? edit.problem;
  const errorAt = (field: keyof PersonProblems) =>
    problems[field] ? t(problems[field]) : problemAt(field, problem, text);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const found = personProblems(draft, person);
    setProblems(found);
    if (Object.keys(found).length > 0) return focusFirstProblem(element.current);
    const identity = draft.identity.trim();
    const input = { ...personInput(draft), ...(identity && identity !== person?.id && { identity }) };
    const done = person
      ? await edit.run({ ...input, personId: person.id, at: draft.at })
      : await invite.run(input);
    if (!done) return focusFirstProblem(element.current);
    settle();
    onDone(done.personId);
  };

  return (
    <form
      ref={element}
      className={person ? form.form : `${styles.panel} ${form.form}`}
      noValidate
      onSubmit={submit}
    >
      <h2>{t(person ? 'options.people.edit.title' : 'options.people.add')}</h2>
      {isBack ? <KeptNotice onDiscard={() => settle(draftOfPerson(person, now))} /> : null}
      <div className={form.pair}>
        <TextField
          name="displayName"
          label={t('options.people.name')}
          error={errorAt('displayName')}
          value={draft.displayName}
          maxLength={120}
          autoComplete="off"
          onChange={(displayName) => change({ displayName })}
        />
        <SelectField
          name="function"
          label={t('options.people.function')}
          value={draft.function}
          options={FUNCTIONS.map((value) => ({ value, label: t(`options.people.function.${value}`) }))}
          onChange={(value) => change({ function: value })}
        />
      </div>
      <div className={form.pair}>
        <TextField
          name="email"
          label={t('options.people.email')}
          hint={t('options.people.email.hint')}
          error={errorAt('email')}
          value={draft.email}
          maxLength={254}
          autoComplete="off"
          onChange={(email) => change({ email })}
        />
        <TextField
          name="identity"
          label={t('options.people.identity')}
          hint={t('options.people.identity.hint')}
          error={errorAt('identity')}
          value={draft.identity}
          maxLength={255}
          autoComplete="off"
          onChange={(identity) => change({ identity })}
        />
      </div>
      {person && changesIdentity(draft, person) ? (
        <Notice tone="caution" live="status">
          <p>
            {t('options.people.identity.change', {
              name: isolated(person.displayName),
              identity: isolated(draft.identity.trim()),
            })}
          </p>
        </Notice>
      ) : null}
      <RoleRows grants={draft.grants} initiatives={initiatives} onChange={(grants) => change({ grants })} />
      <Problem problem={problem} shownAtFields={['displayName', 'email', 'identity']} />
      <div className={form.actions}>
        <Button type="submit" variant="primary" busy={invite.busy || edit.busy}>
          {t('options.people.save')}
        </Button>
        <Button
          variant="quiet"
          onClick={() => {
            settle();
            onDone();
          }}
        >
          {t('page.cancel')}
        </Button>
      </div>
    </form>
  );
}
