import { useText } from '@/components/ui/text';
import type { DimensionView } from '@/lib/domain/overview-types';
import { Sentence } from '../pages/Sentence';
import styles from './dashboard.module.css';

/** What changed since a decision and made it stop counting, with the old and the new value. */
export function ChangeList({ changes }: { changes: NonNullable<DimensionView['changes']> }) {
  const { t, has } = useText();
  // Codes of the domain have words; names and versions stand for themselves.
  const said = (what: string, value: string | undefined) => {
    if (value === undefined) return t('dashboard.nothing');
    return has(`change.${what}.${value}`) ? t(`change.${what}.${value}`) : value;
  };
  if (changes.length === 0) return null;
  return (
    <ul className={styles.changes}>
      {changes.map(({ what, before, after }) => (
        <li key={`${what}/${after ?? ''}`}>
          {t(`change.${what}`)}{' '}
          {before !== undefined || after !== undefined ? (
            <Sentence
              id="dashboard.governance.change"
              values={{ before: said(what, before), after: said(what, after) }}
            />
          ) : null}
        </li>
      ))}
    </ul>
  );
}
