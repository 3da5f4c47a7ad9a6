import { useText } from '@/components/ui/text';
import { lintRules } from '@/lib/domain/mapping/lint';
import type { Rule } from '@/lib/domain/mapping/rule';
import type { InitiativeBrief } from '@/lib/domain/overview-types';
import { Notice } from '../pages/Notice';
import { namedFinding } from './named-finding';
import { hostsOf, type RuleDraft, ruleProblems } from './rule-draft';

/**
 * What lint says of the rule as it stands: errors keep it from being activated, warnings are worth a
 * thought.
 */
export function RuleFindings(props: {
  draft: RuleDraft;
  rules: readonly Rule[];
  initiatives: readonly InitiativeBrief[];
}) {
  const { draft, rules, initiatives } = props;
  const text = useText();
  const { t } = text;
  // An unfinished rule would only be told what its fields already ask for.
  const { name: _, ...unfinished } = ruleProblems(draft);
  if (Object.keys(unfinished).length > 0) return null;
  const now = new Date().toISOString();
  const findings = lintRules(asRule(draft, now), {
    rules,
    initiativeIds: initiatives.map(({ id }) => id),
    today: now.slice(0, 10),
  });
  return (['error', 'warning'] as const).map((level) => {
    const found = findings.filter((finding) => finding.level === level);
    if (found.length === 0) return null;
    return (
      <Notice
        key={level}
        tone={level === 'error' ? 'stop' : 'caution'}
        heading={t(`options.rule.findings.${level}`, { count: found.length })}
      >
        {found.map((finding) => {
          const sentence = namedFinding(finding, { rules, initiatives, text });
          return <p key={sentence}>{sentence}</p>;
        })}
      </Notice>
    );
  });
}

/** The draft as lint reads it: active, with an id of its own that is no other rule's. */
function asRule(draft: RuleDraft, now: string): Rule {
  const { id = '', initiativeId, ...rest } = draft;
  return {
    ...rest,
    id,
    ...(initiativeId ? { initiativeId } : {}),
    hosts: hostsOf(draft),
    status: 'active',
    version: draft.version ?? 1,
    tests: [],
    v: 1,
    by: 'draft',
    at: now,
    dev: 'draft',
    createdAt: now,
    createdBy: 'draft',
  };
}
