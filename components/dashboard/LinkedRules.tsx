import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import type { Rule } from '@/lib/domain/mapping/rule';
import { ruleSentence } from '../pages/rule-sentence';
import styles from './dashboard.module.css';

/** Which pages are linked to the initiative, in words, and where to change that. */
export function LinkedRules({ rules }: { rules: readonly Rule[] }) {
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
            {rule.status === 'active' ? null : (
              <span className={styles.small}>{t(`options.rules.status.${rule.status}`)}</span>
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
