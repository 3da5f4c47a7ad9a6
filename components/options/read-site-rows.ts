import { readApiHosts } from '@/lib/settings/api-hosts';
import { readSiteSwitches, readSites } from '@/lib/settings/local';
import { readSiteMemories } from '@/lib/settings/site-memory';
import { listGrantedOrigins } from '../pages/site-access';
import { type SiteRow, siteRows } from './site-rows';

/** The list of sites as it is now. */
export async function readSiteRows(): Promise<SiteRow[]> {
  const [sites, origins, switches, apiHosts, memories] = await Promise.all([
    readSites(),
    listGrantedOrigins(),
    readSiteSwitches(),
    readApiHosts(),
    readSiteMemories(),
  ]);
  return siteRows(sites, origins, switches, new Date().toISOString().slice(0, 10), apiHosts, memories);
}
