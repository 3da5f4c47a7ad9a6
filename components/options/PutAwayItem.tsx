import { isolated } from '@/components/ui/plain-text';
import { useText } from '@/components/ui/text';
import type { Rule } from '@/lib/domain/mapping/rule';
import type { InitiativeBrief } from '@/lib/domain/overview-types';
import type { Person } from '@/lib/domain/people';
import { Button } from '../pages/Button';
import { ChangedBy } from './ChangedBy';
import { HistoryLink } from './HistoryLink';
import styles from './options.module.css';
import { RuleFacts } from './RuleFacts';
import { RuleStatus } from './RuleStatus';

/** One rule that was put away: what it said, who put it away, and the way back for those who may. */
export function PutAwayItem(props: {
  rule: Rule;
  initiative: InitiativeBrief | undefined;
  people: readonly Person[];
  today: string;
  busy: boolean;
  onBringBack: (() => void) | undefined;
}) {
  const { rule, initiative, people, today, busy, onBringBack } = props;
  const { t } = useText();
  return (
    <li className={styles.row}>
      <div className={styles.rowMain}>
        <RuleFacts rule={rule} initiative={initiative} />
        <ChangedBy
          id="options.rules.putAway.by"
          personId={rule.by}
          at={rule.archivedAt ?? rule.at}
          people={people}
        />
      </div>
      <div className={styles.rowState}>
        <RuleStatus rule={rule} today={today} />
      </div>
      {onBringBack ? (
        <div className={styles.rowActions}>
          <Button
            busy={busy}
            aria-label={t('options.rules.bringBack.of', { name: isolated(rule.name) })}
            onClick={onBringBack}
          >
            {t('options.rules.bringBack')}
          </Button>
          <HistoryLink rule={rule} />
        </div>
      ) : null}
    </li>
  );
}
