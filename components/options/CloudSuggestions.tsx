import { useText } from '@/components/ui/text';
import { KNOWN_CLOUDS } from '@/lib/domain/mapping/known-clouds';
import { Button } from '../pages/Button';
import styles from './options.module.css';

/** For a single word, the cloud addresses it may be short for. */
export function CloudSuggestions({ text, onChoose }: { text: string; onChoose: (host: string) => void }) {
  const { t } = useText();
  const word = text.trim().toLowerCase();
  if (!/^[a-z0-9][a-z0-9-]{1,62}$/.test(word) || word === 'localhost') return null;
  return (
    <p className={styles.suggestions}>
      <span className={styles.soft}>{t('options.addSite.perhaps')}</span>
      {KNOWN_CLOUDS.slice(0, 2).map(({ suffix }) => (
        <Button key={suffix} variant="quiet" onClick={() => onChoose(`${word}.${suffix}`)}>
          {`${word}.${suffix}`}
        </Button>
      ))}
    </p>
  );
}
