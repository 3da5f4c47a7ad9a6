import { plainText } from '@/components/ui/plain-text';
import { StatusBadge } from '@/components/ui/StatusBadge';
import { useText } from '@/components/ui/text';
import { governanceTone } from '@/components/ui/tones';
import { UserText } from '@/components/ui/UserText';
import type { InitiativeBrief } from '@/lib/domain/overview-types';
import table from '../pages/table.module.css';
import { governanceName, phaseName, rolloutName } from '../pages/words';
import styles from './options.module.css';

/** Initiatives as a table; on a narrow screen each row becomes a card with its own labels. */
export function InitiativeTable({ initiatives }: { initiatives: readonly InitiativeBrief[] }) {
  const text = useText();
  const { t } = text;
  return (
    <table className={`${table.table} ${table.framed}`}>
      <thead>
        <tr>
          <th scope="col">{t('options.initiatives.name')}</th>
          <th scope="col">{t('page.phase')}</th>
          <th scope="col">{t('page.rollout')}</th>
          <th scope="col">{t('page.governance')}</th>
          <th scope="col">{t('page.owner')}</th>
        </tr>
      </thead>
      <tbody>
        {initiatives.map((one) => (
          <tr key={one.id}>
            <th scope="row">
              <a href={`/dashboard.html#/initiative/${one.id}`}>
                <UserText text={one.name} />
              </a>
              <span className={styles.key}>{plainText(one.key)}</span>
            </th>
            <td data-label={t('page.phase')}>{phaseName(one.phase, text)}</td>
            <td data-label={t('page.rollout')}>{rolloutName(one.rollout, text)}</td>
            <td data-label={t('page.governance')}>
              <StatusBadge tone={governanceTone(one.governance)} quiet>
                {governanceName(one.governance, text)}
              </StatusBadge>
            </td>
            <td data-label={t('page.owner')}>
              {one.ownerName ? <UserText text={one.ownerName} /> : t('page.owner.none')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
