import { useText } from '@/components/ui/text';
import type { Rule } from '@/lib/domain/mapping/rule';
import type { RuleHealth } from '@/lib/domain/mapping/rule-health';
import { formatDay } from '@/lib/i18n/formats';
import styles from './options.module.css';

/** How much an active rule is used on this device: matches in 30 days, the last one, or never. */
export function RuleUse({ rule, health }: { rule: Rule; health: RuleHealth | undefined }) {
  const { t, locale } = useText();
  if (rule.status !== 'active') return null;
  return (
    <p className={styles.soft}>
      {health?.lastOn
        ? t('options.rules.use', { count: health.matches30d, day: formatDay(health.lastOn, locale) })
        : t('options.rules.use.never')}
    </p>
  );
}
