import { StatusBadge } from '@/components/ui/StatusBadge';
import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import type { WarnedRule } from '@/lib/domain/mapping/planning';
import type { InitiativeBrief } from '@/lib/domain/overview-types';
import { ruleSentence } from '../../pages/rule-sentence';
import options from '../options.module.css';
import { RuleAim } from '../RuleAim';
import { RuleDiff } from '../RuleDiff';
import { RuleStatus } from '../RuleStatus';
import { Warnings } from '../Warnings';
import styles from './data.module.css';

/** The first rules that the file would add, in words, or change, field by field, of `total`. */
export function PlannedRules(props: {
  changes: readonly WarnedRule[];
  total: number;
  initiatives: readonly InitiativeBrief[];
  today: string;
}) {
  const { changes, total, initiatives, today } = props;
  const text = useText();
  const { t } = text;
  return (
    <>
      <ul className={options.trialRows} aria-label={t('options.data.changes')}>
        {changes.map(({ source, rule, before, warnings }) => {
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
                    <RuleAim rule={rule} initiative={initiative} />
                  </>
                )}
                <Warnings warnings={warnings} />
              </div>
              <div className={styles.badges}>
                <StatusBadge tone={before ? 'caution' : 'neutral'}>
                  {t(before ? 'options.data.is.changed' : 'options.data.is.added')}
                </StatusBadge>
                <RuleStatus rule={rule} today={today} />
              </div>
            </li>
          );
        })}
      </ul>
      {total > changes.length ? (
        <p className={styles.soft}>{t('options.data.more', { count: total - changes.length })}</p>
      ) : null}
    </>
  );
}
