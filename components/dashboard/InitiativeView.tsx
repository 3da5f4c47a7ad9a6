import { ArrowLeft } from 'lucide-react';
import { useText } from '@/components/ui/text';
import { getInitiativeOverview, listRules } from '@/lib/store/reads';
import { buttonClass } from '../pages/Button';
import { EmptyState } from '../pages/EmptyState';
import { Loading } from '../pages/Loading';
import { useLive } from '../pages/use-live';
import { atReading, useNow } from '../pages/use-now';
import styles from './dashboard.module.css';
import { InitiativePage } from './InitiativePage';

/** Reads one initiative and what is linked to it. */
export function InitiativeView({ id, timeZone }: { id: string; timeZone: string }) {
  const { t } = useText();
  const now = useNow();
  const overview = useLive(() => getInitiativeOverview(id, atReading()), [id, now]);
  const rules = useLive(listRules, []);
  if (!overview || !rules) return <Loading />;
  return (
    <div className={styles.page}>
      <p>
        <a className={styles.back} href="#/">
          <ArrowLeft size={16} aria-hidden="true" /> {t('dashboard.back')}
        </a>
      </p>
      {overview.value ? (
        <InitiativePage
          initiative={overview.value}
          rules={rules.value.filter((rule) => rule.initiativeId === id && !rule.archivedAt)}
          timeZone={timeZone}
        />
      ) : (
        <EmptyState page title={t('dashboard.initiative.gone')}>
          <a className={buttonClass()} href="#/">
            {t('dashboard.back')}
          </a>
        </EmptyState>
      )}
    </div>
  );
}
