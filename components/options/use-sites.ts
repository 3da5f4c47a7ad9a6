import { useCallback, useEffect, useState } from 'react';
import { watchApiHosts } from '@/lib/settings/api-hosts';
import { watchSiteSwitches, watchSites } from '@/lib/settings/local';
import { watchSiteMemories } from '@/lib/settings/site-memory';
import { watchAccess } from '../pages/site-access';
import { readSiteRows } from './read-site-rows';
import { type SiteRow, withTeamHosts } from './site-rows';
import { useTeamHosts } from './use-team-hosts';

/**
 * The list of sites, again whenever a site is named, a switch turned, or access granted or taken back
 * anywhere.
 */
export function useSites(): { rows: SiteRow[] | undefined; refresh: () => Promise<void> } {
  const [rows, setRows] = useState<SiteRow[]>();
  const hosts = useTeamHosts();
  const refresh = useCallback(async () => {
    setRows(await readSiteRows());
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
