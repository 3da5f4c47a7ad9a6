import { useId } from 'react';
import { workWords } from '@/components/ui/team-words';
import { useText } from '@/components/ui/text';
import type { TeamWork } from '@/lib/domain/team-note';
import { Button } from './Button';
import { useCommand } from './use-command';
import styles from './work-progress.module.css';

/**
 * How far long work with the team's records is, of how much, and the way to stop it. The numbers are read out when somebody
 * asks for them and not four times a second.
 */
export function WorkProgress({ work }: { work: TeamWork }) {
  const text = useText();
  const stop = useCommand(work.doing === 'erase' ? 'stopErasure' : 'stopWork');
  const words = useId();
  const { done, total } = work;
  return (
    <div className={styles.work}>
      <div className={styles.bar}>
        <span id={words}>{stop.busy ? text.t('page.team.stopping') : workWords(work, text)}</span>
        <progress
          max={total ?? 1}
          value={total === undefined ? undefined : Math.min(done, total)}
          aria-labelledby={words}
        />
      </div>
      <Button busy={stop.busy} onClick={() => void stop.run({})}>
        {text.t('page.team.stop')}
      </Button>
    </div>
  );
}
