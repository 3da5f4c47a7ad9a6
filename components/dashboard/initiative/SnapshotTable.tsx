import { StatusBadge } from '@/components/ui/StatusBadge';
import { useText } from '@/components/ui/text';
import type { SnapshotLine } from '@/lib/domain/dossier-types';
import { formatDay } from '@/lib/i18n/formats';
import table from '../../pages/table.module.css';
import styles from './initiative.module.css';

/** What was seen at the decision beside what is so now, field by field. */
export function SnapshotTable({ lines }: { lines: readonly SnapshotLine[] }) {
  const { t, has, locale } = useText();
  // Codes of the domain have words; names, versions and titles stand for themselves.
  const said = (what: string, value: string) =>
    has(`change.${what}.${value}`) ? t(`change.${what}.${value}`) : what === 'trials' ? dated(value) : value;
  const dated = (value: string) => value.replace(/\d{4}-\d\d-\d\d/g, (day) => formatDay(day, locale));
  const list = (what: string, values: readonly string[]) =>
    values.length === 0 ? '–' : values.map((value) => said(what, value)).join(', ');
  // What is another now is what somebody looks for.
  const ordered = [...lines].sort((a, b) => Number(a.same) - Number(b.same));
  return (
    <div className={styles.scroll}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t('initiative.snapshot.what')}</th>
            <th scope="col">{t('initiative.snapshot.then')}</th>
            <th scope="col">{t('initiative.snapshot.now')}</th>
          </tr>
        </thead>
        <tbody>
          {ordered.map(({ what, before, now, same }) => (
            <tr key={what}>
              <th scope="row">{has(`snapshot.${what}`) ? t(`snapshot.${what}`) : t(`change.${what}`)}</th>
              <td data-label={t('initiative.snapshot.then')}>{list(what, before)}</td>
              <td data-label={t('initiative.snapshot.now')}>
                {same ? (
                  <span className={styles.unbroken}>{t('initiative.snapshot.same')}</span>
                ) : (
                  <StatusBadge tone="caution" quiet>
                    {list(what, now)}
                  </StatusBadge>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
