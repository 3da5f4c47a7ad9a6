import type { Problem } from '@/lib/domain/errors';
import { checkWhose } from '@/lib/domain/mapping/lint-hosts';
import type { Rule } from '@/lib/domain/mapping/rule';
import { Warnings } from './Warnings';

/** Sites of a rule that look like somebody else's; nothing for most rules. */
export function HostWarnings({ rule }: { rule: Pick<Rule, 'hosts'> }) {
  const found = checkWhose(rule.hosts);
  return <Warnings warnings={found.map(([code, values]): Problem => ({ code: `lint_${code}`, values }))} />;
}
