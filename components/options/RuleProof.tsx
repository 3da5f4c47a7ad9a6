import { useDeferredValue, useMemo } from 'react';
import type { RuleTest } from '@/lib/domain/mapping/rule';
import { useNow } from '../pages/use-now';
import type { EditorContext } from './editor-context';
import { RuleDrafts } from './RuleDrafts';
import { RuleFindings } from './RuleFindings';
import { RuleOverlaps } from './RuleOverlaps';
import { RuleTests } from './RuleTests';
import { RuleTrial } from './RuleTrial';
import { isTriable, type RuleDraft, triableRule } from './rule-draft';

/**
 * What the rule does among the others, before it counts. Follows the typing a moment later, so that a keystroke
 * never waits for ten thousand rules.
 */
export function RuleProof(props: {
  draft: RuleDraft;
  context: EditorContext;
  onChange: (draft: RuleDraft) => void;
  onAddCondition: () => void;
}) {
  const { draft, context, onChange, onAddCondition } = props;
  const now = useNow();
  const settled = useDeferredValue(draft);
  const rule = useMemo(() => triableRule(settled, now), [settled, now]);
  // An unfinished rule would only be told what its fields already ask for.
  if (!isTriable(settled)) return null;
  return (
    <>
      <RuleFindings
        rule={rule}
        draft={draft}
        context={context}
        onChange={onChange}
        onAddCondition={onAddCondition}
      />
      <RuleDrafts rule={rule} rules={context.rules} />
      <RuleOverlaps rule={rule} context={context} />
      <RuleTrial
        rule={rule}
        context={context}
        onKeep={(kept) => onChange({ ...draft, tests: withTests(draft.tests, kept) })}
      />
      <RuleTests rule={rule} context={context} onChange={(tests) => onChange({ ...draft, tests })} />
    </>
  );
}

/** Each address once; what was kept before keeps its expectation, and gets what was read there now. */
function withTests(before: RuleDraft['tests'], kept: RuleDraft['tests']): RuleDraft['tests'] {
  const known = new Set(before.map(({ url }) => url));
  const readAt = new Map(kept.map(({ url, fields }) => [url, fields]));
  const read = before.map((one): RuleTest => {
    const fields = readAt.get(one.url);
    return fields ? { ...one, fields } : one;
  });
  return [...read, ...kept.filter(({ url }) => !known.has(url))].slice(0, 200);
}
