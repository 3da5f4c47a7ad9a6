import { useText } from '@/components/ui/text';
import { formatInstant } from '@/lib/i18n/formats';
import { listPeople } from '@/lib/store/reads';
import { Sentence } from '../pages/Sentence';
import { useLive } from '../pages/use-live';
import styles from './options.module.css';

/** Who changed something last, and when. */
export function LastChange({ by, at, timeZone }: { by: string; at: string; timeZone: string }) {
  const { t, locale } = useText();
  const people = useLive(listPeople, []);
  if (!people) return null;
  const name = people.value.find(({ id }) => id === by)?.displayName ?? t('options.rules.reports.somebody');
  return (
    <p className={styles.soft}>
      <Sentence id="options.workspace.changed" values={{ name, at: formatInstant(at, locale, timeZone) }} />
    </p>
  );
}
