import { readTeamStatus } from '@/lib/store/reads';
import { useLive } from '../pages/use-live';
import { usePolicy } from '../pages/use-policy';
import type { TeamHosts } from './site-rows';

/** Where the team's records are and where its people sign in, as joined or else as the policy says. */
export function useTeamHosts(): TeamHosts | undefined {
  const status = useLive(readTeamStatus, []);
  const read = usePolicy();
  if (!status || !read) return undefined;
  const { team } = status.value ?? {};
  const { policy } = read;
  return {
    server: hostOf(team?.origin ?? policy.server),
    signIn: hostOf(team ? team.provider?.issuer : policy.issuer),
  };
}

const hostOf = (address: string | undefined): string | undefined =>
  address && URL.canParse(address) ? new URL(address).hostname : undefined;
