import { useText } from '@/components/ui/text';
import { checkWhose } from '@/lib/domain/mapping/lint-hosts';
import type { Rule } from '@/lib/domain/mapping/rule';
import { Notice } from '../pages/Notice';
import { problemSentence } from '../pages/problem-sentence';

/** Sites of a rule that look like somebody else's; nothing for most rules. */
export function HostWarnings({ rule }: { rule: Pick<Rule, 'hosts'> }) {
  const text = useText();
  const found = checkWhose(rule.hosts);
  if (found.length === 0) return null;
  return (
    <Notice tone="caution">
      {found.map(([code, values]) => (
        <p key={`${code} ${values.host}`}>{problemSentence({ code: `lint_${code}`, values }, text)}</p>
      ))}
    </Notice>
  );
}
