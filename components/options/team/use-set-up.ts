import { useState } from 'react';
import type { EndingSignIn, SetUpCheck } from '@/lib/domain/team-set-up';
import type { OutputOf } from '@/lib/messaging/protocol';
import { requestAccessToAll } from '../../pages/site-access';
import { useCommand } from '../../pages/use-command';
import { type JoinDraft, neededForSetUp, openFields, originsOf } from './join-draft';
import type { Admin } from './server-admin';
import { useEndedSignIn } from './use-ended-sign-in';

/** What setting up shares with joining: everything but who does it. */
export type SharedDraft = Omit<JoinDraft, 'account' | 'password'>;

/**
 * The admin's name and password, what is still missing, and how the last run went. All of it lives as long as the page shows
 * it: the password so that accounts can be made without typing it again.
 */
export function useSetUp(draft: SharedDraft) {
  const { server, team, issuer, way } = draft;
  const [account, setAccount] = useState('');
  const [password, setPassword] = useState('');
  const [asked, setAsked] = useState(false);
  const [denied, setDenied] = useState(false);
  const [done, setDone] = useState<OutputOf<'setUpTeam'>>();
  const [proved, setProved] = useState<{ check: SetUpCheck; ending?: EndingSignIn }>();
  const command = useCommand('setUpTeam');
  const open = openFields({ ...draft, account, password }, neededForSetUp(way));
  const admin: Admin = { server, team, account, password };

  /** Whether it was done; otherwise the form says at which field, or why. */
  const run = async (): Promise<boolean> => {
    setAsked(true);
    setDenied(false);
    if (open.length > 0) return false;
    // The browser asks only while the click is fresh.
    const outcome = await requestAccessToAll(originsOf(draft));
    setDenied(outcome !== 'granted');
    if (outcome !== 'granted') return false;
    setProved(undefined);
    const result = await command.run({ ...admin, ...(way === 'provider' ? { issuer } : {}) });
    setDone(result);
    return result !== undefined;
  };
  /** What was found out is about what was typed then. */
  const forget = () => {
    setDone(undefined);
    setProved(undefined);
    command.forget();
  };
  const ended = useEndedSignIn(draft, proved?.ending);
  const checks = done && [...done.checks, ...(proved ? [proved.check] : []), ...(ended ? [ended] : [])];
  return {
    account,
    setAccount,
    password,
    setPassword,
    admin,
    open: asked ? open : [],
    denied,
    busy: command.busy,
    problem: command.problem,
    report: done && checks && { steps: done.steps, checks },
    setProved,
    run,
    forget,
  };
}
