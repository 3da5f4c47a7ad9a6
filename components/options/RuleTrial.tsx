import { useDeferredValue, useMemo, useState } from 'react';
import { useText } from '@/components/ui/text';
import type { Rule, RuleTest } from '@/lib/domain/mapping/rule';
import { createRuleIndex } from '@/lib/domain/mapping/rule-index';
import { Button } from '../pages/Button';
import { TextField } from '../pages/TextField';
import { useCommand } from '../pages/use-command';
import { useNow } from '../pages/use-now';
import type { EditorContext } from './editor-context';
import styles from './options.module.css';
import { MOST_ADDRESSES, readAddresses, testsOf, tryRule } from './rule-trial';
import { TrialRows } from './TrialRows';

/** Tries the rule before it counts: on the pages seen last, or on addresses that are pasted. */
export function RuleTrial(props: {
  rule: Rule;
  context: EditorContext;
  onKeep: (tests: RuleTest[]) => void;
}) {
  const { rule, context, onKeep } = props;
  const { t } = useText();
  const at = useNow();
  const forget = useCommand('forgetSeen');
  const [pasted, setPasted] = useState('');
  const { addresses, more } = useMemo(() => readAddresses(pasted), [pasted]);
  const tried = useDeferredValue(addresses);
  const { candidates } = useMemo(() => createRuleIndex(context.rules), [context.rules]);
  const trial = useMemo(
    () => tryRule(rule, { seen: context.seen, addresses: tried }, { candidates, at, today: context.today }),
    [rule, context.seen, context.today, tried, candidates, at],
  );
  const keepable = testsOf(trial, rule);
  return (
    <section className={styles.panel} aria-label={t('options.trial.title')}>
      <div>
        <h2>{t('options.trial.title')}</h2>
        <p className={styles.soft}>{t('options.trial.text')}</p>
      </div>
      <TextField
        name="addresses"
        label={t('options.trial.addresses')}
        hint={t('options.trial.addresses.hint', { most: MOST_ADDRESSES })}
        error={more > 0 ? t('options.trial.addresses.more', { most: MOST_ADDRESSES, more }) : undefined}
        value={pasted}
        rows={3}
        onChange={setPasted}
      />
      <TrialRows trial={trial} ofAddresses={tried.length > 0} context={context} />
      <div className={styles.headingActions}>
        {keepable.length > 0 ? (
          <Button
            onClick={() => {
              onKeep(keepable);
              setPasted('');
            }}
          >
            {t('options.trial.keep', { count: keepable.length })}
          </Button>
        ) : null}
        {tried.length === 0 && context.seen.length > 0 ? (
          <Button variant="quiet" busy={forget.busy} onClick={() => forget.run({})}>
            {t('options.trial.forget')}
          </Button>
        ) : null}
      </div>
    </section>
  );
}
