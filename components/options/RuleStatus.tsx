import { StatusBadge } from '@/components/ui/StatusBadge';
import { useText } from '@/components/ui/text';
import type { Tone } from '@/components/ui/tones';
import type { Rule } from '@/lib/domain/mapping/rule';

const TONES = { active: 'good', draft: 'caution', disabled: 'neutral' } as const satisfies Record<
  Rule['status'],
  Tone
>;

/** Whether a rule is in effect. */
export function RuleStatus({ status }: Pick<Rule, 'status'>) {
  const { t } = useText();
  return <StatusBadge tone={TONES[status]}>{t(`options.rules.status.${status}`)}</StatusBadge>;
}
