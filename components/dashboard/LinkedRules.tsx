import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import { ruleStanding } from '@/lib/domain/mapping/put-away';
import type { Rule } from '@/lib/domain/mapping/rule';
import { ruleSentence } from '../pages/rule-sentence';
import { ruleStateWords } from '../pages/rule-state-words';
import styles from './dashboard.module.css';

/** Which pages are linked to the initiative, in words, and where to change that. */
export function LinkedRules({ rules, today }: { rules: readonly Rule[]; today: string }) {
  const text = useText();
  const { t } = text;
  return (
    <>
      {rules.length === 0 ? <p className={styles.soft}>{t('dashboard.rules.none')}</p> : null}
      <ul className={styles.rules}>
        {rules.map((rule) => (
          <li key={rule.id}>
            {rule.effect === 'exclude' ? `${t('dashboard.rules.exclude')} ` : ''}
            <UserText text={ruleSentence(rule, text)} />
            {ruleStanding(rule, today) === 'active' ? null : (
              <span className={styles.small}>{ruleStateWords(ruleStanding(rule, today), rule, text)}</span>
            )}
          </li>
        ))}
      </ul>
      <p>
        <a href="/options.html#/rules">{t('dashboard.rules.change')}</a>
      </p>
    </>
  );
}
