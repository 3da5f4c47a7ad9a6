import { SET_UP_GROUPS, type SetUpCheck } from '@/lib/domain/team-set-up';
import { type CheckAccount, withCheckAccounts } from './check-accounts';
import { CHECK_ULID } from './check-records';
import { createProbe } from './probe';
import {
  proveAttachment,
  proveForbidden,
  proveHistory,
  proveLog,
  proveMember,
  proveOutsider,
  proveRules,
  proveSize,
} from './prove-guard';
import { proveClosed, proveCompression, proveLimits, proveVersion } from './prove-server';
import { proveAudience, proveForged, proveTokenRules } from './prove-tokens';
import { proveBegins, proveOverwrite, withTrialDatabase } from './prove-trial';
import type { ServerAdmin } from './server-admin';

/** Everything that tries a team's server needs: an admin's sign-in, and where the organisation signs people in. */
export type ProofSettings = ServerAdmin & {
  provider?: { issuer: string; keys: readonly JsonWebKey[] } | undefined;
};

/**
 * Proves a server that was set up, by doing what should work and what should not: as nobody, as an account without and one
 * with the team's role (both made for this and removed again), and with forged tokens. Leaves nothing behind.
 *
 * @throws RemoteError when the server stops answering
 */
export async function proveTeam(settings: ProofSettings): Promise<SetUpCheck[]> {
  const { ask, origin, names, provider } = settings;
  const probeAs = (authorization?: string) => createProbe(origin, settings.fetch, authorization);
  const asAdmin = probeAs(settings.authorization);
  return withTrialDatabase(ask, names, async (trial) => {
    const asPeople = await withCheckAccounts(ask, ROLES, async ([outsider, member, owner, creator]) => {
      if (!outsider || !member || !owner || !creator) return undefined;
      const as = (account: CheckAccount) => ({ ...account, probe: probeAs(account.authorization) });
      const proverOf = (account: CheckAccount) => ({
        ask,
        names,
        member: account,
        asMember: probeAs(account.authorization),
      });
      const prover = proverOf(member);
      // Where such an account cannot sign in, it proves nothing.
      if ((await prover.asMember('GET', '/_session')).status >= 300) return undefined;
      return [
        await proveOutsider(probeAs(outsider.authorization), names),
        await proveMember(prover),
        await proveLog(prover),
        await proveBegins(trial, as(owner)),
        await proveForbidden(prover),
        await proveOverwrite(trial, ask, as(creator)),
        await proveHistory(prover),
        await proveSize(proverOf(owner)),
        await proveAttachment(proverOf(owner)),
        await proveRules(prover),
      ];
    });
    return [
      await proveClosed(probeAs(), names),
      ...(asPeople ?? UNPROVED),
      await proveForged(probeAs, provider),
      ...(provider ? [await proveTokenRules(ask, provider.issuer), await proveAudience(ask)] : []),
      await proveVersion(asAdmin),
      await proveLimits(asAdmin, ask, trial),
      await proveCompression(asAdmin, names),
    ];
  });
}

/** Somebody without the team's role, with no more than it, who answers for the check's initiative, and who may start another. */
const ROLES = [
  [],
  ['pl-employee'],
  ['pl-employee', 'pl-creator', `owner:${CHECK_ULID}`],
  ['pl-employee', 'pl-creator'],
];

/** What nobody but such accounts could tell. */
const UNPROVED: readonly SetUpCheck[] = [...SET_UP_GROUPS.access, ...SET_UP_GROUPS.writing]
  .filter((id) => id !== 'closed')
  .map((id) => ({ id, result: 'unknown' }));
