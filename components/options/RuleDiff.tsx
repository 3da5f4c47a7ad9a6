import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import type { Rule } from '@/lib/domain/mapping/rule';
import { changedFields } from '@/lib/domain/mapping/rule-history';
import type { InitiativeBrief } from '@/lib/domain/overview-types';
import styles from './options.module.css';
import { ruleFieldWords } from './rule-field-words';

/** What differs between two versions of a rule, field by field: before, then after. */
export function RuleDiff({
  from,
  to,
  initiatives,
}: {
  from: Rule;
  to: Rule;
  initiatives: readonly InitiativeBrief[];
}) {
  const text = useText();
  const { t } = text;
  return (
    <dl className={styles.diff}>
      {changedFields(from, to).map((field) => (
        <div key={field}>
          <dt>{t(`options.history.field.${field}`)}</dt>
          <dd>
            <del>
              <UserText text={ruleFieldWords(from, field, { text, initiatives })} />
            </del>{' '}
            <ins>
              <UserText text={ruleFieldWords(to, field, { text, initiatives })} />
            </ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}
