import type { ManagedPolicy } from '@/lib/domain/policy/policy';
import type { TeamStatus } from '@/lib/store/reads/team-status';
import type { TeamHosts } from './site-rows';

/** Where the team's records are and where its people sign in, as joined or else as the policy says. */
export const teamHosts = (team: TeamStatus['team'] | undefined, policy: ManagedPolicy): TeamHosts => ({
  server: hostOf(team?.origin ?? policy.server),
  signIn: hostOf(team ? team.provider?.issuer : policy.issuer),
});

const hostOf = (address: string | undefined): string | undefined =>
  address && URL.canParse(address) ? new URL(address).hostname : undefined;
