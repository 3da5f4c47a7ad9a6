import { useText } from '@/components/ui/text';
import type { GateView } from '@/lib/domain/overview-types';
import { formatInstantDay } from '@/lib/i18n/formats';
import styles from './dashboard.module.css';

/** Since when a gate that was passed no longer holds, and by which criteria. Nothing while it holds. */
export function GateLapse({ gate, timeZone }: { gate: GateView; timeZone: string }) {
  const { t, locale } = useText();
  const { lapses = [] } = gate;
  const [since] = lapses.map((one) => one.since).sort();
  if (since === undefined) return null;
  return (
    <div className={styles.lapse}>
      <p>{t('dashboard.gate.lapsed', { day: formatInstantDay(since, locale, timeZone) })}</p>
      <ul>
        {lapses.map(({ criterionId }) => (
          <li key={criterionId}>{t(`criterion.${criterionId}`)}</li>
        ))}
      </ul>
    </div>
  );
}
