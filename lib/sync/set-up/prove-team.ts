import type { SetUpCheck } from '@/lib/domain/team-set-up';
import { withCheckAccounts } from './check-accounts';
import { createProbe } from './probe';
import { proveForbidden, proveHistory, proveMember, proveOutsider, proveRules } from './prove-guard';
import { proveClosed, proveCompression, proveVersion } from './prove-server';
import { proveForged, proveTokenRules } from './prove-tokens';
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
  const asPeople = await withCheckAccounts(ask, [[], ['pl-employee']], async ([outsider, member]) => {
    if (!outsider || !member) return undefined;
    const prover = { ask, names, member, asMember: probeAs(member.authorization) };
    // Where such an account cannot sign in, it proves nothing.
    if ((await prover.asMember('GET', '/_session')).status >= 300) return undefined;
    return [
      await proveOutsider(probeAs(outsider.authorization), names),
      await proveMember(prover),
      await proveForbidden(prover),
      await proveHistory(prover),
      await proveRules(prover),
    ];
  });
  return [
    await proveVersion(asAdmin),
    await proveClosed(probeAs(), names),
    ...(asPeople ?? UNPROVED),
    await proveForged(probeAs, provider),
    ...(provider ? [await proveTokenRules(ask, provider.issuer)] : []),
    await proveCompression(asAdmin, names),
  ];
}

const UNPROVED: readonly SetUpCheck[] = (
  ['outsider', 'member', 'forbidden', 'history', 'rules'] as const
).map((id) => ({ id, result: 'unknown' }));
