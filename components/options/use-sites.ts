import { useCallback, useEffect, useState } from 'react';
import { readApiHosts, watchApiHosts } from '@/lib/settings/api-hosts';
import { readSiteSwitches, readSites, watchSiteSwitches, watchSites } from '@/lib/settings/local';
import { readSiteMemories, watchSiteMemories } from '@/lib/settings/site-memory';
import { listGrantedOrigins, watchAccess } from '../pages/site-access';
import { type SiteRow, siteRows, withTeamHosts } from './site-rows';
import { useTeamHosts } from './use-team-hosts';

/**
 * The list of sites, again whenever a site is named, a switch turned, or access granted or taken back
 * anywhere.
 */
export function useSites(): { rows: SiteRow[] | undefined; refresh: () => Promise<void> } {
  const [rows, setRows] = useState<SiteRow[]>();
  const hosts = useTeamHosts();
  const refresh = useCallback(async () => {
    const [sites, origins, switches, apiHosts, memories] = await Promise.all([
      readSites(),
      listGrantedOrigins(),
      readSiteSwitches(),
      readApiHosts(),
      readSiteMemories(),
    ]);
    setRows(siteRows(sites, origins, switches, new Date().toISOString().slice(0, 10), apiHosts, memories));
  }, []);
  useEffect(() => {
    refresh();
    const stop = [
      watchSites(refresh),
      watchSiteSwitches(refresh),
      watchApiHosts(refresh),
      watchSiteMemories(refresh),
      watchAccess(refresh),
    ];
    return () => {
      for (const unwatch of stop) unwatch();
    };
  }, [refresh]);
  return { rows: rows && hosts && withTeamHosts(rows, hosts), refresh };
}
