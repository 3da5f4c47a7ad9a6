import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useText } from '@/components/ui/text';
import type { Person } from '@/lib/domain/people';
import { Button } from '../pages/Button';
import { focusFirstProblem } from '../pages/focus-first-problem';
import form from '../pages/form.module.css';
import { InitiativeFields } from '../pages/InitiativeFields';
import { CONTAINER_FIELDS, type InitiativeDraft, isWorkTool, NEW_OWNER } from '../pages/initiative-form';
import { Problem } from '../pages/Problem';
import { readRecentPage } from '../pages/recent-page';
import { type CreatedInitiative, useInitiativeForm } from '../pages/use-initiative-form';
import styles from './options.module.css';

type Props = {
  people: Person[];
  me: Person | undefined;
  onDone: (created: CreatedInitiative) => void;
  onCancel: () => void;
};

/** A new initiative from four inputs; the last page that was recognised fills in where it belongs. */
export function AddInitiative(props: Props) {
  const [initial, setInitial] = useState<Partial<InitiativeDraft>>();
  useEffect(() => {
    readRecentPage().then(
      (page) => setInitial(page ? mappingOf(page.workItem) : {}),
      () => setInitial({}),
    );
  }, []);
  return initial ? <AddInitiativeForm {...props} initial={initial} /> : null;
}

/** @param withoutMapping the project, space or table is said elsewhere */
export function AddInitiativeForm({
  people,
  me,
  initial,
  withoutMapping,
  onDone,
  onCancel,
}: Props & { initial?: Partial<InitiativeDraft>; withoutMapping?: boolean }) {
  const { t } = useText();
  const element = useRef<HTMLFormElement>(null);
  const initiative = useInitiativeForm(me && me.function !== 'it' ? me.id : NEW_OWNER, initial);

  useEffect(() => element.current?.querySelector('input')?.focus(), []);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const created = await initiative.submit();
    if (created) onDone(created);
    else focusFirstProblem(element.current);
  };

  return (
    <form ref={element} className={`${styles.panel} ${form.form}`} noValidate onSubmit={submit}>
      <h2>{t('options.initiatives.add')}</h2>
      <InitiativeFields
        draft={initiative.draft}
        problems={initiative.problems}
        onChange={initiative.change}
        people={people}
        meId={me?.id}
        withoutMapping={withoutMapping}
      />
      <Problem problem={initiative.problem} shownAtFields={initiative.shownAtFields} />
      <div className={form.actions}>
        <Button type="submit" variant="primary" busy={initiative.busy}>
          {t('options.initiatives.create')}
        </Button>
        <Button variant="quiet" onClick={onCancel}>
          {t('page.cancel')}
        </Button>
      </div>
    </form>
  );
}

function mappingOf({
  tool,
  host,
  fields,
}: NonNullable<Awaited<ReturnType<typeof readRecentPage>>>['workItem']) {
  if (!isWorkTool(tool)) return {};
  const container = fields[CONTAINER_FIELDS[tool]]?.value;
  return typeof container === 'string' ? { tool, host, container } : {};
}
