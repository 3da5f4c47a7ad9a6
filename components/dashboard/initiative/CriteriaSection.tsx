import { useText } from '@/components/ui/text';
import type { InitiativeDossier } from '@/lib/domain/dossier-types';
import { hasEnded } from '@/lib/domain/initiative';
import { Block } from './Block';
import { GateBlock } from './GateBlock';
import styles from './initiative.module.css';
import { ReadinessGap } from './ReadinessGap';
import { StepBackForm } from './StepBackForm';

/** What stands between here and production, then every criterion of the four phases. */
export function CriteriaSection({ dossier }: { dossier: InitiativeDossier }) {
  const { t } = useText();
  const { gates, can, initiative } = dossier;
  const ended = hasEnded(initiative);
  return (
    <>
      {ended ? (
        <Block title={t('initiative.gap')}>
          <p>{t('initiative.gap.ended')}</p>
        </Block>
      ) : (
        <ReadinessGap dossier={dossier} />
      )}
      {gates.map((gate) => (
        <GateBlock key={gate.view.gate} dossier={dossier} gate={gate} />
      ))}
      {ended || initiative.phase === 'P1' ? null : (
        <Block
          title={t('initiative.stepBack')}
          intro={t('initiative.stepBack.intro')}
          edit={can.step_back ? t('initiative.stepBack.edit') : undefined}
          form={(close) => <StepBackForm dossier={dossier} onDone={close} />}
        >
          {can.step_back ? null : <p className={styles.small}>{t('initiative.stepBack.who')}</p>}
        </Block>
      )}
    </>
  );
}
