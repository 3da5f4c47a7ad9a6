import { Info } from 'lucide-react';
import type { ReactNode } from 'react';
import { ToneIcon } from '@/components/ui/ToneIcon';
import type { Tone } from '@/components/ui/tones';
import styles from './notice.module.css';

/** A sentence that matters, with an optional heading. `live` announces it when it appears. */
export function Notice(props: {
  tone?: Tone;
  heading?: ReactNode;
  live?: 'alert' | 'status';
  children?: ReactNode;
}) {
  const { tone = 'neutral', heading, live, children } = props;
  return (
    <div className={styles.notice} data-tone={tone} {...(live ? { role: live } : {})}>
      {tone === 'neutral' ? <Info size="1.3em" aria-hidden="true" /> : <ToneIcon tone={tone} size="1.3em" />}
      <div className={styles.body}>
        {heading ? <p className={styles.heading}>{heading}</p> : null}
        {children}
      </div>
    </div>
  );
}
