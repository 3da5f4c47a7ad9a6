import { isolated } from '@/components/ui/plain-text';
import { StatusBadge } from '@/components/ui/StatusBadge';
import { useText } from '@/components/ui/text';
import type { Doubt } from '@/lib/domain/dossier-types';
import styles from './initiative.module.css';

/** Why a judgement has no effect, or what cannot be told about whoever made it. Nothing where all is well. */
export function DoubtNote({ doubt, byName }: Doubt & { byName: string }) {
  const { t } = useText();
  if (!doubt) return null;
  const counts = doubt === 'unsure';
  return (
    <div>
      <p className={styles.rowHead}>
        <StatusBadge tone={counts ? 'caution' : 'stop'}>
          {t(counts ? 'initiative.doubt.check' : 'initiative.doubt.void')}
        </StatusBadge>
      </p>
      <p className={styles.small}>{t(`initiative.doubt.${doubt}`, { name: isolated(byName) })}</p>
    </div>
  );
}
