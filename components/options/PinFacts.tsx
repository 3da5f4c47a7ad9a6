import { useText } from '@/components/ui/text';
import type { Rule } from '@/lib/domain/mapping/rule';
import type { Person } from '@/lib/domain/people';
import { formatInstant } from '@/lib/i18n/formats';
import { Sentence } from '../pages/Sentence';
import styles from './options.module.css';

/** Who pinned a work item, and when. */
export function PinFacts({ pin, people }: { pin: Rule; people: readonly Person[] }) {
  const { t, locale } = useText();
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const name =
    people.find(({ id }) => id === pin.createdBy)?.displayName ?? t('options.rules.reports.somebody');
  return (
    <p className={styles.soft}>
      <Sentence
        id="options.rules.pinnedBy"
        values={{ name, at: formatInstant(pin.createdAt, locale, zone) }}
      />
    </p>
  );
}
