import { useText } from '@/components/ui/text';
import styles from './welcome.module.css';

/** Where one is in the set-up. */
export function Steps({ current }: { current: 1 | 2 }) {
  const { t } = useText();
  return (
    <ol className={styles.steps} aria-label={t('welcome.steps')}>
      {([1, 2] as const).map((step) => (
        <li
          key={step}
          aria-current={step === current ? 'step' : undefined}
          data-done={step < current || undefined}
        >
          <span className={styles.dot}>{step}</span>
          {t(`welcome.steps.${step}`)}
        </li>
      ))}
    </ol>
  );
}
