import { useMemo } from 'react';
import { isolated } from '@/components/ui/plain-text';
import { StatusBadge } from '@/components/ui/StatusBadge';
import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import { runRuleTests } from '@/lib/domain/mapping/can-activate';
import type { Rule, RuleTest } from '@/lib/domain/mapping/rule';
import { Button } from '../pages/Button';
import field from '../pages/field.module.css';
import { fieldName } from '../pages/rule-sentence';
import type { EditorContext } from './editor-context';
import styles from './options.module.css';
import { recogniserFor } from './rule-trial';

const EXPECTATIONS = ['match', 'no_match'] as const;

/** The rule's own test addresses with what comes out now: they are run again on every save. */
export function RuleTests(props: {
  rule: Rule;
  context: EditorContext;
  onChange: (tests: RuleTest[]) => void;
}) {
  const { rule, context, onChange } = props;
  const text = useText();
  const { t, locale } = text;
  const { tests } = rule;
  const failed = useMemo(() => runRuleTests(rule, recogniserFor(rule, context.seen)), [rule, context.seen]);
  if (tests.length === 0) return null;
  const replace = (index: number, next: RuleTest | undefined) =>
    onChange(tests.flatMap((one, at) => (at === index ? (next ?? []) : one)));
  return (
    <section className={styles.panel} aria-label={t('options.tests.title')}>
      <div>
        <h2>{t('options.tests.title')}</h2>
        <p className={styles.soft}>
          {failed.length > 0
            ? t('options.tests.failed', { count: failed.length })
            : t('options.tests.passed', { count: tests.length })}
        </p>
      </div>
      <ul className={styles.trialRows}>
        {tests.map((test, index) => {
          const { url, expect } = test;
          const failure = failed.find((one) => one.index === index);
          const fields = failure?.missing.map((one) => fieldName(one, text)) ?? [];
          return (
            <li key={url} className={styles.testRow}>
              <div>
                <p className={styles.rowTitle}>
                  <UserText text={url} />
                </p>
                {failure ? (
                  <p className={styles.soft}>
                    {t(`options.tests.got.${failure.got}`, {
                      fields: new Intl.ListFormat(locale).format(fields),
                    })}
                  </p>
                ) : null}
              </div>
              <select
                className={field.input}
                aria-label={t('options.tests.expect', { url: isolated(url) })}
                value={expect}
                onChange={(event) =>
                  replace(index, { ...test, expect: event.target.value === 'match' ? 'match' : 'no_match' })
                }
              >
                {EXPECTATIONS.map((value) => (
                  <option key={value} value={value}>
                    {t(`options.tests.expect.${value}`)}
                  </option>
                ))}
              </select>
              <StatusBadge tone={failure ? 'stop' : 'good'}>
                {t(failure ? 'options.tests.fails' : 'options.tests.passes')}
              </StatusBadge>
              <Button
                variant="quiet"
                aria-label={t('options.tests.remove', { url: isolated(url) })}
                onClick={() => replace(index, undefined)}
              >
                {t('options.rule.remove')}
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
