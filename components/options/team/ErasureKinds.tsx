import { useText } from '@/components/ui/text';
import type { ErasureCounts } from '@/lib/domain/erasure-report';
import { formatNumber } from '@/lib/i18n/formats';
import styles from '../options.module.css';
import { recordKind } from './record-kind';

/** How many records of each kind. */
export function ErasureKinds({ counts }: { counts: ErasureCounts }) {
  const { t, locale } = useText();
  if (counts.length === 0) return null;
  return (
    <dl className={styles.terms}>
      {counts.map(({ cls, count }) => (
        <div key={cls}>
          <dt>
            {cls === 'audit' ? t('options.backup.count.audit') : t(`options.team.kind.${recordKind(cls)}`)}
          </dt>
          <dd>{formatNumber(count, locale)}</dd>
        </div>
      ))}
    </dl>
  );
}
