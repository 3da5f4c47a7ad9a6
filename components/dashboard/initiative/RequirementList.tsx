import { StatusBadge } from '@/components/ui/StatusBadge';
import { useText } from '@/components/ui/text';
import type { Tone } from '@/components/ui/tones';
import type { DimensionCase, InitiativeDossier } from '@/lib/domain/dossier-types';
import type { Sufficiency } from '@/lib/domain/requirement-checks';
import { Sentence } from '../../pages/Sentence';
import { EvidenceLine } from './EvidenceLine';
import styles from './initiative.module.css';

export const SUFFICIENCY_TONES: Record<Sufficiency, Tone> = {
  adequate: 'good',
  partial: 'caution',
  missing: 'stop',
};

/** What the dimension asks, what the records say of each point and why, and the evidence filed for it. */
export function RequirementList(props: { dossier: InitiativeDossier; dimension: DimensionCase }) {
  const { dossier, dimension } = props;
  const { submission } = dimension;
  const { t } = useText();
  return (
    <div>
      {dimension.requirements.map(({ id, proposal, reason, values, evidenceIds }) => (
        <article key={id} className={styles.requirement}>
          <h3 className={styles.rowHead}>
            <span>{t(`requirement.${id}`)}</span>
            <StatusBadge tone={SUFFICIENCY_TONES[proposal]} quiet>
              {t(`sufficiency.proposed.${proposal}`)}
            </StatusBadge>
          </h3>
          <p>
            <Sentence id={`precheck.${reason}`} values={values} />
          </p>
          {proposal === 'adequate' ? null : <p className={styles.small}>{t(`requirement.${id}.how`)}</p>}
          <ul className={styles.rows}>
            {evidenceIds.map((evidenceId) => {
              const item = dimension.evidence.find((one) => one.id === evidenceId);
              const isLeftOut = submission && !submission.evidenceIds.includes(evidenceId);
              return item ? (
                <EvidenceLine key={evidenceId} dossier={dossier} item={item} notHandedIn={isLeftOut} />
              ) : null;
            })}
          </ul>
        </article>
      ))}
    </div>
  );
}
