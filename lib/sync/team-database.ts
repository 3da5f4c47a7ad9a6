import { hash20 } from '@/lib/domain/content-id';
import type { Team } from '@/lib/store/sync-state';

/** A database per server, team and account: what one account wrote never reaches another's server, or another's name. */
export const teamDatabaseName = ({ origin, prefix, account, provider }: Team): string =>
  `pilotlight-team-${hash20({ origin, prefix, account, ...(provider ? { issuer: provider.issuer } : {}) })}`;
