import { useText } from '@/components/ui/text';
import type { Person } from '@/lib/domain/people';
import { SelectField } from '../../pages/SelectField';
import { TextField } from '../../pages/TextField';

/** A person of the workspace by id, or the name of somebody who is not in it. */
export type ExecutiveDraft = { id: string; name: string };

/** Whom the outcome belongs to: somebody of the workspace, or a name. */
export function ExecutiveField(props: {
  people: readonly Person[];
  draft: ExecutiveDraft;
  error?: string | undefined;
  onChange: (draft: ExecutiveDraft) => void;
}) {
  const { people, draft, error, onChange } = props;
  const { t } = useText();
  const listed = people
    .filter(({ active, archivedAt }) => active && !archivedAt)
    .map(({ id, displayName }) => ({ value: id, label: displayName }));
  return (
    <>
      <SelectField
        name="executive"
        label={t('metric.outcome.who')}
        error={draft.id ? error : undefined}
        value={draft.id}
        options={[{ value: '', label: t('metric.outcome.who.other') }, ...listed]}
        onChange={(id) => onChange({ ...draft, id })}
      />
      {draft.id ? null : (
        <TextField
          name="executiveName"
          label={t('metric.outcome.who.name')}
          error={error}
          value={draft.name}
          maxLength={120}
          autoComplete="off"
          onChange={(name) => onChange({ ...draft, name })}
        />
      )}
    </>
  );
}

/** The executive as the message names them; undefined while nobody is named. */
export function readExecutive(
  { id, name }: ExecutiveDraft,
  people: readonly Person[],
): { executiveName: string; executiveId?: string } | undefined {
  const person = people.find((one) => one.id === id);
  if (person) return { executiveName: person.displayName, executiveId: person.id };
  return name.trim() ? { executiveName: name.trim() } : undefined;
}
