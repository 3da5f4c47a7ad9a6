import { isolated } from '@/components/ui/plain-text';
import { useText } from '@/components/ui/text';
import type { Rule } from '@/lib/domain/mapping/rule';
import type { InitiativeBrief } from '@/lib/domain/overview-types';
import { Button, buttonClass } from '../pages/Button';
import { Problem } from '../pages/Problem';
import { useCommand } from '../pages/use-command';
import { HistoryLink } from './HistoryLink';
import styles from './options.module.css';
import { PutRuleAway } from './PutRuleAway';

/** What an administrator may do with a rule of the list; a pin can only be taken away. */
export function RuleActions({ rule, initiative }: { rule: Rule; initiative: InitiativeBrief | undefined }) {
  const { t } = useText();
  const status = useCommand('setRuleStatus');
  const pin = useCommand('removePin');
  const next = rule.status === 'active' ? 'disabled' : 'active';
  const name = isolated(rule.name);
  const which = { ruleId: rule.id, version: rule.version };
  return (
    <>
      <div className={styles.rowActions}>
        {rule.pin ? (
          <Button
            busy={pin.busy}
            aria-label={t('options.rules.unpin.of', { name })}
            onClick={() => pin.run(which)}
          >
            {t('options.rules.unpin')}
          </Button>
        ) : (
          <>
            <Button
              busy={status.busy}
              aria-label={t(`options.rules.to.${next}.of`, { name })}
              onClick={() => status.run({ ...which, status: next })}
            >
              {t(`options.rules.to.${next}`)}
            </Button>
            <a
              className={buttonClass('quiet')}
              href={`#/rules/edit/${rule.id}`}
              aria-label={t('options.rules.change.of', { name })}
            >
              {t('options.rules.change')}
            </a>
          </>
        )}
        <HistoryLink rule={rule} />
        {rule.pin ? null : <PutRuleAway rule={rule} initiatives={initiative ? [initiative] : []} />}
      </div>
      {status.problem || pin.problem ? (
        <div className={styles.rowWide}>
          <Problem problem={status.problem} heading={t('options.rules.notActivated')} />
          <Problem problem={pin.problem} />
        </div>
      ) : null}
    </>
  );
}
