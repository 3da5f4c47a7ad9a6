import { hash20 } from '@/lib/domain/content-id';
import type { Team } from '@/lib/store/sync-state';

/** A database per server, team and account: what one account wrote never reaches another's server. */
export const teamDatabaseName = ({ origin, prefix, account }: Team): string =>
  `pilotlight-team-${hash20({ origin, prefix, account })}`;
