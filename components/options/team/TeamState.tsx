import { useState } from 'react';
import { isolated } from '@/components/ui/plain-text';
import { StatusBadge } from '@/components/ui/StatusBadge';
import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import { teamMoved } from '@/lib/domain/policy/team-moved';
import type { TeamWork } from '@/lib/domain/team-note';
import { formatInstant } from '@/lib/i18n/formats';
import type { ReplyError } from '@/lib/messaging/protocol';
import { hasLocalWorkspace } from '@/lib/store/reads/own-workspace';
import { listRefused } from '@/lib/store/reads/refused';
import type { TeamStatus } from '@/lib/store/reads/team-status';
import { Button } from '../../pages/Button';
import { ConfirmDialog } from '../../pages/ConfirmDialog';
import form from '../../pages/form.module.css';
import { Problem } from '../../pages/Problem';
import { SetBy } from '../../pages/SetBy';
import { useCommand } from '../../pages/use-command';
import { useLive } from '../../pages/use-live';
import { useNow } from '../../pages/use-now';
import { useLocked, usePolicy } from '../../pages/use-policy';
import { useTeamWork } from '../../pages/use-team-work';
import { WorkProgress } from '../../pages/WorkProgress';
import styles from '../options.module.css';
import { inAWhile } from './in-a-while';
import { NeededVersion } from './NeededVersion';
import { OfferWorkspace } from './OfferWorkspace';
import { RefusedChanges } from './RefusedChanges';
import { SetAsideList } from './SetAsideList';
import { SetUpLink } from './SetUpLink';
import { SignInAgain } from './SignInAgain';
import { SignInAtProvider } from './SignInAtProvider';
import { TeamMoved } from './TeamMoved';
import { TeamNotices } from './TeamNotices';

/** How this device stands with its team: when in step, what waits, what was refused, and the one thing to do about it. */
export function TeamState({ status }: { status: TeamStatus }) {
  const text = useText();
  const { t, locale } = text;
  const work = useTeamWork();
  const sync = useCommand('syncNow');
  const signIn = useCommand('signIn');
  const signOut = useCommand('signOut');
  const [signedOut, setSignedOut] = useState(0);
  const leave = useCommand('leaveTeam');
  const { policy = {} } = usePolicy() ?? {};
  const hasMoved = teamMoved(policy, status.team);
  const isLocked = useLocked('team') && !hasMoved;
  const [leaving, setLeaving] = useState(false);
  const local = useLive(hasLocalWorkspace, []);
  const leaveWords = t(local?.value ? 'options.team.leave' : 'options.team.leave.only');
  const refused = useLive(listRefused, []);
  const refusedCount = refused?.value.length ?? 0;
  const { team, accountName, lastSync, outbox, before, heldBack, nextTryAt } = status;
  const now = useNow();
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const when = (instant: string) => formatInstant(instant, locale, zone);
  const result = lastSync?.result;
  const isSignedOut = result === 'signed_out';
  // A password that nobody could check yet stays where it was typed.
  const refusal = stillOf(signIn.problem, result);
  const isSigningIn = result !== 'done' && (signIn.busy || refusal !== undefined);
  const isSending = result === 'done' && !heldBack && refusedCount === 0 && outbox.waiting > 0;
  const isInStep = result === 'done' && !heldBack && refusedCount === 0 && outbox.waiting === 0;
  const endSignIn = async () => {
    // Whoever comes next finds no password in the field.
    if (await signOut.run({})) setSignedOut((times) => times + 1);
  };
  // How far it is says more than how it stood before.
  const isWorking = work !== undefined && !OWN_WORK.has(work.doing);
  return (
    <>
      <section className={styles.panel} aria-labelledby="team-state">
        <div className={styles.rowMain}>
          <h2 id="team-state">
            <UserText text={team.origin.replace(/^https?:\/\//, '')} />
          </h2>
          <p className={styles.soft}>
            {t('options.team.name')}: <UserText text={team.prefix} /> · {t('options.team.you')}:{' '}
            <UserText text={accountName} />
          </p>
        </div>
        <p role="status">
          {isWorking ? null : result ? (
            <StatusBadge
              tone={isInStep ? 'good' : isSending ? 'neutral' : 'caution'}
              quiet={result !== 'done'}
            >
              {result === 'done' && heldBack
                ? t('options.team.result.outdated')
                : result === 'done' && refusedCount > 0
                  ? t('team.refused', { count: refusedCount })
                  : isSending
                    ? t('options.team.sending', { count: outbox.waiting })
                    : t(`options.team.result.${result}`, { count: outbox.waiting })}
            </StatusBadge>
          ) : (
            t('options.team.never')
          )}
        </p>
        {isWorking ? <WorkProgress work={work} /> : null}
        <div className={styles.rowMain}>
          <p>
            {t('options.team.waiting', {
              count: outbox.waiting,
              since: outbox.since ? when(outbox.since) : '',
            })}
          </p>
          {lastSync?.doneAt ? (
            <p className={styles.soft}>{t('options.team.lastDone', { when: when(lastSync.doneAt) })}</p>
          ) : null}
          {nextTryAt && nextTryAt > now && !isSignedOut ? (
            <p className={styles.soft}>{t('options.team.nextTry', { when: inAWhile(nextTryAt, text) })}</p>
          ) : null}
        </div>
        {before ? (
          <p>{t('options.team.before', { account: isolated(before.account), count: before.waiting })}</p>
        ) : null}
        {lastSync?.healed ? <p>{t('options.team.healed', { count: lastSync.healed })}</p> : null}
        {hasMoved ? <TeamMoved team={team} waiting={outbox.waiting} /> : null}
        <TeamNotices status={status} when={when} />
        {isSignedOut && team.provider ? <SignInAtProvider /> : null}
        {(isSignedOut || isSigningIn) && !team.provider ? (
          <SignInAgain key={signedOut} account={team.account} signIn={{ ...signIn, problem: refusal }} />
        ) : null}
        <Problem problem={sync.problem ?? signOut.problem ?? leave.problem} />
        <div className={form.actions}>
          {work || isSignedOut ? null : (
            <Button
              variant={isSigningIn || heldBack ? 'secondary' : 'primary'}
              busy={sync.busy}
              onClick={() => void sync.run({})}
            >
              {t(result === 'stopped' ? 'page.team.goOn' : 'options.team.syncNow')}
            </Button>
          )}
          {isSignedOut ? null : (
            <Button variant="quiet" busy={signOut.busy} onClick={() => void endSignIn()}>
              {t('options.team.signOut')}
            </Button>
          )}
          {isLocked ? null : (
            <Button variant="quiet" onClick={() => setLeaving(true)}>
              {leaveWords}
            </Button>
          )}
        </div>
        {isLocked ? <SetBy /> : null}
      </section>
      {refused && refused.value.length > 0 ? <RefusedChanges changes={refused.value} when={when} /> : null}
      <SetAsideList when={when} />
      <OfferWorkspace status={status} work={work} />
      <SetUpLink inTeam />
      <NeededVersion />
      <ConfirmDialog
        open={leaving}
        title={leaveWords}
        confirm={leaveWords}
        busy={leave.busy}
        onConfirm={() => void leave.run({})}
        onClose={() => setLeaving(false)}
      >
        <p>{t('options.team.leave.text', { count: outbox.waiting })}</p>
      </ConfirmDialog>
    </>
  );
}

/** What is shown where the workspace of this device is. */
const OWN_WORK: ReadonlySet<TeamWork['doing']> = new Set(['look', 'bring', 'erase']);

/** A refusal by the server as long as the server's last word is the same. */
const stillOf = (
  problem: ReplyError | undefined,
  result: NonNullable<TeamStatus['lastSync']>['result'] | undefined,
) => (problem?.code.startsWith('team_') && problem.code !== `team_${result}` ? undefined : problem);
