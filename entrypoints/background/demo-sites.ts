import { DEMO_SITES } from '@/lib/demo/demo-workspace';
import { readSites, writeSites } from '@/lib/settings/local';
import { isGranted, reconcileSites } from './site-access';

/**
 * Names the demo's self-hosted tools where they can be visited: only the build that `npm start` makes has access to
 * their stand-ins. Anywhere else the list of sites would show hosts that do not exist.
 */
export async function nameDemoSites(): Promise<void> {
  const granted = await Promise.all(DEMO_SITES.map(({ host }) => isGranted(`https://${host}`)));
  const reachable = DEMO_SITES.filter((_, index) => granted[index]);
  if (reachable.length === 0) return;
  await writeSites([...(await readSites()).filter((site) => !isDemoSite(site.host)), ...reachable]);
  await reconcileSites();
}

/** Takes the demo's sites out of the list again. */
export async function forgetDemoSites(): Promise<void> {
  await writeSites((await readSites()).filter((site) => !isDemoSite(site.host)));
  await reconcileSites();
}

const isDemoSite = (host: string) => DEMO_SITES.some((site) => site.host === host);
