import { useState } from 'react';
import { isolated } from '@/components/ui/plain-text';
import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import { dayAt } from '@/lib/domain/calendar';
import { ruleStanding } from '@/lib/domain/mapping/put-away';
import type { Rule } from '@/lib/domain/mapping/rule';
import type { RuleVersion } from '@/lib/domain/mapping/rule-history';
import type { InitiativeBrief } from '@/lib/domain/overview-types';
import type { Person } from '@/lib/domain/people';
import { formatInstant } from '@/lib/i18n/formats';
import { listRuleVersions } from '@/lib/store/reads';
import { Button, buttonClass } from '../pages/Button';
import { EmptyState } from '../pages/EmptyState';
import { Loading } from '../pages/Loading';
import { ruleStateWords } from '../pages/rule-state-words';
import { useHeadingFocus } from '../pages/use-hash';
import { useLive } from '../pages/use-live';
import { useNow } from '../pages/use-now';
import styles from './options.module.css';
import { RestoreRule } from './RestoreRule';
import { RuleDiff } from './RuleDiff';

/** Every version of a rule that this device's log knows: who made it, when, what changed, and the way back. */
export function RuleHistory(props: {
  ruleId: string;
  initiatives: readonly InitiativeBrief[];
  people: readonly Person[];
  timeZone: string;
}) {
  const { ruleId, initiatives, people, timeZone } = props;
  const text = useText();
  const { t, locale } = text;
  const now = useNow();
  const heading = useHeadingFocus<HTMLHeadingElement>(ruleId);
  const [chosen, setChosen] = useState<RuleVersion>();
  const versions = useLive(() => listRuleVersions(ruleId), [ruleId]);
  if (!versions) return <Loading />;
  const [current] = versions.value;
  if (!current) {
    return (
      <EmptyState page title={t('options.rule.gone')}>
        <a className={buttonClass()} href="#/rules">
          {t('options.rule.toList')}
        </a>
      </EmptyState>
    );
  }
  // Written last is not yet in effect: it may be a draft, or switched off.
  const standing = (rule: Rule) => {
    const state = ruleStanding(rule, dayAt(now, timeZone));
    return state === 'active'
      ? t('options.history.now')
      : `${t('options.history.latest')} · ${ruleStateWords(state, rule, text)}`;
  };
  return (
    <>
      <header className={styles.sectionHeading}>
        <div>
          <h1 ref={heading} tabIndex={-1}>
            <UserText text={current.rule.name} />
          </h1>
          <p>{t('options.history.text')}</p>
        </div>
        <a className={buttonClass()} href="#/rules">
          {t('options.rule.toList')}
        </a>
      </header>
      <ol className={styles.rows} aria-label={t('options.history.title')}>
        {versions.value.map((version, index) => {
          const { rule, action } = version;
          const earlier = versions.value[index + 1]?.rule;
          const name =
            people.find(({ id }) => id === rule.by)?.displayName ?? t('options.rules.reports.somebody');
          return (
            <li key={rule.version} className={styles.row}>
              <div className={styles.rowMain}>
                <p className={styles.rowTitle}>
                  {t('options.history.version', { version: rule.version })}
                  {index === 0 ? ` · ${standing(rule)}` : ''}
                </p>
                <p className={styles.soft}>
                  {t(`options.history.did.${DID[action ?? ''] ?? 'unknown'}`, {
                    name: isolated(name),
                    at: formatInstant(rule.at, locale, timeZone),
                  })}
                </p>
                {earlier ? <RuleDiff from={earlier} to={rule} initiatives={initiatives} /> : null}
              </div>
              {index > 0 && !current.rule.archivedAt ? (
                <div className={styles.rowActions}>
                  <Button onClick={() => setChosen(version)}>
                    {t('options.history.restore', { version: rule.version })}
                  </Button>
                </div>
              ) : null}
            </li>
          );
        })}
      </ol>
      <RestoreRule
        current={current.rule}
        old={chosen?.rule}
        initiatives={initiatives}
        onClose={() => setChosen(undefined)}
      />
    </>
  );
}

/** The words of the log's actions. */
const DID: Record<string, string> = {
  'rule.create': 'create',
  'rule.edit': 'edit',
  'rule.status': 'status',
  'rule.putAway': 'putAway',
  'rule.bringBack': 'bringBack',
  'rule.rollback': 'rollback',
  'rule.import': 'import',
  'rule.pin': 'pin',
};
