import { readTeamStatus } from '@/lib/store/reads/team-status';
import { useLive } from '../pages/use-live';
import { usePolicy } from '../pages/use-policy';
import type { TeamHosts } from './site-rows';
import { teamHosts } from './team-hosts';

/** The hosts of the team, again when it is joined or left; undefined while they are being read. */
export function useTeamHosts(): TeamHosts | undefined {
  const status = useLive(readTeamStatus, []);
  const read = usePolicy();
  return status && read && teamHosts(status.value?.team, read.policy);
}
