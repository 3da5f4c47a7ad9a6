import { Check, TriangleAlert } from 'lucide-react';
import { ToneIcon } from '@/components/ui/ToneIcon';
import { useText } from '@/components/ui/text';
import type { InitiativeOverview } from '@/lib/domain/overview-types';
import { NextStep } from './NextStep';
import { type PhaseStep, phaseSteps } from './phase-steps';

/** The way from the right use case to measured results, and where this initiative stands on it. */
export function PhasePath({ initiative }: { initiative: InitiativeOverview }) {
  const { t } = useText();
  const steps = phaseSteps(initiative);
  const current = steps.findIndex((step) => step.state === 'current') + 1;
  return (
    <section className="section path" aria-label={t('sidebar.path')}>
      <ol>
        {steps.map((step, index) => (
          <li
            key={step.phase}
            data-state={step.state}
            aria-current={step.state === 'current' ? 'step' : undefined}
            title={t(`phase.${step.phase}`)}
          >
            <span className="path-dot">{mark(step) ?? index + 1}</span>
            <span className="visually-hidden">
              {t('sidebar.path.step', { phase: t(`phase.${step.phase}`), state: step.state })}
            </span>
          </li>
        ))}
      </ol>
      <p>
        <b>{t('sidebar.path.position', { current, name: t(`phase.${initiative.phase}`) })}</b>
        <br />
        <span className="soft">{t(`phase.${initiative.phase}.long`)}</span>
      </p>
      <NextStep initiative={initiative} />
      {initiative.stuck && (
        <p className="notice">
          <ToneIcon tone="caution" />
          {t('sidebar.path.stuck', {
            days: initiative.stuck.days,
            blocking: initiative.stuck.blocking.map((id) => t(`criterion.${id}`)).join('; '),
          })}
        </p>
      )}
      {initiative.scaled && <p className="soft">{t('sidebar.path.scaled')}</p>}
    </section>
  );
}

function mark({ state }: PhaseStep) {
  if (state === 'passed') return <Check size="1em" aria-hidden="true" />;
  if (state === 'lapsed') return <TriangleAlert size="1em" aria-hidden="true" />;
  return undefined;
}
