import { useEffect, useState } from 'react';
import { useText } from '@/components/ui/text';
import { Button } from '../../pages/Button';
import { Notice } from '../../pages/Notice';
import { Problem } from '../../pages/Problem';
import { Sentence } from '../../pages/Sentence';
import { useCommand } from '../../pages/use-command';
import styles from './queue.module.css';

/** A value that was just confirmed in the queue, and until when it can be taken back. */
export type Done = { sampleId: string; undoUntil: string; title: string };

/** "Saved on this device", with an undo that ends by the clock. */
export function QueueDone({ done, onGone }: { done: Done | undefined; onGone: () => void }) {
  return <div role="status">{done ? <Undo key={done.sampleId} done={done} onGone={onGone} /> : null}</div>;
}

function Undo({ done, onGone }: { done: Done; onGone: () => void }) {
  const { t } = useText();
  const undo = useCommand('undoSample');
  const [left, setLeft] = useState(() => secondsLeft(done));
  useEffect(() => {
    const timer = setInterval(() => setLeft(secondsLeft(done)), 250);
    return () => clearInterval(timer);
  }, [done]);
  useEffect(() => {
    if (left <= 0 && !undo.problem) onGone();
  }, [left, undo.problem, onGone]);
  const takeBack = async () => {
    if (await undo.run({ sampleId: done.sampleId })) onGone();
  };
  return (
    <Notice tone="good">
      <div className={styles.done}>
        <span>
          <Sentence id="dashboard.queue.saved" values={{ title: done.title }} />
        </span>
        <Button busy={undo.busy} onClick={() => void takeBack()}>
          {t('dashboard.queue.undo')} <span aria-hidden="true">({left})</span>
        </Button>
      </div>
      <Problem problem={undo.problem} />
    </Notice>
  );
}

function secondsLeft({ undoUntil }: Done): number {
  return Math.max(0, Math.ceil((Date.parse(undoUntil) - Date.now()) / 1000));
}
