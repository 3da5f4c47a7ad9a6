import { AppError, type ProblemCode } from '@/lib/domain/errors';
import type { EndingSignIn, OwnerChange, SetUpCheck, SetUpStep, TeamAccount } from '@/lib/domain/team-set-up';
import type { InputOf } from '@/lib/messaging/protocol';
import type { Ask } from '@/lib/sync/couchdb/http';
import { knownAs } from '@/lib/sync/known-as';
import { notedFetch } from '@/lib/sync/noted-fetch';
import { RemoteError, type RemoteFailure } from '@/lib/sync/remote-error';
import { alignOwners, previewAligning } from '@/lib/sync/set-up/align-owners';
import { readNames } from '@/lib/sync/set-up/initiative-owners';
import { nameOwners, previewNaming } from '@/lib/sync/set-up/name-owners';
import { createProbe } from '@/lib/sync/set-up/probe';
import { proveTeam } from '@/lib/sync/set-up/prove-team';
import { proveEnded, provePerson } from '@/lib/sync/set-up/prove-tokens';
import { readKeys } from '@/lib/sync/set-up/provider-keys';
import { serverAdmin } from '@/lib/sync/set-up/server-admin';
import { setUpTeam } from '@/lib/sync/set-up/set-up-team';
import { listAccounts, removeAccount, saveAccount } from '@/lib/sync/set-up/team-accounts';
import { browserDoors } from '@/lib/sync/sign-in/browser-doors';
import { endOf } from '@/lib/sync/sign-in/lifetime';
import { giveBack } from '@/lib/sync/sign-in/sign-in';
import { SignInError } from '@/lib/sync/sign-in/sign-in-error';
import { onRequest } from './on-request';
import { askWho } from './team-credentials';
import { issuerOf, placeOf, providerOf } from './team-place';

type Admin = InputOf<'listTeamAccounts'>;

/**
 * Sets a team's server up and proves it. The admin's name and password live as long as this call.
 *
 * @throws AppError
 */
export async function setUpServer(
  input: InputOf<'setUpTeam'>,
): Promise<{ steps: SetUpStep[]; checks: SetUpCheck[] }> {
  const admin = asAdmin(input);
  const issuer = input.issuer === undefined ? undefined : issuerOf(input.issuer);
  const provider = issuer ? { issuer, keys: await keysOf(issuer) } : undefined;
  return inWords(async () => {
    const steps = await setUpTeam(admin.ask, admin.names);
    const checks = await proveTeam({ ...admin, provider });
    return { steps, checks };
  });
}

async function keysOf(issuer: string) {
  try {
    return await readKeys(issuer, browserDoors(onRequest));
  } catch (error) {
    if (!(error instanceof SignInError)) throw error;
    const code = error.failure === 'unreachable' ? 'sign_in_unreachable' : 'sign_in_not_the_provider';
    throw new AppError(code, [{ code, field: 'issuer' }]);
  }
}

/**
 * A person's own sign-in at the organisation, tried once at the server and given back.
 *
 * @throws AppError `sign_in_<why>`
 */
export async function proveSignIn(
  input: InputOf<'proveSignIn'>,
): Promise<{ check: SetUpCheck; ending?: EndingSignIn }> {
  const place = placeOf(input);
  const provider = providerOf(input);
  const { account, tokens } = await askWho(provider);
  const seen = await knownAs(
    { ...place, account },
    { authorization: async () => `Bearer ${tokens.access}`, onRequest },
  ).catch(() => undefined);
  await giveBack(provider, browserDoors(onRequest), tokens);
  const check = provePerson(account, seen);
  const end = endOf(tokens.access);
  // What was never let in proves nothing by being turned away.
  if (check.result !== 'good' || end === undefined) return { check };
  return { check, ending: { token: tokens.access, endsAt: new Date(end * 1000).toISOString() } };
}

/** The same sign-in once more, when its time is over. @throws AppError */
export async function proveSignInEnded(input: InputOf<'proveEnded'>): Promise<{ check: SetUpCheck }> {
  const probe = createProbe(placeOf(input).origin, notedFetch('team', onRequest), `Bearer ${input.token}`);
  return inWords(async () => ({ check: await proveEnded(probe) }));
}

/** Where the browser lets a sign-in come back to. */
export const signInAddress = (): string => browserDoors(onRequest).redirectUri;

/** Does something about the server's own accounts and answers with how they stand then. */
export async function withAccounts(
  input: Admin,
  work?: (ask: Ask) => Promise<void>,
): Promise<{ accounts: TeamAccount[] }> {
  const { ask, names } = asAdmin(input);
  return inWords(async () => {
    await work?.(ask);
    return { accounts: await listAccounts(ask, await readNames(ask, names.core)) };
  });
}

/** @throws AppError `account_password` or `account_changed` */
export async function saveTeamAccount(ask: Ask, input: InputOf<'saveTeamAccount'>): Promise<void> {
  const { rights, newPassword } = input;
  const done = await saveAccount(ask, { name: input.name.trim(), rights, password: newPassword });
  if (done === 'conflict') throw new AppError('account_changed');
  if (done === 'no_password') {
    throw new AppError('account_password', [{ code: 'account_password', field: 'newPassword' }]);
  }
}

/** @throws AppError `account_own`: nobody takes away the account they do it with */
export async function removeTeamAccount(ask: Ask, input: InputOf<'removeTeamAccount'>): Promise<void> {
  if (input.name === input.account.trim()) throw new AppError('account_own');
  await removeAccount(ask, input.name);
}

export async function previewTeamOwners({
  way,
  ...input
}: InputOf<'previewTeamOwners'>): Promise<{ changes: OwnerChange[] }> {
  const { ask, names } = asAdmin(input);
  const preview = way === 'account' ? previewAligning : previewNaming;
  return inWords(async () => ({ changes: await preview(ask, names) }));
}

export async function alignTeamOwners(input: Admin): Promise<{ changed: number; accounts: TeamAccount[] }> {
  const { ask, names } = asAdmin(input);
  return inWords(async () => {
    const changed = await alignOwners(ask, names);
    return { changed, accounts: await listAccounts(ask, await readNames(ask, names.core)) };
  });
}

export async function nameTeamOwners(input: Admin): Promise<{ changed: number }> {
  const { ask, names } = asAdmin(input);
  return inWords(async () => ({ changed: await nameOwners(ask, names) }));
}

/** The server of a team as the admin reaches it whose name and password were typed. */
export const asAdmin = (input: Admin) =>
  serverAdmin(placeOf(input), { account: input.account.trim(), password: input.password }, onRequest);

const CODES = {
  offline: 'team_offline',
  portal: 'team_portal',
  signed_out: 'team_signed_out',
  no_access: 'set_up_not_admin',
  configuration: 'team_configuration',
  missing: 'team_missing',
  wait: 'team_busy',
  server_fault: 'team_busy',
  too_large: 'team_failed',
  nonsense: 'team_failed',
} as const satisfies Record<RemoteFailure, ProblemCode>;

/** Why the server could not be asked, as a code. No word of what was sent comes with it. */
export async function inWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof RemoteError ? new AppError(CODES[error.failure]) : error;
  }
}
