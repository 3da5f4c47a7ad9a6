import { isolated } from '@/components/ui/plain-text';
import { useText } from '@/components/ui/text';
import type { TeamStatus } from '@/lib/store/reads/team-status';
import { Button } from '../../pages/Button';
import form from '../../pages/form.module.css';
import { Notice } from '../../pages/Notice';
import { Problem } from '../../pages/Problem';
import { useCommand } from '../../pages/use-command';
import { SaveUnsent } from './SaveUnsent';

/** What happened to this device's copy of the team's records without anybody here having done it. */
export function TeamNotices({ status, when }: { status: TeamStatus; when: (instant: string) => string }) {
  const { t } = useText();
  const { lostAccess, gone, lastSync, outbox, heldBack } = status;
  const read = useCommand('noteLossRead');
  const minutes = lastSync?.clockOff ?? 0;
  // What the server says meanwhile is said alone: it may be something that passes.
  const isOut = lastSync?.result === 'no_access' || lastSync?.result === 'signed_out';
  return (
    <>
      {heldBack ? (
        <Notice tone="stop">
          <p>
            {t('problem.client_too_old', {
              needed: isolated(heldBack.needed),
              runs: isolated(heldBack.runs),
            })}
          </p>
          <p>{t('options.team.version.update')}</p>
        </Notice>
      ) : null}
      {lostAccess && (isOut || lostAccess.removedAt) ? (
        <Notice tone="caution">
          <p>
            {lostAccess.removedAt
              ? t('options.team.lostAccess.removed', { when: when(lostAccess.removedAt) })
              : t('options.team.lostAccess', { when: when(lostAccess.since) })}
          </p>
          {outbox.waiting + outbox.blocked.length > 0 ? <SaveUnsent team={status.team} /> : null}
        </Notice>
      ) : null}
      {gone ? (
        <Notice tone="caution">
          <p>{t('options.team.gone', { when: when(gone.at), count: gone.waiting })}</p>
          <div className={form.actions}>
            <Button busy={read.busy} onClick={() => void read.run({})}>
              {t('options.team.gone.read')}
            </Button>
          </div>
          <Problem problem={read.problem} />
        </Notice>
      ) : null}
      {status.serverAdmin ? (
        <Notice tone="caution">
          <p>{t('options.team.serverAdmin')}</p>
        </Notice>
      ) : null}
      {lastSync?.result === 'unexpected' ? (
        <Notice tone="caution">
          <p>{t('options.team.unexpected')}</p>
          <p>
            <a href="#/diagnostics">{t('options.drift.link')}</a>
          </p>
        </Notice>
      ) : null}
      {minutes === 0 ? null : (
        <Notice tone="caution">
          <p>
            {t(minutes > 0 ? 'options.team.clock.ahead' : 'options.team.clock.behind', duration(minutes))}
          </p>
        </Notice>
      )}
    </>
  );
}

/** A difference in the unit that a person would say it in. */
function duration(minutes: number): { unit: 'minutes' | 'hours' | 'days'; count: number } {
  const amount = Math.abs(minutes);
  if (amount < 120) return { unit: 'minutes', count: amount };
  if (amount < 48 * 60) return { unit: 'hours', count: Math.round(amount / 60) };
  return { unit: 'days', count: Math.round(amount / (24 * 60)) };
}
