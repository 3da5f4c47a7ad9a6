import { useText } from '@/components/ui/text';
import styles from './queue.module.css';

const KEYS = [
  { id: 'move', keys: ['\u2191', '\u2193'] },
  { id: 'value', keys: ['Enter'] },
  { id: 'nochange', keys: ['N'] },
  { id: 'skip', keys: ['S'] },
  { id: 'later', keys: ['L'] },
  { id: 'open', keys: ['O'] },
] as const;

/** The keys that work on the row in focus. */
export function QueueKeys() {
  const { t } = useText();
  return (
    <ul className={styles.keys} aria-label={t('dashboard.queue.keys')}>
      {KEYS.map(({ id, keys }) => (
        <li key={id}>
          {keys.map((key) => (
            <kbd key={key}>{key}</kbd>
          ))}{' '}
          {t(`dashboard.queue.key.${id}`)}
        </li>
      ))}
    </ul>
  );
}
