import { useState } from 'react';
import { isolated } from '@/components/ui/plain-text';
import { useText } from '@/components/ui/text';
import type { Rule } from '@/lib/domain/mapping/rule';
import type { InitiativeBrief } from '@/lib/domain/overview-types';
import type { Person } from '@/lib/domain/people';
import { Notice } from '../pages/Notice';
import { Problem } from '../pages/Problem';
import { ShowMore, STEP } from '../pages/ShowMore';
import { useCommand } from '../pages/use-command';
import styles from './options.module.css';
import { PutAwayItem } from './PutAwayItem';

/** The rules that were put away, newest first: shown on demand, each with the way back. */
export function PutAwayRules(props: {
  rules: readonly Rule[];
  initiatives: ReadonlyMap<string, InitiativeBrief>;
  people: readonly Person[];
  today: string;
  isAdmin: boolean;
}) {
  const { rules, initiatives, people, today, isAdmin } = props;
  const { t } = useText();
  const [isOpen, setOpen] = useState(false);
  const [most, setMost] = useState(STEP);
  const [back, setBack] = useState<string>();
  const bring = useCommand('bringRuleBack');
  const newest = isOpen
    ? [...rules].sort((a, b) => (b.archivedAt ?? '').localeCompare(a.archivedAt ?? ''))
    : [];
  return (
    <>
      {back === undefined ? null : (
        <Notice tone="good" live="status">
          <p>{t('options.rules.bringBack.done', { name: isolated(back) })}</p>
        </Notice>
      )}
      <Problem problem={bring.problem} />
      {rules.length > 0 ? (
        <details className={styles.more} onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>{t('options.rules.putAway.show', { count: rules.length })}</summary>
          {isOpen ? (
            <ul className={styles.rows} aria-label={t('options.rules.putAway.list')}>
              {newest.slice(0, most).map((rule) => (
                <PutAwayItem
                  key={rule.id}
                  rule={rule}
                  initiative={initiatives.get(rule.initiativeId ?? '')}
                  people={people}
                  today={today}
                  busy={bring.busy}
                  onBringBack={
                    isAdmin
                      ? async () => {
                          const done = await bring.run({ ruleId: rule.id, version: rule.version });
                          setBack(done ? rule.name : undefined);
                        }
                      : undefined
                  }
                />
              ))}
            </ul>
          ) : null}
          <ShowMore total={newest.length} shown={most} onMore={setMost} />
        </details>
      ) : null}
    </>
  );
}
