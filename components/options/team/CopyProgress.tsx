import { useEffect, useState } from 'react';
import { useText } from '@/components/ui/text';
import { type FirstCopy, readFirstCopy, watchFirstCopy } from '@/lib/settings/first-copy';
import styles from './copy-progress.module.css';

/** How far the copying of records is, the first of a team's or one's own into it. There may be ten thousand and more of them. */
export function CopyProgress({ of }: { of?: number }) {
  const { t, locale } = useText();
  const [progress, setProgress] = useState<FirstCopy | null>(null);
  useEffect(() => {
    void readFirstCopy().then(setProgress);
    return watchFirstCopy(setProgress);
  }, []);
  if (!progress) return null;
  const { copied, total = of } = progress;
  const number = (value: number) => value.toLocaleString(locale);
  return (
    <div role="status" className={styles.progress}>
      <progress
        max={total}
        value={total === undefined ? undefined : copied}
        aria-labelledby="copy-progress"
      />
      <span id="copy-progress">
        {total === undefined
          ? t('options.team.copied', { copied: number(copied) })
          : t('options.team.copied.of', { copied: number(copied), total: number(total) })}
      </span>
    </div>
  );
}
