import { StatusBadge } from '@/components/ui/StatusBadge';
import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import type { GateCase, InitiativeDossier } from '@/lib/domain/dossier-types';
import { formatDay, formatInstant } from '@/lib/i18n/formats';
import { Notice } from '../../pages/Notice';
import { phaseName } from '../../pages/words';
import { GateLapse } from '../GateLapse';
import { Block } from './Block';
import { CriterionRow } from './CriterionRow';
import { DoubtNote } from './DoubtNote';
import { GateForm } from './GateForm';
import styles from './initiative.module.css';
import { WaiverForm } from './WaiverForm';

const TONES = { not_passed: 'neutral', passed: 'good', passed_lapsed: 'stop' } as const;

/** One phase: every criterion with its state, how it was decided, and the decision that is due. */
export function GateBlock({ dossier, gate }: { dossier: InitiativeDossier; gate: GateCase }) {
  const text = useText();
  const { t, locale } = text;
  const { view, next, exceptable, deciders, decisions } = gate;
  const { can, timeZone } = dossier;
  const mayDecide = view.gate === 'G3' ? can.decide_as_reviewer : can.decide_as_owner;
  return (
    <Block
      title={`${t('dashboard.phase.number', { number: view.phase.slice(1) })}: ${phaseName(view.phase, text)}`}
      edit={next && mayDecide ? t(`initiative.gate.${view.gate}.edit`) : undefined}
      form={(close) => <GateForm dossier={dossier} gate={gate} onDone={close} />}
    >
      <p className={styles.rowHead}>
        <StatusBadge tone={TONES[view.state]} quiet>
          {t(`gateState.${view.state}`)}
        </StatusBadge>
        <span className={styles.small}>
          {t('dashboard.gate.counts', {
            hardMet: view.hardMet,
            hardTotal: view.hardTotal,
            softMet: view.softMet,
            softTotal: view.softTotal,
          })}
        </span>
      </p>
      <GateLapse gate={view} timeZone={timeZone} />
      <ul className={styles.rows}>
        {view.criteria.map((criterion) => (
          <CriterionRow key={criterion.id} dossier={dossier} criterion={criterion} />
        ))}
      </ul>
      {decisions.length > 0 ? (
        <details className={styles.fold}>
          <summary>{t('initiative.gate.decisions', { count: decisions.length })}</summary>
          <ul className={styles.rows}>
            {decisions.map((one) => (
              <li key={one.id}>
                <p>
                  <strong>{t(`initiative.gate.outcome.${one.outcome}`)}</strong>{' '}
                  {one.imported ? <span className={styles.tag}>{t('dashboard.gate.imported')}</span> : null}
                </p>
                <p className={styles.small}>
                  {t('initiative.by', {
                    name: one.byName,
                    at: formatInstant(one.decidedAt, locale, timeZone),
                  })}
                </p>
                <DoubtNote {...one} />
                {one.rationale ? (
                  <p className={styles.quote}>
                    <UserText text={one.rationale} />
                  </p>
                ) : null}
                <p className={styles.small}>
                  {one.criteria
                    .filter(({ state }) => state !== 'met')
                    .map(({ id, state }) => `${t(`criterion.${id}`)}: ${t(`criterionState.${state}`)}`)
                    .join('. ') || t('initiative.gate.allMet')}
                </p>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {dossier.waivers
        .filter(({ criterionId }) => view.criteria.some(({ id }) => id === criterionId))
        .map((waiver) => (
          <Notice
            key={waiver.id}
            tone={waiver.valid ? 'caution' : 'neutral'}
            heading={t('initiative.waiver.heading', { criterion: t(`criterion.${waiver.criterionId}`) })}
          >
            <p>
              <UserText text={waiver.reason} />
            </p>
            <p>
              {t('initiative.waiver.instead')} <UserText text={waiver.compensatingAction} />
            </p>
            <DoubtNote {...waiver} />
            <p className={styles.small}>
              {t(waiver.valid ? 'initiative.waiver.until' : 'initiative.waiver.ended', {
                day: formatDay(waiver.expiresOn, locale),
                name: waiver.byName,
              })}
            </p>
          </Notice>
        ))}
      {next && !mayDecide ? (
        <p className={styles.small}>
          {deciders.length > 0
            ? t('initiative.gate.deciders', { names: deciders.join(', ') })
            : t('initiative.gate.noDecider')}
        </p>
      ) : null}
      {can.grant_waiver && exceptable.length > 0 ? (
        <WaiverForm dossier={dossier} choices={exceptable} />
      ) : null}
    </Block>
  );
}
