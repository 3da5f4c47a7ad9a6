import { useText } from '@/components/ui/text';
import type { InitiativeDossier } from '@/lib/domain/dossier-types';
import { Block } from './Block';
import { ConcernLine } from './ConcernLine';
import { EvidenceForm } from './EvidenceForm';
import { EvidenceLine } from './EvidenceLine';
import { FollowConcern } from './FollowConcern';
import styles from './initiative.module.css';

/** What readers reported, and every piece of evidence with what it shows and whether it still holds. */
export function EvidenceSection({ dossier, part }: { dossier: InitiativeDossier; part: string | undefined }) {
  const { t } = useText();
  const { evidence, concerns, can } = dossier;
  return (
    <>
      <Block title={t('initiative.concerns')} intro={t('initiative.concerns.intro')}>
        {concerns.length === 0 ? <p>{t('initiative.concerns.none')}</p> : null}
        <ul className={styles.rows}>
          {concerns.map((concern) => (
            <ConcernLine key={concern.id} dossier={dossier} concern={concern} />
          ))}
        </ul>
        <FollowConcern />
      </Block>
      <Block
        title={t('initiative.evidence')}
        intro={t('initiative.evidence.intro')}
        edit={can.file_evidence ? t('initiative.evidence.add') : undefined}
        form={(close) => <EvidenceForm dossier={dossier} onDone={close} />}
      >
        {evidence.length === 0 ? <p>{t('initiative.evidence.none')}</p> : null}
        <ul className={styles.rows}>
          {evidence.map((item) => (
            <EvidenceLine key={item.id} dossier={dossier} item={item} isTarget={item.id === part} />
          ))}
        </ul>
      </Block>
    </>
  );
}
