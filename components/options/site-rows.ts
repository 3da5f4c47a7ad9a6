import type { Tone } from '@/components/ui/tones';
import type { Tool } from '@/lib/domain/primitives';
import type { Site, SiteSwitch } from '@/lib/settings/local';
import { knownCloud } from '../pages/known-clouds';

export type SiteRow = {
  /** `hostname[:port]` as it was named, or the host of a granted origin. */
  host: string;
  /** Undefined for access that no tool was named for. */
  tool: Tool | undefined;
  /** Origins the browser grants for it now; empty when it grants none. */
  granted: string[];
  /** In the list of named servers, as opposed to a known cloud that only the browser remembers. */
  named: boolean;
  off: 'no' | 'today' | 'always';
  /** The tool's own interface may be asked for tickets there. */
  asks: boolean;
};

/**
 * The sites a person named and those the browser grants access to, as one list by host. A named site
 * without access is in it too: silence would look like a fault of the site.
 *
 * @param today the present day, after which "off for today" has ended
 * @param apiHosts hosts whose own interface may be asked
 */
export function siteRows(
  sites: readonly Site[],
  origins: readonly string[],
  switches: Readonly<Record<string, SiteSwitch>>,
  today: string,
  apiHosts: readonly string[] = [],
): SiteRow[] {
  const granted = origins.flatMap((origin) => {
    const hostname = hostOfOrigin(origin);
    return hostname ? [{ hostname, origin }] : [];
  });
  const originsOf = (hostname: string) =>
    granted.filter((one) => one.hostname === hostname).map(({ origin }) => origin);
  const named = sites.map(({ host, tool }) => ({
    host,
    tool,
    granted: originsOf(withoutPort(host)),
    named: true,
  }));
  const namedHosts = new Set(sites.map(({ host }) => withoutPort(host)));
  const others = [...new Set(granted.map(({ hostname }) => hostname))]
    .filter((hostname) => !namedHosts.has(hostname))
    .map((host) => ({ host, tool: knownCloud(host)?.tool, granted: originsOf(host), named: false }));
  return [...named, ...others]
    .map((row) => ({
      ...row,
      off: switchOf(switches[row.host], today),
      asks: apiHosts.includes(row.host),
    }))
    .sort((a, b) => a.host.localeCompare(b.host));
}

/**
 * What to say of a site: no access, access that is of no use because nobody said which tool runs there,
 * switched off, or at work.
 */
export function siteState({ granted, tool, off }: SiteRow): 'missing' | 'toolless' | SiteRow['off'] {
  if (granted.length === 0) return 'missing';
  return tool === undefined ? 'toolless' : off;
}

export const SITE_TONES = {
  missing: 'caution',
  toolless: 'caution',
  no: 'good',
  today: 'neutral',
  always: 'neutral',
} as const satisfies Record<ReturnType<typeof siteState>, Tone>;

/**
 * The host of a match pattern such as `https://jira.example.com/*`; nothing for patterns of more than one
 * host.
 */
function hostOfOrigin(origin: string): string | undefined {
  const host = /^(?:https?|\*):\/\/([^/*]+)\/\*?$/.exec(origin)?.[1];
  return host && withoutPort(host);
}

function withoutPort(host: string): string {
  return host.replace(/:\d+$/, '');
}

function switchOf(setting: SiteSwitch | undefined, today: string): SiteRow['off'] {
  if (!setting) return 'no';
  if (setting.off === 'always') return 'always';
  return setting.day >= today ? 'today' : 'no';
}
