import { StatusBadge } from '@/components/ui/StatusBadge';
import { useText } from '@/components/ui/text';
import type { Tone } from '@/components/ui/tones';
import { type RuleState, ruleState } from '@/lib/domain/mapping/put-away';
import type { Rule } from '@/lib/domain/mapping/rule';

const TONES = {
  active: 'good',
  draft: 'caution',
  disabled: 'neutral',
  archived: 'neutral',
} as const satisfies Record<RuleState, Tone>;

/** Whether a rule is in effect. */
export function RuleStatus({ rule }: { rule: Rule }) {
  const { t } = useText();
  const state = ruleState(rule);
  return <StatusBadge tone={TONES[state]}>{t(`options.rules.status.${state}`)}</StatusBadge>;
}
