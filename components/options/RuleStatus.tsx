import { StatusBadge } from '@/components/ui/StatusBadge';
import { useText } from '@/components/ui/text';
import type { Tone } from '@/components/ui/tones';
import { type RuleStanding, ruleStanding } from '@/lib/domain/mapping/put-away';
import type { Rule } from '@/lib/domain/mapping/rule';
import { ruleStateWords } from '../pages/rule-state-words';

const TONES = {
  active: 'good',
  upcoming: 'neutral',
  ended: 'caution',
  draft: 'caution',
  disabled: 'neutral',
  archived: 'neutral',
} as const satisfies Record<RuleStanding, Tone>;

/** Whether a rule is in effect on a day, today in the workspace's time zone. */
export function RuleStatus({ rule, today }: { rule: Rule; today: string }) {
  const text = useText();
  const standing = ruleStanding(rule, today);
  return <StatusBadge tone={TONES[standing]}>{ruleStateWords(standing, rule, text)}</StatusBadge>;
}
