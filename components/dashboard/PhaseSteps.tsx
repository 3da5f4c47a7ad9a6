import { StatusBadge } from '@/components/ui/StatusBadge';
import { useText } from '@/components/ui/text';
import type { Tone } from '@/components/ui/tones';
import { hasEnded } from '@/lib/domain/initiative';
import type { GateView, InitiativeOverview } from '@/lib/domain/overview-types';
import { formatDay } from '@/lib/i18n/formats';
import { phaseName, phaseSentence } from '../pages/words';
import { CriterionList } from './CriterionList';
import styles from './dashboard.module.css';
import { GateLapse } from './GateLapse';

const TONES = { not_passed: 'neutral', passed: 'good', passed_lapsed: 'stop' } as const satisfies Record<
  GateView['state'],
  Tone
>;

/** The four phases with their criteria: counts first, each criterion one step further. */
export function PhaseSteps(props: { initiative: InitiativeOverview; timeZone: string }) {
  const { initiative, timeZone } = props;
  const text = useText();
  const { t, locale } = text;
  const ended = hasEnded(initiative);
  return (
    <ol className={styles.phases}>
      {initiative.gates.map((gate) => {
        const current = gate.phase === initiative.phase;
        return (
          <li key={gate.gate} className={styles.phase} aria-current={current ? 'step' : undefined}>
            <p className={styles.phaseMark}>
              {t('dashboard.phase.number', { number: gate.phase.slice(1) })}
              {current && (ended || gate.state !== 'passed') ? (
                <strong>{t(ended ? 'dashboard.phase.ended' : 'dashboard.phase.current')}</strong>
              ) : null}
            </p>
            <h3>{phaseName(gate.phase, text)}</h3>
            <p className={styles.soft}>{phaseSentence(gate.phase, text)}</p>
            <p>
              <StatusBadge tone={TONES[gate.state]} quiet>
                {t(`gateState.${gate.state}`)}
              </StatusBadge>
            </p>
            <div>
              <GateLapse gate={gate} timeZone={timeZone} />
              {gate.decidedOn ? (
                <p className={styles.small}>
                  {t('dashboard.gate.decided', { day: formatDay(gate.decidedOn, locale) })}
                  {gate.imported ? ` ${t('dashboard.gate.imported')}` : null}
                </p>
              ) : null}
            </div>
            <details className={styles.fold}>
              <summary>
                {t('dashboard.gate.counts', {
                  hardMet: gate.hardMet,
                  hardTotal: gate.hardTotal,
                  softMet: gate.softMet,
                  softTotal: gate.softTotal,
                })}
              </summary>
              <CriterionList criteria={gate.criteria} />
            </details>
          </li>
        );
      })}
    </ol>
  );
}
