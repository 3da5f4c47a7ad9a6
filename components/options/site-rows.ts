import type { Tone } from '@/components/ui/tones';
import { readHostInput } from '@/lib/domain/mapping/host-input';
import { knownCloud } from '@/lib/domain/mapping/known-clouds';
import type { Tool } from '@/lib/domain/primitives';
import type { Site, SiteSwitch } from '@/lib/settings/local';
import type { AccessNote, SiteMemory } from '@/lib/settings/site-memory';

export type SiteRow = {
  /** `hostname[:port]` as it was named, or the host of a granted origin. */
  host: string;
  /** Where the tool begins on a host that has several. */
  path?: string | undefined;
  /** Undefined for access that no tool was named for. */
  tool: Tool | undefined;
  /** Origins the browser grants for it now; empty when it grants none. */
  granted: string[];
  /** In the list of named servers, as opposed to a known cloud that only the browser remembers. */
  named: boolean;
  /** Named by the organisation's policy. */
  managed: boolean;
  /** Another tool is listed on the same host, and needs the same access. */
  shared: boolean;
  /** What came of asking for access, when it does not stand or does not help. */
  access?: AccessNote | undefined;
  /** Days since a page of it was seen, or since access was given. */
  unseenDays?: number | undefined;
  off: 'no' | 'today' | 'always';
  /** The tool's own interface may be asked for tickets there. */
  asks: boolean;
  /** What of the team runs there, where that and no work tool is why it may be reached. */
  serves?: keyof TeamHosts;
};

/** Host names that a team needs: where its records are, and where people sign in. */
export type TeamHosts = { server?: string | undefined; signIn?: string | undefined };

/**
 * The sites a person named and those the browser grants access to, as one list by host. A named site
 * without access is in it too: silence would look like a fault of the site.
 *
 * @param today the present day, after which "off for today" has ended
 * @param apiHosts hosts whose own interface may be asked
 * @param memories by host name without port
 */
export function siteRows(
  sites: readonly Site[],
  origins: readonly string[],
  switches: Readonly<Record<string, SiteSwitch>>,
  today: string,
  apiHosts: readonly string[] = [],
  memories: Readonly<Record<string, SiteMemory>> = {},
): SiteRow[] {
  const granted = origins.flatMap((origin) => {
    const hostname = hostOfOrigin(origin);
    return hostname ? [{ hostname, origin }] : [];
  });
  const originsOf = (hostname: string) =>
    granted.filter((one) => one.hostname === hostname).map(({ origin }) => origin);
  const named = sites.map(({ host, tool, path, managed = false }) => ({
    host,
    tool,
    path,
    managed,
    granted: originsOf(withoutPort(host)),
    named: true,
    shared: sites.filter((one) => withoutPort(one.host) === withoutPort(host)).length > 1,
  }));
  const namedHosts = new Set(sites.map(({ host }) => withoutPort(host)));
  const others = [...new Set(granted.map(({ hostname }) => hostname))]
    .filter((hostname) => !namedHosts.has(hostname))
    .map((host) => ({
      host,
      path: undefined,
      tool: knownCloud(host)?.tool,
      granted: originsOf(host),
      named: false,
      managed: false,
      shared: false,
    }));
  return [...named, ...others]
    .map((row) => ({
      ...row,
      off: switchOf(switches[row.host], today),
      asks: apiHosts.includes(row.host),
      access: memories[withoutPort(row.host)]?.access,
      unseenDays: daysBetween(memories[withoutPort(row.host)]?.seenOn, today),
    }))
    .sort((a, b) => (a.host + (a.path ?? '')).localeCompare(b.host + (b.path ?? '')));
}

/** The same list, with what belongs to the team called that: nobody needs to say which tool runs there. */
export function withTeamHosts(rows: readonly SiteRow[], { server, signIn }: TeamHosts): SiteRow[] {
  return rows.map((row) => {
    if (row.named || row.tool !== undefined) return row;
    if (row.host === server) return { ...row, serves: 'server' };
    return row.host === signIn ? { ...row, serves: 'signIn' } : row;
  });
}

/**
 * Which exact sites among those named cannot be read now. Unfinished names and wildcards are left out: no browser is asked
 * for more than one site at a time.
 */
export function hostsWithoutAccess(hosts: readonly string[], rows: readonly SiteRow[]): string[] {
  const exact = hosts.flatMap((text) => {
    const reading = readHostInput(text);
    return reading.ok && !reading.extracted && reading.host.includes('.') ? [reading.host] : [];
  });
  const allowed = new Set(
    rows.filter(({ granted }) => granted.length > 0).map(({ host }) => withoutPort(host)),
  );
  return [...new Set(exact)].filter((host) => !allowed.has(withoutPort(host)));
}

type SiteState = 'missing' | AccessNote | 'toolless' | 'unseen' | SiteRow['off'];

/** After so many days without a page of it, a site may be one that nobody uses any more. */
const UNSEEN_DAYS = 30;

/**
 * What to say of a site: no access and why, access that is of no use because nobody said which tool runs there, switched
 * off, not seen for long, or at work.
 */
export function siteState({ granted, tool, off, access, serves, unseenDays = 0 }: SiteRow): SiteState {
  if (granted.length === 0) return access ?? 'missing';
  if (serves) return 'no';
  if (access === 'blocked') return 'blocked';
  if (tool === undefined) return 'toolless';
  return off === 'no' && unseenDays > UNSEEN_DAYS ? 'unseen' : off;
}

export const SITE_TONES = {
  missing: 'caution',
  asked: 'caution',
  denied: 'caution',
  revoked: 'caution',
  blocked: 'stop',
  unseen: 'neutral',
  toolless: 'caution',
  no: 'good',
  today: 'neutral',
  always: 'neutral',
} as const satisfies Record<SiteState, Tone>;

/**
 * The host of a match pattern such as `https://jira.example.com/*`; nothing for patterns of more than one
 * host.
 */
function hostOfOrigin(origin: string): string | undefined {
  const host = /^(?:https?|\*):\/\/([^/*]+)\/\*?$/.exec(origin)?.[1];
  return host && withoutPort(host);
}

function daysBetween(from: string | undefined, to: string): number | undefined {
  if (from === undefined) return undefined;
  return Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000));
}

function withoutPort(host: string): string {
  return host.replace(/:\d+$/, '');
}

function switchOf(setting: SiteSwitch | undefined, today: string): SiteRow['off'] {
  if (!setting) return 'no';
  if (setting.off === 'always') return 'always';
  return setting.day >= today ? 'today' : 'no';
}
