import type { Problem } from '@/lib/domain/errors';
import { checkWhose } from '@/lib/domain/mapping/lint-hosts';
import type { Rule } from '@/lib/domain/mapping/rule';
import { Warnings } from './Warnings';

/** Sites of a rule that look like somebody else's, or that this browser may not read; nothing for most rules. */
export function HostWarnings({
  rule,
  withoutAccess,
}: {
  rule: Pick<Rule, 'hosts'>;
  withoutAccess: readonly string[];
}) {
  const whose = checkWhose(rule.hosts).map(([code, values]): Problem => ({ code: `lint_${code}`, values }));
  const unread = withoutAccess.map(
    (host): Problem => ({ code: 'lint_host_without_permission', values: { host } }),
  );
  return <Warnings warnings={[...whose, ...unread]} />;
}
