import { type ReactNode, useEffect, useRef } from 'react';
import { StatusDetails } from '@/components/ui/StatusDetails';
import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import { dayAt } from '@/lib/domain/calendar';
import { hasEnded } from '@/lib/domain/initiative';
import type { Rule } from '@/lib/domain/mapping/rule';
import type { InitiativeOverview } from '@/lib/domain/overview-types';
import { Guidance } from '../pages/Guidance';
import { Notice } from '../pages/Notice';
import { OpenVersions } from '../pages/OpenVersions';
import { Sentence } from '../pages/Sentence';
import { useNow } from '../pages/use-now';
import { rolloutName } from '../pages/words';
import { ComplianceReasons } from './ComplianceReasons';
import styles from './dashboard.module.css';
import { GovernanceTable } from './GovernanceTable';
import { InitiativeNav } from './initiative/InitiativeNav';
import { sectionHash } from './initiative/sections';
import { LinkedRules } from './LinkedRules';
import { MissingList } from './MissingList';
import { MetricsSection } from './metric/MetricsSection';
import { PhaseSteps } from './PhaseSteps';
import { StuckNotice } from './StuckNotice';

/**
 * Everything about one initiative: what may be done now, then the four phases, then what stands behind
 * them.
 */
export function InitiativePage(props: {
  initiative: InitiativeOverview;
  rules: readonly Rule[];
  timeZone: string;
}) {
  const { initiative, rules, timeZone } = props;
  const text = useText();
  const { t } = text;
  const now = useNow();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const allDecided = initiative.gates.every(({ state }) => state === 'passed');
  return (
    <>
      <header className={styles.pageHeading}>
        <p className={styles.eyebrow}>{initiative.key}</p>
        <h1 ref={heading} tabIndex={-1}>
          <UserText text={initiative.name} />
        </h1>
        <p className={styles.purpose}>
          <UserText text={initiative.purpose} />
        </p>
        <p className={styles.soft}>
          {t('dashboard.initiative.rollout', { rollout: rolloutName(initiative.rollout, text) })}
          {' · '}
          <Sentence
            id="dashboard.initiative.owner"
            values={{ owner: initiative.ownerName ?? t('page.owner.none') }}
          />
        </p>
      </header>
      <InitiativeNav initiativeId={initiative.id} current="overview" />
      <Guidance guidance={initiative.guidance}>
        <StatusDetails initiative={initiative} below={initiative.guidance} />
      </Guidance>
      <OpenVersions initiativeId={initiative.id} />
      <StuckNotice initiative={initiative} />
      {initiative.scaled ? <Notice tone="good" heading={t('dashboard.scaled')} /> : null}
      <ComplianceReasons compliance={initiative.compliance} timeZone={timeZone} />
      <Section id="phases" title={t('dashboard.phases')}>
        <PhaseSteps initiative={initiative} timeZone={timeZone} />
        {allDecided ? <p>{t('dashboard.phases.allDecided')}</p> : null}
        {allDecided || hasEnded(initiative) ? null : (
          <MissingList criteria={initiative.nextMissing} suppliers={initiative.suppliers} />
        )}
        <p>
          <a href={sectionHash(initiative.id, 'criteria')}>{t('initiative.toCriteria')}</a>
        </p>
      </Section>
      <Section id="governance" title={t('page.governance')}>
        <GovernanceTable
          dimensions={initiative.dimensions}
          compliance={initiative.compliance}
          timeZone={timeZone}
        />
        <p>
          <a href={sectionHash(initiative.id, 'review')}>{t('initiative.toReview')}</a>
        </p>
      </Section>
      <Section id="metrics" title={t('dashboard.metrics')}>
        <MetricsSection initiative={initiative} />
      </Section>
      <Section id="rules" title={t('dashboard.rules')}>
        <LinkedRules rules={rules} today={dayAt(now, timeZone)} />
      </Section>
    </>
  );
}

function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section className={styles.section} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {children}
    </section>
  );
}
