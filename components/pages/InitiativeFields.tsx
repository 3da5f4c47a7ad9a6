import { isolated, plainText } from '@/components/ui/plain-text';
import { useText } from '@/components/ui/text';
import type { Person } from '@/lib/domain/people';
import type { DraftFieldsProps } from './draft-fields-props';
import styles from './form.module.css';
import { NEW_OWNER, PERSON_FUNCTIONS } from './initiative-form';
import { MappingFields } from './MappingFields';
import { SelectField } from './SelectField';
import { TextField } from './TextField';

/**
 * The four inputs of an initiative: name, purpose, business owner, and the project, space or table it
 * belongs to.
 */
export function InitiativeFields(
  props: DraftFieldsProps & {
    people: Person[];
    meId: string | undefined;
    withoutMapping?: boolean | undefined;
  },
) {
  const { draft, problems, onChange, people, meId, withoutMapping } = props;
  const { t } = useText();
  const owners = people
    .filter(({ active, archivedAt }) => active && !archivedAt)
    .map(({ id, displayName }) => ({
      value: id,
      label:
        id === meId ? t('page.initiative.owner.me', { name: isolated(displayName) }) : plainText(displayName),
    }));
  return (
    <>
      <TextField
        name="name"
        label={t('page.initiative.name')}
        hint={t('page.initiative.name.hint')}
        error={problems.name}
        value={draft.name}
        maxLength={120}
        onChange={(name) => onChange({ name })}
      />
      <TextField
        name="purpose"
        label={t('page.initiative.purpose')}
        hint={t('page.initiative.purpose.hint')}
        error={problems.purpose}
        value={draft.purpose}
        maxLength={280}
        rows={2}
        onChange={(purpose) => onChange({ purpose })}
      />
      <SelectField
        name="owner"
        label={t('page.initiative.owner')}
        hint={t('page.initiative.owner.hint')}
        error={problems.owner}
        value={draft.owner}
        options={[...owners, { value: NEW_OWNER, label: t('page.initiative.owner.new') }]}
        onChange={(owner) => onChange({ owner })}
      />
      {draft.owner === NEW_OWNER ? (
        <div className={styles.pair}>
          <TextField
            name="ownerName"
            label={t('page.initiative.ownerName')}
            error={problems.ownerName}
            value={draft.ownerName}
            maxLength={120}
            autoComplete="off"
            onChange={(ownerName) => onChange({ ownerName })}
          />
          <SelectField
            name="ownerFunction"
            label={t('page.initiative.ownerFunction')}
            error={problems.ownerFunction}
            value={draft.ownerFunction}
            options={PERSON_FUNCTIONS.map((value) => ({ value, label: t(`function.${value}`) }))}
            onChange={(ownerFunction) => onChange({ ownerFunction })}
          />
        </div>
      ) : null}
      {withoutMapping ? null : <MappingFields draft={draft} problems={problems} onChange={onChange} />}
    </>
  );
}
