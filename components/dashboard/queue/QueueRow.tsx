import { type KeyboardEvent, useRef, useState } from 'react';
import { ToneIcon } from '@/components/ui/ToneIcon';
import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import type { StandingPrompt } from '@/lib/domain/prompts/prompt-state';
import { formatInstant, formatPeriod } from '@/lib/i18n/formats';
import { Button, buttonClass } from '../../pages/Button';
import { Problem } from '../../pages/Problem';
import { Sentence } from '../../pages/Sentence';
import { useCommand } from '../../pages/use-command';
import { EscalationText } from './EscalationText';
import type { Done } from './QueueDone';
import { QueueEntry } from './QueueEntry';
import { QueueLater } from './QueueLater';
import { QueueSkip } from './QueueSkip';
import styles from './queue.module.css';
import { actionsOf, placeOf, QUEUE_ACTIONS, type QueueAction } from './queue-groups';
import { isField } from './row-keys';

/** One thing that waits, with what can be done about it right here. */
export function QueueRow({
  prompt,
  onDone,
}: {
  prompt: StandingPrompt;
  onDone: (done: Done | undefined) => void;
}) {
  const { t, locale } = useText();
  const row = useRef<HTMLLIElement>(null);
  const [mode, setMode] = useState<'closed' | 'value' | 'skip' | 'later'>('closed');
  const nochange = useCommand('reconfirmPeriod');
  const actions = actionsOf(prompt);
  const { period, subject } = prompt;
  const isRunning = prompt.action === 'prepare_value';
  const close = () => {
    setMode('closed');
    row.current?.focus();
  };

  const act = async (action: QueueAction) => {
    if (action === 'open') location.href = placeOf(prompt);
    else if (action !== 'nochange') setMode(action);
    else if (period) {
      const saved = await nochange.run({ metricId: subject.id, periodStart: period.start });
      if (saved) onDone({ ...saved, title: prompt.title });
    }
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Escape' && mode !== 'closed') return close();
    if (event.target !== row.current || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isField(event.target)) return;
    const asked =
      event.key === 'Enter' ? actions[0] : actions.find((one) => QUEUE_ACTIONS[one] === event.key);
    if (!asked) return;
    event.preventDefault();
    void act(asked);
  };
  return (
    // The row takes the keys that its buttons show; each of them can be had by Tab as well.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: rows are stops of the arrow keys
    <li ref={row} data-row={prompt.type} tabIndex={0} className={styles.row} onKeyDown={onKeyDown}>
      <div className={styles.what}>
        {prompt.severity === 'safety' ? <ToneIcon tone="stop" size="1.2em" /> : null}
        <div>
          <h3>
            {CODED.has(subject.entityType) ? (
              t(`dimension.${prompt.title}`)
            ) : (
              <UserText text={subject.entityType === 'concern' ? prompt.initiativeName : prompt.title} />
            )}
          </h3>
          <p className={styles.soft}>
            <a href={`#/initiative/${prompt.initiativeId}`}>
              <UserText text={prompt.initiativeName} />
            </a>
            {period ? ` · ${formatPeriod(period.start, period.end, locale)}` : null}
          </p>
          <p>
            <Sentence id={prompt.sentence.id} values={prompt.sentence.values} />
          </p>
          {prompt.snoozedUntil ? (
            <p className={styles.soft}>
              {t('dashboard.queue.until', {
                at: formatInstant(
                  prompt.snoozedUntil,
                  locale,
                  Intl.DateTimeFormat().resolvedOptions().timeZone,
                ),
              })}
            </p>
          ) : null}
          <EscalationText prompt={prompt} />
        </div>
      </div>
      {mode === 'closed' ? (
        <div className={styles.actions}>
          {actions.map((action, index) =>
            action === 'open' ? (
              <a
                key={action}
                className={buttonClass(index === 0 ? 'secondary' : 'quiet')}
                href={placeOf(prompt)}
              >
                {t('dashboard.queue.do.open')}
              </a>
            ) : (
              <Button
                key={action}
                variant={index > 0 ? 'quiet' : prompt.severity === 'hint' ? 'secondary' : 'primary'}
                busy={action === 'nochange' && nochange.busy}
                onClick={() => void act(action)}
              >
                {t(`dashboard.queue.do.${isRunning && action === 'value' ? 'prepare' : action}`)}
              </Button>
            ),
          )}
        </div>
      ) : null}
      <Problem problem={nochange.problem} />
      {mode === 'value' ? <QueueEntry prompt={prompt} onDone={onDone} onClose={close} /> : null}
      {mode === 'skip' ? <QueueSkip prompt={prompt} onDone={onDone} onClose={close} /> : null}
      {mode === 'later' ? <QueueLater prompt={prompt} onDone={onDone} onClose={close} /> : null}
    </li>
  );
}

/** What is called by a code that the catalogue has a word for, not by a name that somebody gave it. */
const CODED: ReadonlySet<string> = new Set(['dimension']);
