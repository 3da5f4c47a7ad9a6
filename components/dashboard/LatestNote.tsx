import { useText } from '@/components/ui/text';
import type { InitiativeOverview } from '@/lib/domain/overview-types';
import styles from './dashboard.module.css';

/** In a large team: that values are on their way, or what those that are here do not tell. Nothing where all of them are. */
export function LatestNote(props: { overviews: readonly InitiativeOverview[]; fetching: boolean }) {
  const { t } = useText();
  const copied = new Set(props.overviews.flatMap(({ metrics }) => metrics.map(({ notCopied }) => notCopied)));
  const isComing = props.fetching && copied.has('all');
  return (
    <p className={styles.latestNote} role="status">
      {isComing ? t('dashboard.latest.fetching') : copied.has('older') ? t('dashboard.latest.only') : null}
    </p>
  );
}
