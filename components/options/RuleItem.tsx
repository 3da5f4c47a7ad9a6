import { useEffect, useRef } from 'react';
import { StatusBadge } from '@/components/ui/StatusBadge';
import { useText } from '@/components/ui/text';
import type { Rule } from '@/lib/domain/mapping/rule';
import type { RuleHealth } from '@/lib/domain/mapping/rule-health';
import type { MatchReport } from '@/lib/domain/match-report';
import type { InitiativeBrief } from '@/lib/domain/overview-types';
import type { Person } from '@/lib/domain/people';
import { ChangedBy } from './ChangedBy';
import { HostWarnings } from './HostWarnings';
import styles from './options.module.css';
import { RuleActions } from './RuleActions';
import { RuleFacts } from './RuleFacts';
import { RuleReports } from './RuleReports';
import { RuleStatus } from './RuleStatus';
import { RuleUse } from './RuleUse';

/** One rule: what it says in words, what it links to, whether it works, and what readers reported. */
export function RuleItem(props: {
  rule: Rule;
  initiative: InitiativeBrief | undefined;
  reports: readonly MatchReport[];
  people: readonly Person[];
  health: RuleHealth | undefined;
  today: string;
  /** It was saved a moment ago. */
  isSaved: boolean;
  /** Its sites that this browser may not read. */
  withoutAccess: readonly string[];
  isAdmin: boolean;
}) {
  const { rule, initiative, reports, people, health, today, isSaved, withoutAccess, isAdmin } = props;
  const { t } = useText();
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (!isSaved) return;
    row.current?.focus();
    row.current?.scrollIntoView({ block: 'nearest' });
  }, [isSaved]);
  return (
    <li ref={row} className={styles.row} tabIndex={isSaved ? -1 : undefined}>
      <div className={styles.rowMain}>
        <RuleFacts rule={rule} initiative={initiative} />
        {rule.pin ? (
          <ChangedBy
            id="options.rules.pinnedBy"
            personId={rule.createdBy}
            at={rule.createdAt}
            people={people}
          />
        ) : null}
        {rule.status === 'disabled' ? null : <HostWarnings rule={rule} withoutAccess={withoutAccess} />}
        <RuleUse rule={rule} health={health} />
        {isSaved ? (
          <p role="status">
            <StatusBadge tone="good">{t('options.rules.saved')}</StatusBadge>
          </p>
        ) : null}
      </div>
      <div className={styles.rowState}>
        <RuleStatus rule={rule} today={today} />
      </div>
      {isAdmin ? <RuleActions rule={rule} initiative={initiative} /> : null}
      {reports.length > 0 ? (
        <div className={styles.rowWide}>
          <RuleReports reports={reports} version={rule.version} people={people} />
        </div>
      ) : null}
    </li>
  );
}
