import { useText } from '@/components/ui/text';
import type { Rule } from '@/lib/domain/mapping/rule';
import type { InitiativeBrief } from '@/lib/domain/overview-types';
import { Sentence } from '../pages/Sentence';
import styles from './options.module.css';

/** What a rule does with the pages it names: links them to an initiative, or keeps them from one or from all. */
export function RuleAim({ rule, initiative }: { rule: Rule; initiative: InitiativeBrief | undefined }) {
  const { t } = useText();
  const target = initiative?.name ?? (rule.initiativeId ? t('options.rules.gone') : undefined);
  if (!target && rule.effect === 'include') return null;
  return (
    <p className={styles.soft}>
      {target ? (
        <Sentence id={`options.rules.${rule.effect}`} values={{ initiative: target }} />
      ) : (
        t('options.rules.excludeAll')
      )}
    </p>
  );
}
