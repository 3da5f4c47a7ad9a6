import { useText } from '@/components/ui/text';
import type { NearRules } from '@/lib/domain/mapping/near-rules';
import type { ConditionResult } from '@/lib/domain/mapping/rule';
import type { WorkItem } from '@/lib/domain/work-item';
import { conditionPhrase, fieldName, valueWords } from '../pages/rule-sentence';
import { Sentence } from '../pages/Sentence';
import { workItemName } from '../pages/work-item-name';
import styles from './popup.module.css';

/** "No rule matches OPS-31", how many were tried, and on what the nearest one failed. */
export function NothingReason({ workItem, near }: { workItem: WorkItem; near: NearRules }) {
  const text = useText();
  const { t } = text;
  const { host } = workItem;
  const label = workItemName(workItem, text);
  return (
    <>
      <p>
        <Sentence id="popup.nothing.text" values={{ label, host }} />
      </p>
      <p className={styles.small}>{t('popup.nothing.checked', { count: near.checked })}</p>
      {near.closest ? (
        <div className={styles.quote}>
          <p>
            <Sentence id="popup.nothing.closest" values={{ rule: near.closest.name }} />
          </p>
          <ul>
            {near.closest.failed.map((condition) => (
              <li key={`${condition.field}/${condition.op}/${String(condition.expected)}`}>
                <FailedCondition condition={condition} />
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </>
  );
}

function FailedCondition({ condition }: { condition: ConditionResult }) {
  const text = useText();
  const { field, op, negate, observed, expected } = condition;
  const observedWords = valueWords(observed ?? '', text);
  if ((op === 'eq' || op === 'in') && !negate) {
    const values = {
      field: fieldName(field, text),
      observed: observedWords,
      expected: valueWords(expected, text),
    };
    return <Sentence id="popup.nothing.wants" values={values} />;
  }
  const phrase = conditionPhrase({ field, op, value: expected, negate }, text);
  return (
    <Sentence
      id="popup.nothing.wantsThat"
      values={{ field: fieldName(field, text), observed: observedWords, phrase }}
    />
  );
}
