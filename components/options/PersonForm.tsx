import { type FormEvent, useRef, useState } from 'react';
import { useText } from '@/components/ui/text';
import type { InitiativeBrief } from '@/lib/domain/overview-types';
import type { Person } from '@/lib/domain/people';
import { grantsAt, type RoleGrant } from '@/lib/domain/role-grants';
import { Button } from '../pages/Button';
import { focusFirstProblem } from '../pages/focus-first-problem';
import form from '../pages/form.module.css';
import { Problem } from '../pages/Problem';
import { problemAt } from '../pages/problem-sentence';
import { SelectField } from '../pages/SelectField';
import { TextField } from '../pages/TextField';
import { useCommand } from '../pages/use-command';
import styles from './options.module.css';
import { RoleRows } from './RoleRows';

/** As people write one: somebody at a site with an ending. */
const ADDRESS = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;

const FUNCTIONS = ['business', 'it', 'risk', 'other'] as const;

/** Adds a person, or changes one: name, function, address and roles with where they hold. */
export function PersonForm(props: {
  person?: Person;
  initiatives: readonly InitiativeBrief[];
  now?: string;
  /** Called with the name that was saved, or without one when nothing was. */
  onDone: (saved?: string) => void;
}) {
  const { person, initiatives, now = '', onDone } = props;
  const text = useText();
  const { t } = text;
  const element = useRef<HTMLFormElement>(null);
  const [displayName, setDisplayName] = useState(person?.displayName ?? '');
  const [role, setFunction] = useState<Person['function']>(person?.function ?? 'business');
  const [email, setEmail] = useState(person?.email ?? '');
  const [identity, setIdentity] = useState('');
  const [grants, setGrants] = useState<RoleGrant[]>(person ? grantsAt(person, now) : []);
  // The version that was opened: a newer one must not be overwritten unseen.
  const [editedAt] = useState(person?.at ?? '');
  const [isBlank, setBlank] = useState(false);
  const [isMisspelt, setMisspelt] = useState(false);
  const invite = useCommand('invitePerson');
  const edit = useCommand('editPerson');
  const problem = invite.problem ?? edit.problem;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const blank = displayName.trim() === '';
    const misspelt = email.trim() !== '' && !ADDRESS.test(email.trim());
    setBlank(blank);
    setMisspelt(misspelt);
    if (blank || misspelt) return focusFirstProblem(element.current);
    const input = { displayName: displayName.trim(), function: role, email: email.trim(), grants };
    const done = person
      ? await edit.run({ ...input, personId: person.id, at: editedAt })
      : await invite.run({ ...input, ...(identity.trim() ? { identity: identity.trim() } : {}) });
    if (done) onDone(input.displayName);
    else focusFirstProblem(element.current);
  };

  return (
    <form
      ref={element}
      className={person ? form.form : `${styles.panel} ${form.form}`}
      noValidate
      onSubmit={submit}
    >
      <h2>{t(person ? 'options.people.edit.title' : 'options.people.add')}</h2>
      <div className={form.pair}>
        <TextField
          name="displayName"
          label={t('options.people.name')}
          error={isBlank ? t('options.people.name.missing') : problemAt('displayName', problem, text)}
          value={displayName}
          maxLength={120}
          autoComplete="off"
          onChange={setDisplayName}
        />
        <SelectField
          name="function"
          label={t('options.people.function')}
          value={role}
          options={FUNCTIONS.map((value) => ({ value, label: t(`options.people.function.${value}`) }))}
          onChange={setFunction}
        />
        <TextField
          name="email"
          label={t('options.people.email')}
          hint={t('options.people.email.hint')}
          error={isMisspelt ? t('options.people.email.wrong') : problemAt('email', problem, text)}
          value={email}
          maxLength={254}
          autoComplete="off"
          onChange={setEmail}
        />
        {person ? null : (
          <TextField
            name="identity"
            label={t('options.people.identity')}
            hint={t('options.people.identity.hint')}
            error={problemAt('identity', problem, text)}
            value={identity}
            maxLength={255}
            autoComplete="off"
            onChange={setIdentity}
          />
        )}
      </div>
      <RoleRows grants={grants} initiatives={initiatives} onChange={setGrants} />
      <Problem problem={problem} shownAtFields={['displayName', 'email', 'identity']} />
      <div className={form.actions}>
        <Button type="submit" variant="primary" busy={invite.busy || edit.busy}>
          {t('options.people.save')}
        </Button>
        <Button variant="quiet" onClick={() => onDone()}>
          {t('page.cancel')}
        </Button>
      </div>
    </form>
  );
}
