import { readHostInput } from '@/lib/domain/mapping/host-input';
import { AllowHost } from '../pages/AllowHost';
import { Notice } from '../pages/Notice';
import { Sentence } from '../pages/Sentence';
import { useSettled } from '../pages/use-settled';
import { hostsOf, type RuleDraft } from './rule-draft';
import { hostsWithoutAccess } from './site-rows';
import { useSites } from './use-sites';

/**
 * Sites of the rule that cannot be read now: told as they are written, and also when access is taken back meanwhile. The
 * rule itself is not touched by it.
 */
export function RuleAccess({ draft }: { draft: RuleDraft }) {
  const { rows } = useSites();
  const hosts = useSettled(draft.hosts);
  if (!rows) return null;
  const named = hostsOf({ ...draft, hosts });
  const twins = named.flatMap((text) => {
    const reading = readHostInput(text);
    return !reading.ok && reading.resembles ? [{ text, resembles: reading.resembles }] : [];
  });
  return (
    <>
      {twins.map(({ text, resembles }) => (
        <Notice key={text} tone="caution" live="status">
          <p>
            <Sentence id="options.rule.lookalike" values={{ host: text, resembles }} />
          </p>
        </Notice>
      ))}
      {hostsWithoutAccess(named, rows).map((host) => (
        <Notice key={host} tone="caution" live="status">
          <p>
            <Sentence id="options.rule.noAccess" values={{ host }} />
          </p>
          <AllowHost host={host} tool={draft.tool} variant="secondary" />
        </Notice>
      ))}
    </>
  );
}
