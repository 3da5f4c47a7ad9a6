import type { ReactNode } from 'react';
import { useText } from '@/components/ui/text';
import { useHeadingFocus } from '../pages/use-hash';
import styles from './options.module.css';
import { type OptionsView, useOptionsView } from './options-view';

/** A section's heading, what the section is for, and its one main action. `setUp` is a page below the team's. */
export function SectionHeading({ view, action }: { view: OptionsView | 'setUp'; action?: ReactNode }) {
  const { t } = useText();
  const heading = useHeadingFocus<HTMLHeadingElement>(useOptionsView().key);
  return (
    <header className={styles.sectionHeading}>
      <div>
        <h1 ref={heading} tabIndex={-1}>
          {t(`options.${view}.title`)}
        </h1>
        <p>{t(`options.${view}.text`)}</p>
      </div>
      {action}
    </header>
  );
}
