import { Fragment, useMemo } from 'react';
import { useText } from '@/components/ui/text';
import { lintRules } from '@/lib/domain/mapping/lint';
import type { Rule } from '@/lib/domain/mapping/rule';
import { Notice } from '../pages/Notice';
import type { EditorContext } from './editor-context';
import { namedFinding } from './named-finding';
import type { RuleDraft } from './rule-draft';
import { TieWaysOut } from './TieWaysOut';

/**
 * What lint says of the rule as it stands: errors keep it from being activated, warnings are worth a
 * thought. A tie comes with its ways out.
 */
export function RuleFindings(props: {
  rule: Rule;
  draft: RuleDraft;
  context: EditorContext;
  onChange: (draft: RuleDraft) => void;
  onAddCondition: () => void;
}) {
  const { rule, draft, context, onChange, onAddCondition } = props;
  const { rules, initiatives, today } = context;
  const text = useText();
  const { t } = text;
  const isUnchosen = draft.initiativeId === '';
  const findings = useMemo(
    () =>
      lintRules(rule, { rules, initiativeIds: initiatives.map(({ id }) => id), today }).filter(
        ({ code }) => !SAID_ELSEWHERE.has(code) && !(isUnchosen && code === 'unknown_initiative'),
      ),
    [rule, rules, initiatives, today, isUnchosen],
  );
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
          const tied =
            finding.code === 'tie' ? rules.find(({ id }) => id === finding.values.ruleId) : undefined;
          return (
            <Fragment key={sentence}>
              <p>{sentence}</p>
              {tied ? (
                <TieWaysOut
                  draft={draft}
                  other={tied}
                  context={context}
                  onChange={onChange}
                  onAddCondition={onAddCondition}
                />
              ) : null}
            </Fragment>
          );
        })}
      </Notice>
    );
  });
}

/** Stands below the field for the site, as soon as it is typed. */
const SAID_ELSEWHERE: ReadonlySet<string> = new Set(['host_lookalike']);
