import type { ReactNode } from 'react';
import { ToneIcon } from '@/components/ui/ToneIcon';
import { UserText } from '@/components/ui/UserText';
import type { GuidanceView } from '@/lib/domain/overview-types';
import { GuidanceSentence } from './GuidanceSentence';
import styles from './guidance.module.css';

/** What a person may do now. The owner's own sentence replaces a neutral one and stands beside a warning. */
export function Guidance({ guidance, children }: { guidance: GuidanceView; children?: ReactNode }) {
  const { override, tone } = guidance;
  const warns = tone === 'stop' || tone === 'caution';
  return (
    <div className={styles.guidance} data-tone={tone}>
      <ToneIcon tone={tone} size="1.4em" />
      <div>
        <p>{override && !warns ? <UserText text={override} /> : <GuidanceSentence guidance={guidance} />}</p>
        {override && warns ? (
          <p className={styles.override}>
            <UserText text={override} />
          </p>
        ) : null}
        {children}
      </div>
    </div>
  );
}
