import { type FormEvent, useRef } from 'react';
import { useText } from '@/components/ui/text';
import { listPeople } from '@/lib/store/reads';
import { Button, buttonClass } from '../pages/Button';
import { focusFirstProblem } from '../pages/focus-first-problem';
import form from '../pages/form.module.css';
import { InitiativeFields } from '../pages/InitiativeFields';
import { NEW_OWNER } from '../pages/initiative-form';
import { Loading } from '../pages/Loading';
import { Problem } from '../pages/Problem';
import { useHeadingFocus } from '../pages/use-hash';
import { type CreatedInitiative, useInitiativeForm } from '../pages/use-initiative-form';
import { useLive } from '../pages/use-live';
import { Steps } from './Steps';
import styles from './welcome.module.css';

/** Step 2: the first initiative from four inputs, or later. */
export function FirstInitiative(props: {
  meId: string | undefined;
  onCreated: (created: CreatedInitiative) => void;
}) {
  const { t } = useText();
  const heading = useHeadingFocus<HTMLHeadingElement>('first');
  const people = useLive(listPeople, []);
  if (!people) return <Loading />;
  return (
    <div className={styles.narrow}>
      <Steps current={2} />
      <h1 ref={heading} tabIndex={-1} className={styles.heading}>
        {t('welcome.step2.title')}
      </h1>
      <p className={styles.lead}>{t('welcome.step2.text')}</p>
      <FirstInitiativeForm people={people.value} {...props} />
    </div>
  );
}

function FirstInitiativeForm(props: {
  people: Awaited<ReturnType<typeof listPeople>>;
  meId: string | undefined;
  onCreated: (created: CreatedInitiative) => void;
}) {
  const { people, meId, onCreated } = props;
  const { t } = useText();
  const formElement = useRef<HTMLFormElement>(null);
  // IT cannot be a business owner, so somebody of IT is not proposed as one.
  const me = people.find(({ id }) => id === meId);
  const initiative = useInitiativeForm(me && me.function !== 'it' ? me.id : NEW_OWNER);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const created = await initiative.submit();
    if (created) {
      onCreated(created);
      location.hash = '#/ready';
    } else {
      focusFirstProblem(formElement.current);
    }
  };

  return (
    <form ref={formElement} className={form.form} noValidate onSubmit={submit}>
      <InitiativeFields
        draft={initiative.draft}
        problems={initiative.problems}
        onChange={initiative.change}
        people={people}
        meId={meId}
      />
      <Problem problem={initiative.problem} shownAtFields={initiative.shownAtFields} />
      <div className={form.actions}>
        <Button type="submit" variant="primary" busy={initiative.busy}>
          {t('welcome.step2.action')}
        </Button>
        <a className={buttonClass('quiet')} href="#/ready">
          {t('welcome.step2.skip')}
        </a>
      </div>
    </form>
  );
}
