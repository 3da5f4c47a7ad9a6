import { Check, CircleQuestionMark, X } from 'lucide-react';
import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import { type ExplainedRule, expectedWords, observedWords, ruleWords } from './explanation-words';

/** One rule with its conditions: what it expects, what was seen, and where that was read. */
export function RuleExplanation({
  rule,
  initiativeName,
}: {
  rule: ExplainedRule;
  initiativeName: string | undefined;
}) {
  const translator = useText();
  const { t } = translator;
  return (
    <div className="rule">
      <p>
        <UserText className="rule-name" text={rule.name} />
        {initiativeName && (
          <>
            {' '}
            <span aria-hidden="true">→</span> <UserText text={initiativeName} />
          </>
        )}
      </p>
      <p className="soft">{ruleWords(rule, translator)}</p>
      <ul>
        {rule.conditions.map((condition) => {
          const expected = expectedWords(condition, translator);
          const Mark = MARKS[condition.result];
          return (
            <li key={expected} data-result={condition.result}>
              <Mark size="1.1em" aria-hidden="true" />
              <div>
                <span className="visually-hidden">{t(`sidebar.why.result.${condition.result}`)}: </span>
                {expected}
                <p className="soft">{observedWords(condition, translator)}</p>
              </div>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

const MARKS = { true: Check, false: X, unknown: CircleQuestionMark };
