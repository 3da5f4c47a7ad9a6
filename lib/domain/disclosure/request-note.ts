/** On whose behalf something was asked: the team's server, the organisation's sign-in, or a tool that may be asked for tickets. */
export const REQUEST_PURPOSES = ['team', 'sign_in', 'tickets'] as const;
export type RequestPurpose = (typeof REQUEST_PURPOSES)[number];

/** One request that left this device, as a person may see it. Never a body, a header, a query or a record's id. */
export type RequestNote = {
  /** Instant (ISO) at which it was sent. */
  at: string;
  purpose: RequestPurpose;
  method: string;
  /** `https://couch.example.com`. */
  origin: string;
  /** The address's path with `…` for whatever names a single thing: `/rest/api/3/issue/…`. */
  path: string;
  /** HTTP status of the answer; absent when none came. */
  status?: number;
};

export const MOST_REQUESTS = 50;

/** The list with one more in front, and the oldest left out. */
export const withRequest = (list: readonly RequestNote[], note: RequestNote): RequestNote[] =>
  [note, ...list].slice(0, MOST_REQUESTS);

const LONGEST_PATH = 120;

/**
 * What may be kept of an address.
 *
 * @returns nothing for what is no address of the web
 */
export function placeOf(address: string): Pick<RequestNote, 'origin' | 'path'> | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, origin, pathname } = new URL(address);
  if (!/^https?:$/.test(protocol)) return undefined;
  const path = pathname.split('/').map(fixedPart).join('/');
  return { origin, path: path.length > LONGEST_PATH ? `${path.slice(0, LONGEST_PATH - 1)}…` : path };
}

/** Words and version numbers belong to the interface. Everything else may be a key, a name or an id. */
const fixedPart = (part: string): string => (FIXED.test(part) ? part : '…');
const FIXED = /^([._]?[a-z]([a-z_-]{0,38}[a-z])?\d?|v?\d(\.\d)?|)$/;
