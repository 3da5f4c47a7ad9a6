import { useState } from 'react';
import { isolated } from '@/components/ui/plain-text';
import { useText } from '@/components/ui/text';
import type { Person } from '@/lib/domain/people';
import { canBeHandedOver, type HandedOver, type Holding } from '@/lib/domain/succession';
import { Button } from '../pages/Button';
import { Problem } from '../pages/Problem';
import { problemSentence } from '../pages/problem-sentence';
import { useCommand } from '../pages/use-command';
import { HoldingLine } from './HoldingLine';
import { holdingKey, holdingWords } from './holding-words';
import styles from './options.module.css';
import { SuccessorField } from './SuccessorField';

/** What one person left behind: to one successor at once, or each to another. What may not go to them says why. */
export function SuccessionOf(props: {
  person: Person;
  holdings: readonly Holding[];
  people: readonly Person[];
}) {
  const { person, holdings, people } = props;
  const text = useText();
  const { t } = text;
  const [successor, setSuccessor] = useState('');
  const [isMissing, setMissing] = useState(false);
  const [stayed, setStayed] = useState<HandedOver['stayed']>([]);
  const command = useCommand('handOver');
  const movable = holdings.filter(canBeHandedOver);
  const run = async (only?: Holding) => {
    setMissing(successor === '');
    if (successor === '') return;
    const key = only && {
      kind: only.kind,
      ...(only.initiativeId ? { initiativeId: only.initiativeId } : {}),
      ...(only.metricId ? { metricId: only.metricId } : {}),
    };
    const done = await command.run({
      fromId: person.id,
      toId: successor,
      ...(key ? { only: key } : {}),
    });
    if (done) setStayed(done.stayed);
  };
  const reasonOf = (holding: Holding) =>
    stayed.find((one) => holdingKey(one) === holdingKey(holding))?.problems[0];
  return (
    <div className={styles.panel}>
      <h3>{t('options.people.queue.of', { name: isolated(person.displayName), count: holdings.length })}</h3>
      {movable.length > 0 ? (
        <div className={styles.succession}>
          <SuccessorField
            leaver={person}
            people={people}
            value={successor}
            error={isMissing ? t('options.people.successor.missing.one') : undefined}
            onChange={(id) => {
              setSuccessor(id);
              setMissing(false);
              setStayed([]);
              command.forget();
            }}
          />
          <Button variant="primary" busy={command.busy} onClick={() => run()}>
            {t('options.people.queue.all', { count: movable.length })}
          </Button>
        </div>
      ) : null}
      <Problem problem={command.problem} />
      <ul className={styles.handOver}>
        {holdings.map((holding) => {
          const reason = reasonOf(holding);
          return (
            <li key={holdingKey(holding)}>
              <div>
                <HoldingLine holding={holding} />
                {reason ? (
                  <p className={styles.error} data-tone="stop">
                    {problemSentence(reason, text)}
                  </p>
                ) : null}
              </div>
              {canBeHandedOver(holding) ? (
                <Button
                  variant="quiet"
                  aria-label={t('options.people.queue.one.of', { what: holdingWords(holding, text) })}
                  onClick={() => run(holding)}
                >
                  {t('options.people.queue.one')}
                </Button>
              ) : (
                <span className={styles.soft}>{t('options.people.queue.condition')}</span>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
