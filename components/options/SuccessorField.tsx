import type { ReactNode } from 'react';
import { isolated } from '@/components/ui/plain-text';
import { useText } from '@/components/ui/text';
import type { Person } from '@/lib/domain/people';
import { SelectField } from '../pages/SelectField';

/** Stands for "nobody yet": no id of a person looks like this. */
export const NOBODY_YET = '-';

/** Who takes over: anybody active but the one who leaves. Which of them may is said by the rules when they are asked. */
export function SuccessorField(props: {
  leaver: Person;
  people: readonly Person[];
  value: string;
  error?: ReactNode;
  /** Leaving it open is one of the answers. */
  mayStayOpen?: boolean;
  onChange: (personId: string) => void;
}) {
  const { leaver, people, value, error, mayStayOpen, onChange } = props;
  const { t } = useText();
  const others = people.filter(({ id, active, archivedAt }) => active && !archivedAt && id !== leaver.id);
  return (
    <SelectField
      name="successor"
      label={t('options.people.successor')}
      error={error}
      value={value}
      options={[
        { value: '', label: t('options.people.successor.choose') },
        ...(mayStayOpen ? [{ value: NOBODY_YET, label: t('options.people.successor.nobody') }] : []),
        ...others.map(({ id, displayName, function: what }) => ({
          value: id,
          label: `${isolated(displayName)} · ${t(`options.people.function.${what}`)}`,
        })),
      ]}
      onChange={onChange}
    />
  );
}
