import { useText } from '@/components/ui/text';
import type { InitiativeDossier } from '@/lib/domain/dossier-types';
import { hasEnded } from '@/lib/domain/initiative';
import { Block } from './Block';
import { GateBlock } from './GateBlock';
import styles from './initiative.module.css';
import { ReadinessGap } from './ReadinessGap';
import { StepBackForm } from './StepBackForm';
import { StepBackList } from './StepBackList';

/** What stands between here and production, then every criterion of the four phases. */
export function CriteriaSection({ dossier }: { dossier: InitiativeDossier }) {
  const { t } = useText();
  const { gates, can, initiative, stepBacks } = dossier;
  const ended = hasEnded(initiative);
  const mayStepBack = !ended && initiative.phase !== 'P1';
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
      {stepBacks.length > 0 || mayStepBack ? (
        <Block
          title={t('initiative.stepBack')}
          intro={t('initiative.stepBack.intro')}
          edit={mayStepBack && can.step_back ? t('initiative.stepBack.edit') : undefined}
          form={(close) => <StepBackForm dossier={dossier} onDone={close} />}
        >
          <StepBackList dossier={dossier} />
          {mayStepBack && !can.step_back ? (
            <p className={styles.small}>{t('initiative.stepBack.who')}</p>
          ) : null}
        </Block>
      ) : null}
    </>
  );
}
