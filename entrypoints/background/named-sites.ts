import { AppError } from '@/lib/domain/errors';
import { readHostInput } from '@/lib/domain/mapping/host-input';
import type { InputOf } from '@/lib/messaging/protocol';
import { readSites, type Site, writeSites } from '@/lib/settings/local';
import { writeSiteMemory } from '@/lib/settings/site-memory';
import { reconcileSites } from './site-access';

/**
 * Puts a self-hosted site into the list, or changes which tool it is.
 *
 * @throws AppError `site_not_exact` for what is not one site: a star, a name that strangers share, a look-alike.
 */
export async function nameSite(site: Pick<Site, 'host' | 'tool' | 'path'>): Promise<void> {
  const reading = readHostInput(site.host);
  if (!reading.ok || reading.host !== site.host) {
    throw new AppError('invalid_input', [{ code: 'site_not_exact', field: 'host' }]);
  }
  const sites = await readSites();
  const before = sites.find((one) => isSame(one, site));
  if (before?.managed) throw new AppError('locked_by_policy');
  await writeSites([...sites.filter((one) => one !== before), site]);
  await reconcileSites();
}

/** Takes a site out of the list. */
export async function forgetSite(site: Pick<Site, 'host' | 'path'>): Promise<void> {
  const sites = await readSites();
  const before = sites.find((one) => isSame(one, site));
  if (before?.managed) throw new AppError('locked_by_policy');
  const rest = sites.filter((one) => one !== before);
  await writeSites(rest);
  await reconcileSites();
}

/** Remembers what came of asking for access: the browser itself only knows whether it stands. */
export function noteAccess({ hostname, outcome }: InputOf<'noteAccess'>, today: string): Promise<void> {
  switch (outcome) {
    case 'granted':
      return writeSiteMemory(hostname, { access: undefined, seenOn: today });
    case 'given_back':
      return writeSiteMemory(hostname, { access: undefined, seenOn: undefined });
    default:
      return writeSiteMemory(hostname, { access: outcome });
  }
}

/** Access went away without anybody asking for it here: in the browser's own settings, or by a policy. */
export async function noteRevoked(origins: readonly string[]): Promise<void> {
  for (const origin of origins) {
    const hostname = /^https?:\/\/([^/*]+)\//.exec(origin)?.[1];
    if (hostname) await writeSiteMemory(hostname, { access: 'revoked' });
  }
}

const isSame = (a: Pick<Site, 'host' | 'path'>, b: Pick<Site, 'host' | 'path'>) =>
  a.host === b.host && (a.path ?? '') === (b.path ?? '');
