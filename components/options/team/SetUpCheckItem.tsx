import { isolated } from '@/components/ui/plain-text';
import { StatusBadge } from '@/components/ui/StatusBadge';
import { useText } from '@/components/ui/text';
import type { Tone } from '@/components/ui/tones';
import type { SetUpCheck } from '@/lib/domain/team-set-up';
import { formatTime } from '@/lib/i18n/formats';
import type { Translator } from '@/lib/i18n/translator';
import styles from '../options.module.css';

/** One thing that was tried at the server: how it went, and what to do about it. */
export function SetUpCheckItem({ check }: { check: SetUpCheck }) {
  const text = useText();
  const { t } = text;
  const { id, result } = check;
  return (
    <li className={styles.row}>
      <div className={styles.rowMain}>
        <p className={styles.rowTitle}>{t(`options.setUp.check.${id}`)}</p>
        <p>{t(`options.setUp.check.${id}.${result}`, { detail: detailOf(check, text) })}</p>
      </div>
      <div className={styles.rowActions}>
        <StatusBadge tone={toneOf(check)}>{t(`options.setUp.result.${result}`)}</StatusBadge>
      </div>
    </li>
  );
}

function detailOf({ id, detail = '' }: SetUpCheck, { t, locale }: Translator): string {
  if (id === 'forged' && detail) return t(`options.setUp.forged.${detail}`);
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  if (id === 'ended' && detail) return formatTime(detail, locale, timeZone);
  return TO_COPY.includes(id) ? detail : isolated(detail);
}

/** Only what lets somebody in who should be out, or keeps the team from working, is red; what was not tried is neither. */
function toneOf({ id, result }: SetUpCheck): Tone {
  if (result !== 'bad') return result === 'good' ? 'good' : 'neutral';
  return MAY_WAIT.includes(id) ? 'caution' : 'stop';
}

/** Written by this extension, and copied into the settings of a server: nothing unseen may travel along. */
const TO_COPY: readonly SetUpCheck['id'][] = ['limits', 'log'];

const MAY_WAIT: readonly SetUpCheck['id'][] = ['compression', 'limits', 'log'];
