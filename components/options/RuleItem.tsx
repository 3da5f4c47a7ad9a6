import { isolated } from '@/components/ui/plain-text';
import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import type { Rule } from '@/lib/domain/mapping/rule';
import type { RuleHealth } from '@/lib/domain/mapping/rule-health';
import type { MatchReport } from '@/lib/domain/match-report';
import type { InitiativeBrief } from '@/lib/domain/overview-types';
import type { Person } from '@/lib/domain/people';
import { Button, buttonClass } from '../pages/Button';
import { Problem } from '../pages/Problem';
import { ruleSentence } from '../pages/rule-sentence';
import { Sentence } from '../pages/Sentence';
import { useCommand } from '../pages/use-command';
import { HostWarnings } from './HostWarnings';
import styles from './options.module.css';
import { PinFacts } from './PinFacts';
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
  isAdmin: boolean;
}) {
  const { rule, initiative, reports, people, health, isAdmin } = props;
  const text = useText();
  const { t } = text;
  const change = useCommand('setRuleStatus');
  const remove = useCommand('removePin');
  const next = rule.status === 'active' ? 'disabled' : 'active';
  const target = initiative?.name ?? (rule.initiativeId ? t('options.rules.gone') : undefined);

  return (
    <li className={styles.row}>
      <div className={styles.rowMain}>
        <p className={styles.rowTitle}>
          <UserText text={rule.name} />
        </p>
        <p>
          <UserText text={ruleSentence(rule, text)} />
        </p>
        <p className={styles.soft}>
          {target ? (
            <Sentence id={`options.rules.${rule.effect}`} values={{ initiative: target }} />
          ) : (
            t('options.rules.excludeAll')
          )}
        </p>
        {rule.pin ? <PinFacts pin={rule} people={people} /> : null}
        {rule.status === 'disabled' ? null : <HostWarnings rule={rule} />}
        <RuleUse rule={rule} health={health} />
      </div>
      <div className={styles.rowState}>
        <RuleStatus status={rule.status} />
      </div>
      {isAdmin ? (
        <div className={styles.rowActions}>
          {rule.pin ? (
            <Button
              busy={remove.busy}
              aria-label={t('options.rules.unpin.of', { name: isolated(rule.name) })}
              onClick={() => remove.run({ ruleId: rule.id, version: rule.version })}
            >
              {t('options.rules.unpin')}
            </Button>
          ) : (
            <Button
              busy={change.busy}
              aria-label={t(`options.rules.to.${next}.of`, { name: isolated(rule.name) })}
              onClick={() => change.run({ ruleId: rule.id, version: rule.version, status: next })}
            >
              {t(`options.rules.to.${next}`)}
            </Button>
          )}
          {rule.pin ? null : (
            <a
              className={buttonClass('quiet')}
              href={`#/rules/edit/${rule.id}`}
              aria-label={t('options.rules.change.of', { name: isolated(rule.name) })}
            >
              {t('options.rules.change')}
            </a>
          )}
          <a
            className={buttonClass('quiet')}
            href={`#/rules/history/${rule.id}`}
            aria-label={t('options.history.of', { name: isolated(rule.name) })}
          >
            {t('options.history.title')}
          </a>
        </div>
      ) : null}
      {reports.length > 0 || change.problem || remove.problem ? (
        <div className={styles.rowWide}>
          <Problem problem={change.problem} heading={t('options.rules.notActivated')} />
          <Problem problem={remove.problem} />
          <RuleReports reports={reports} version={rule.version} people={people} />
        </div>
      ) : null}
    </li>
  );
}
