import { StatusBadge } from '@/components/ui/StatusBadge';
import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import type { PlannedRule } from '@/lib/domain/mapping/rule-import';
import type { InitiativeBrief } from '@/lib/domain/overview-types';
import { ruleSentence } from '../../pages/rule-sentence';
import { Sentence } from '../../pages/Sentence';
import options from '../options.module.css';
import { RuleDiff } from '../RuleDiff';
import styles from './data.module.css';

/** Rules that are shown at once. */
const SHOWN = 30;

/** Every rule that the file would add, in words, or change, field by field. */
export function PlannedRules(props: {
  changes: readonly PlannedRule[];
  initiatives: readonly InitiativeBrief[];
}) {
  const { changes, initiatives } = props;
  const text = useText();
  const { t } = text;
  return (
    <>
      <ul className={options.trialRows} aria-label={t('options.data.changes')}>
        {changes.slice(0, SHOWN).map(({ source, rule, before }) => {
          const initiative = initiatives.find(({ id }) => id === rule.initiativeId);
          return (
            <li key={source.row} className={options.trialRow}>
              <div className={options.rowMain}>
                <p className={options.rowTitle}>
                  <UserText text={rule.name} />
                </p>
                {before ? (
                  <RuleDiff from={before} to={rule} initiatives={initiatives} />
                ) : (
                  <>
                    <p>
                      <UserText text={ruleSentence(rule, text)} />
                    </p>
                    {initiative ? (
                      <p className={styles.soft}>
                        <Sentence
                          id={`options.rules.${rule.effect}`}
                          values={{ initiative: initiative.name }}
                        />
                      </p>
                    ) : null}
                  </>
                )}
              </div>
              <StatusBadge tone={before ? 'caution' : 'good'}>
                {t(before ? 'options.data.is.changed' : 'options.data.is.added')}
              </StatusBadge>
            </li>
          );
        })}
      </ul>
      {changes.length > SHOWN ? (
        <p className={styles.soft}>{t('options.data.more', { count: changes.length - SHOWN })}</p>
      ) : null}
    </>
  );
}
