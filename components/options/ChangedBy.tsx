import { useText } from '@/components/ui/text';
import type { Person } from '@/lib/domain/people';
import { formatInstant } from '@/lib/i18n/formats';
import { Sentence } from '../pages/Sentence';
import styles from './options.module.css';

/** Who did it and when: pinned a work item, put a rule away. `id` is that of the sentence. */
export function ChangedBy(props: { id: string; personId: string; at: string; people: readonly Person[] }) {
  const { id, personId, at, people } = props;
  const { t, locale } = useText();
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const name =
    people.find((person) => person.id === personId)?.displayName ?? t('options.rules.reports.somebody');
  return (
    <p className={styles.soft}>
      <Sentence id={id} values={{ name, at: formatInstant(at, locale, zone) }} />
    </p>
  );
}
