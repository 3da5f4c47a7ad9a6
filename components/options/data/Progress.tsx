import { useState } from 'react';
import { useText } from '@/components/ui/text';
import { Button } from '../../pages/Button';
import styles from './data.module.css';

/** Long work under way: what is being done, how far it is, and the way to stop it. */
export function Progress({ words, share, onStop }: { words: string; share: number; onStop: () => void }) {
  const { t, locale } = useText();
  const [stopping, setStopping] = useState(false);
  const percent = new Intl.NumberFormat(locale, { style: 'percent' }).format(share);
  return (
    <div className={styles.progress}>
      <div className={styles.progressWords}>
        <p role="status">{stopping ? t('options.data.stopping') : words}</p>
        <p aria-hidden="true">{percent}</p>
      </div>
      <progress value={share} max={1} aria-label={words} />
      <div>
        <Button
          busy={stopping}
          onClick={() => {
            setStopping(true);
            onStop();
          }}
        >
          {t('options.data.stop')}
        </Button>
      </div>
    </div>
  );
}
