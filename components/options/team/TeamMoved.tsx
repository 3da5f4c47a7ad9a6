import { useText } from '@/components/ui/text';
import type { TeamStatus } from '@/lib/store/reads/team-status';
import { Button } from '../../pages/Button';
import form from '../../pages/form.module.css';
import { Notice } from '../../pages/Notice';
import { Problem } from '../../pages/Problem';
import { useCommand } from '../../pages/use-command';
import { SaveUnsent } from './SaveUnsent';

/**
 * The organisation has named another server while changes wait for this one. Sending them first is the way that loses nothing;
 * leaving keeps them here, under the server they were written for.
 */
export function TeamMoved({ team, waiting }: { team: TeamStatus['team']; waiting: number }) {
  const { t } = useText();
  const sync = useCommand('syncNow');
  const leave = useCommand('leaveTeam');
  return (
    <Notice tone="caution" heading={t('options.team.moved')}>
      <p>{t('options.team.moved.text', { count: waiting })}</p>
      <div className={form.actions}>
        <Button busy={sync.busy} onClick={() => void sync.run({})}>
          {t('options.team.moved.send')}
        </Button>
        {waiting > 0 ? <SaveUnsent team={team} /> : null}
        <Button busy={leave.busy} onClick={() => void leave.run({})}>
          {t('options.team.moved.leave')}
        </Button>
      </div>
      <Problem problem={sync.problem ?? leave.problem} />
    </Notice>
  );
}
