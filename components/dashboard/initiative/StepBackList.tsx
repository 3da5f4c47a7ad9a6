import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import type { InitiativeDossier } from '@/lib/domain/dossier-types';
import { formatInstant } from '@/lib/i18n/formats';
import { phaseName } from '../../pages/words';
import styles from './initiative.module.css';

/** Each step back to an earlier phase, with who took it, when and why. */
export function StepBackList({ dossier }: { dossier: InitiativeDossier }) {
  const text = useText();
  const { t, locale } = text;
  const { stepBacks, timeZone } = dossier;
  if (stepBacks.length === 0) return null;
  return (
    <ul className={styles.rows}>
      {stepBacks.map(({ id, from, to, byName, at, reason }) => (
        <li key={id} data-tone="caution">
          <p>
            <strong>
              {t('initiative.stepBack.taken', { from: phaseName(from, text), to: phaseName(to, text) })}
            </strong>
          </p>
          <p className={styles.small}>
            {t('initiative.by', { name: byName, at: formatInstant(at, locale, timeZone) })}
          </p>
          <p>
            <UserText text={reason} />
          </p>
        </li>
      ))}
    </ul>
  );
}
