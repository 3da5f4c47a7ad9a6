import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import type { InitiativeDossier } from '@/lib/domain/dossier-types';
import type { Initiative } from '@/lib/domain/initiative';
import { formatDay, formatNumber, formatPeriod } from '@/lib/i18n/formats';
import { Block } from './Block';
import { ChangePlanForm } from './ChangePlanForm';
import { ChangePlanView } from './ChangePlanView';
import styles from './initiative.module.css';
import { RunPlanForm } from './RunPlanForm';
import { TrialForm } from './TrialForm';
import { WorkflowForm } from './WorkflowForm';

/** How the work changes, what was tried on real cases, who is taken along, and how it is run. */
export function PlanSection({ dossier }: { dossier: InitiativeDossier }) {
  const { t, locale } = useText();
  const { initiative, can, people } = dossier;
  const edit = (text: string) => (can.edit_plan ? text : undefined);
  const { workflow, trials, run } = initiative;
  return (
    <>
      <Block
        title={t('initiative.workflow')}
        intro={t('initiative.workflow.intro')}
        edit={edit(t('initiative.workflow.edit'))}
        form={(close) => <WorkflowForm dossier={dossier} onDone={close} />}
      >
        {workflow ? (
          <div className={styles.facts}>
            <Steps title={t('initiative.workflow.before')} steps={workflow.before} />
            <Steps title={t('initiative.workflow.after')} steps={workflow.after} />
          </div>
        ) : null}
      </Block>
      <Block
        title={t('initiative.trials')}
        intro={t('initiative.trials.intro')}
        edit={edit(t('initiative.trials.edit'))}
        form={(close) => <TrialForm dossier={dossier} onDone={close} />}
      >
        <ul className={styles.rows}>
          {trials.map((trial) => (
            <li key={trial.id}>
              <p>
                <strong>{formatPeriod(trial.from, trial.to, locale)}</strong>
              </p>
              <p>
                {t('initiative.trials.cases', { cases: trial.cases })}. {t(`selection.${trial.selection}`)}.{' '}
                {t('initiative.trials.outside', { count: trial.outsideUsers })}
              </p>
              <p className={styles.small}>
                {trial.failures.length === 0
                  ? t('initiative.trials.noFailures')
                  : trial.failures.map(({ category, count }) => `${category}: ${count}`).join(', ')}
              </p>
            </li>
          ))}
        </ul>
      </Block>
      <Block
        title={t('initiative.change')}
        intro={t('initiative.change.intro')}
        edit={edit(t('initiative.change.edit'))}
        form={(close) => <ChangePlanForm dossier={dossier} onDone={close} />}
      >
        <ChangePlanView change={initiative.change} people={people} />
      </Block>
      <Block
        title={t('initiative.run')}
        intro={t('initiative.run.intro')}
        edit={edit(t('initiative.run.edit'))}
        form={(close) => <RunPlanForm dossier={dossier} onDone={close} />}
      >
        {run ? (
          <dl className={styles.facts}>
            {run.performance.map(({ requirement, measured, measuredOn }) => (
              <div key={requirement}>
                <dt>
                  <UserText text={requirement} />
                </dt>
                <dd>
                  <UserText text={measured} />
                  <span className={styles.small}> {formatDay(measuredOn, locale)}</span>
                </dd>
              </div>
            ))}
            <div>
              <dt>{t('initiative.run.support')}</dt>
              <dd>
                <UserText text={run.supportChannel} />
              </dd>
            </div>
            <div>
              <dt>{t('initiative.run.hours')}</dt>
              <dd>{formatNumber(run.capacityHoursPerMonth, locale)}</dd>
            </div>
            <div>
              <dt>{t('initiative.run.funded')}</dt>
              <dd>{formatDay(run.fundedUntil, locale)}</dd>
            </div>
            <div>
              <dt>{t('initiative.offices.runOwner')}</dt>
              <dd>
                <UserText text={people.find(({ id }) => id === initiative.runOwnerId)?.name ?? '–'} />
              </dd>
            </div>
          </dl>
        ) : null}
      </Block>
    </>
  );
}

function Steps({ title, steps }: { title: string; steps: NonNullable<Initiative['workflow']>['before'] }) {
  return (
    <div className={styles.part}>
      <h3>{title}</h3>
      <ol className={styles.rows}>
        {steps.map((step, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two steps may be alike, their place tells them apart
          <li key={index}>
            <UserText text={step.name} />
            <span className={styles.small}>
              <UserText text={[step.actor, step.tool].filter(Boolean).join(', ')} />
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
