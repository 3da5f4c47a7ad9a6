import { StatusBadge } from '@/components/ui/StatusBadge';
import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import { listRules } from '@/lib/store/reads';
import { Button, buttonClass } from '../pages/Button';
import { Problem } from '../pages/Problem';
import { ruleSentence } from '../pages/rule-sentence';
import { useCommand } from '../pages/use-command';
import { useLive } from '../pages/use-live';
import styles from './welcome.module.css';

/** The draft rule that came with the initiative: what it says, and switching it on right here. */
export function ActivateRule({ ruleId }: { ruleId: string }) {
  const text = useText();
  const { t } = text;
  const rules = useLive(listRules, []);
  const change = useCommand('setRuleStatus');
  const rule = rules?.value.find(({ id }) => id === ruleId);
  if (!rule) return null;
  return (
    <>
      <p className={styles.rule}>
        <UserText text={ruleSentence(rule, text)} />
      </p>
      {rule.status === 'active' ? (
        <p role="status">
          <StatusBadge tone="good">{t('options.rules.status.active')}</StatusBadge>
        </p>
      ) : (
        <div className={styles.row}>
          <Button
            busy={change.busy}
            onClick={() => change.run({ ruleId, version: rule.version, status: 'active' })}
          >
            {t('options.rules.to.active')}
          </Button>
          <a className={buttonClass('quiet')} href={`/options.html#/rules/edit/${ruleId}`}>
            {t('options.rules.change')}
          </a>
        </div>
      )}
      <Problem problem={change.problem} heading={t('options.rules.notActivated')} />
    </>
  );
}
