import { useEffect, useRef } from 'react';
import { useText } from '@/components/ui/text';
import type { StandingPrompt } from '@/lib/domain/prompts/prompt-state';
import { SNOOZES } from '@/lib/domain/prompts/snooze';
import { Button } from '../../pages/Button';
import { Problem } from '../../pages/Problem';
import { useCommand } from '../../pages/use-command';
import styles from './queue.module.css';

/** Puts one prompt off. What is due stays due. */
export function QueueLater({
  prompt,
  onDone,
  onClose,
}: {
  prompt: StandingPrompt;
  onDone: (done: undefined) => void;
  onClose: () => void;
}) {
  const { t } = useText();
  const box = useRef<HTMLDivElement>(null);
  const later = useCommand('putOffPrompt');
  useEffect(() => box.current?.querySelector('button')?.focus(), []);
  const putOff = async (choice: (typeof SNOOZES)[number]) => {
    const { id: promptId, initiativeId } = prompt;
    if (await later.run({ promptId, initiativeId, choice })) onDone(undefined);
  };
  return (
    <div ref={box} className={styles.form}>
      <p className={styles.soft}>{t('dashboard.queue.later.left', { left: prompt.snoozesLeft })}</p>
      <Problem problem={later.problem} />
      <div className={styles.actions}>
        {SNOOZES.map((choice) => (
          <Button key={choice} busy={later.busy} onClick={() => void putOff(choice)}>
            {t(`dashboard.queue.later.${choice}`)}
          </Button>
        ))}
        <Button variant="quiet" onClick={onClose}>
          {t('dashboard.queue.do.close')}
        </Button>
      </div>
    </div>
  );
}
