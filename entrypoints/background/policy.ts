import { AppError } from '@/lib/domain/errors';
import type { Lock, ManagedPolicy } from '@/lib/domain/policy/policy';
import { isLocked, isManaged, type ReadPolicy, readPolicy } from '@/lib/domain/policy/read-policy';
import { teamMoved } from '@/lib/domain/policy/team-moved';
import { serverOrigin } from '@/lib/domain/server-origin';
import type { MessageName } from '@/lib/messaging/protocol';
import type { Handlers } from '@/lib/messaging/server';
import { readSites, writeSites } from '@/lib/settings/local';
import {
  keepPolicy,
  keptPolicy,
  readKeptPolicy,
  readManagedStorage,
  watchManagedStorage,
} from '@/lib/settings/managed-policy';
import { database } from '@/lib/store/database';
import { readState } from '@/lib/store/sync-state';
import { issuerAddress } from '@/lib/sync/sign-in/provider-settings';
import { reportError } from './report-error';
import { reconcileSites } from './site-access';
import { tellChanged } from './tell-tabs';

/** How long a browser that has just started is given to read its policies; 2 to 8 s were reported of Chrome. */
export const LATE_POLICY_MS = 10_000;
/** The same for somebody who installed it themselves and waits for the first page. */
export const SOON_POLICY_MS = 2_500;
const ASK_AGAIN_MS = 400;

/** What a locked setting keeps people from doing. The worker refuses it, whatever the page shows. */
const LOCKED_MESSAGES: Partial<Record<MessageName, Lock>> = {
  addSite: 'sites',
  removeSite: 'sites',
  setSiteSwitch: 'siteSwitch',
  setApiAccess: 'readTickets',
  setLocale: 'language',
  setPromptSettings: 'prompts',
  leaveTeam: 'team',
};

/** The same handlers, except that what the organisation locked is refused. */
export function withinPolicy(all: Handlers): Handlers {
  const entries = Object.entries(all).map(([name, handle]) => {
    const lock = LOCKED_MESSAGES[name as MessageName];
    if (!lock) return [name, handle];
    const guarded = async (...args: never[]) => {
      const { policy } = await readKeptPolicy();
      if (isLocked(policy, lock) && !(name === 'leaveTeam' && (await isTeamMoved(policy)))) {
        throw new AppError('locked_by_policy');
      }
      return (handle as (...args: never[]) => unknown)(...args);
    };
    return [name, guarded];
  });
  return Object.fromEntries(entries) as Handlers;
}

/** Applies the policy at every start of the worker, and again whenever the browser says that it changed. */
export function watchPolicy(): void {
  watchManagedStorage(() => void applyPolicy(0).catch((cause) => reportError('applyPolicy', cause)));
  void keptPolicy()
    // What was there and is gone may only be late. The very first time, whoever greets the person decides how long to wait.
    .then((kept) => kept && applyPolicy(isManaged(kept) ? LATE_POLICY_MS : 0))
    .catch((cause) => reportError('applyPolicy', cause));
}

/**
 * Brings this browser in line with the policy: keeps it for everybody to read, and puts the organisation's sites into
 * the list.
 *
 * @param patienceMs how long an empty answer is not believed
 */
export async function applyPolicy(patienceMs: number): Promise<ReadPolicy> {
  const raw = await settledPolicy(patienceMs);
  const read = readPolicy(raw);
  if (!(await keepPolicy(raw))) return read;
  const hosts = (read.policy.hosts ?? []).map((site) => ({ ...site, managed: true as const }));
  const named = new Set(hosts.map(({ host, path = '' }) => host + path));
  const own = (await readSites()).filter(
    ({ host, path = '', managed }) => !managed && !named.has(host + path),
  );
  await writeSites([...own, ...hosts]);
  await reconcileSites();
  await tellChanged();
  return read;
}

/**
 * Refuses a server or a team other than the organisation's. Asks the browser itself, not what was kept: a late policy
 * costs a second try, a forged one would cost the password.
 *
 * @throws AppError `policy_other_server`
 */
export async function requirePolicyServer(server: string, team: string, issuer?: string): Promise<void> {
  const { policy } = readPolicy(await readManagedStorage());
  if (policy.server !== undefined && serverOrigin(server) !== policy.server) {
    throw new AppError('policy_other_server', [{ code: 'policy_other_server', field: 'server' }]);
  }
  if (policy.workspace !== undefined && team !== policy.workspace) {
    throw new AppError('policy_other_server', [{ code: 'policy_other_server', field: 'team' }]);
  }
  if (issuer !== undefined && policy.issuer !== undefined && isOther(issuer, policy.issuer)) {
    throw new AppError('policy_other_server', [{ code: 'policy_other_server', field: 'issuer' }]);
  }
}

/** Who is to change to the organisation's new server has to be let go from the one before. */
async function isTeamMoved(policy: ManagedPolicy): Promise<boolean> {
  const team = await readState(database, 'team');
  return team !== undefined && teamMoved(policy, team);
}

const isOther = (typed: string, named: string) => issuerAddress(typed) !== issuerAddress(named);

async function settledPolicy(patienceMs: number): Promise<Record<string, unknown>> {
  const until = Date.now() + patienceMs;
  for (;;) {
    const raw = await readManagedStorage();
    if (Object.keys(raw).length > 0 || Date.now() >= until) return raw;
    // No event tells that the policies have been read: Firefox has none, and Chromium's comes with a change only.
    await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
  }
}
