import { isolated } from '@/components/ui/plain-text';
import { useText } from '@/components/ui/text';
import type { Rule } from '@/lib/domain/mapping/rule';
import { buttonClass } from '../pages/Button';

/** The way to everything that was ever done to a rule. */
export function HistoryLink({ rule }: { rule: Pick<Rule, 'id' | 'name'> }) {
  const { t } = useText();
  return (
    <a
      className={buttonClass('quiet')}
      href={`#/rules/history/${rule.id}`}
      aria-label={t('options.history.of', { name: isolated(rule.name) })}
    >
      {t('options.history.title')}
    </a>
  );
}
