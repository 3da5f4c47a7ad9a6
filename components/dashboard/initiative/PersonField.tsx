import { useText } from '@/components/ui/text';
import type { PersonChoice } from '@/lib/domain/dossier-types';
import { SelectField } from '../../pages/SelectField';

/** Somebody of the workspace, or nobody where that is possible. */
export function PersonField(props: {
  label: string;
  hint?: string;
  error?: string | undefined;
  name: string;
  value: string;
  people: readonly PersonChoice[];
  optional?: boolean;
  onChange: (id: string) => void;
}) {
  const { people, optional, value, ...rest } = props;
  const { t } = useText();
  const known = people.some(({ id }) => id === value);
  const none = optional || !known ? [{ value: '', label: t('initiative.person.none') }] : [];
  return (
    <SelectField
      {...rest}
      value={known ? value : ''}
      options={[...none, ...people.map(({ id, name }) => ({ value: id, label: name }))]}
    />
  );
}
