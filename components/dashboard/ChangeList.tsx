import { useText } from '@/components/ui/text';
import type { DimensionView } from '@/lib/domain/overview-types';
import { Sentence } from '../pages/Sentence';
import styles from './dashboard.module.css';

/** What changed since a decision and made it stop counting, with the old and the new value. */
export function ChangeList({ changes }: { changes: NonNullable<DimensionView['changes']> }) {
  const { t, has } = useText();
  // Codes of the domain have words; names and versions stand for themselves.
  const said = (what: string, value: string) =>
    has(`change.${what}.${value}`) ? t(`change.${what}.${value}`) : value;
  return (
    <ul className={styles.changes}>
      {changes.map(({ what, before, after }) => (
        <li key={`${what}/${after ?? ''}`}>
          {t(`change.${what}`)}
          {before !== undefined || after !== undefined ? ': ' : null}
          {before === undefined ? null : (
            <Sentence id="dashboard.change.before" values={{ value: said(what, before) }} />
          )}
          {before !== undefined && after !== undefined ? ', ' : null}
          {after === undefined ? null : (
            <Sentence id="dashboard.change.after" values={{ value: said(what, after) }} />
          )}
        </li>
      ))}
    </ul>
  );
}
