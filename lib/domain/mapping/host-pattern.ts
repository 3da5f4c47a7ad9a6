import { isPublicSuffix } from './public-suffixes';

/** A site address in a rule: one exact host, or all hosts below a domain. Never a regular expression. */
export type HostPattern = {
  /** `*.example.com`: any depth below `name`, never `name` itself. */
  wildcard: boolean;
  /** Lower-case punycode name, IPv4 address or bracketed IPv6 address. */
  name: string;
  /** Empty for the default ports 80 and 443. */
  port: string;
  /** The pattern in its one normal form; equal texts are equal patterns. */
  text: string;
};

export type HostPatternProblem =
  | 'empty'
  | 'too_long' // more than 200 characters
  | 'has_scheme'
  | 'has_path' // or query, fragment, backslash
  | 'has_userinfo'
  | 'bad_character' // white space, control character, percent sign
  | 'bare_wildcard' // would match every host
  | 'wildcard_place' // a star that is not the whole first label, a second star, or a star before an address
  | 'too_wide' // fewer than two labels after the star
  | 'public_suffix' // strangers register names below it
  | 'malformed';

const LONGEST = 200;
const HOST_BONUS = { wildcard: 1, exact: 2 };

/** Reads a host pattern as a person typed it. One pass, no regular expression made from data. */
export function parseHostPattern(
  text: string,
): { ok: true; pattern: HostPattern } | { ok: false; problem: HostPatternProblem } {
  if (text.length <= LONGEST && isPlainName(text)) {
    return { ok: true, pattern: { wildcard: false, name: text, port: '', text } };
  }
  const refuse = (problem: HostPatternProblem) => ({ ok: false, problem }) as const;
  if (text.length > LONGEST) return refuse('too_long');
  const typed = text.trim();
  if (typed === '') return refuse('empty');
  if (typed.includes('://')) return refuse('has_scheme');
  if (/[/\\?#]/.test(typed)) return refuse('has_path');
  if (typed.includes('@')) return refuse('has_userinfo');
  if (/[\s\p{Cc}%]/u.test(typed)) return refuse('bad_character');
  if (/^[*.]+(:\d*)?$/.test(typed)) return refuse(typed.includes('*') ? 'bare_wildcard' : 'malformed');

  const wildcard = typed.startsWith('*.');
  const rest = wildcard ? typed.slice(2) : typed;
  if (rest.includes('*')) return refuse('wildcard_place');
  const host = readHost(rest);
  if (!host) return refuse('malformed');
  if (wildcard) {
    if (host.address) return refuse('wildcard_place');
    if (!host.name.includes('.')) return refuse('too_wide');
    if (isPublicSuffix(host.name)) return refuse('public_suffix');
  }
  const { name, port } = host;
  return { ok: true, pattern: { wildcard, name, port, text: `${wildcard ? '*.' : ''}${hostText(host)}` } };
}

/** The readable patterns of a rule's host list; unreadable ones match nothing and are lint's business. */
export function parseHostPatterns(texts: readonly string[]): HostPattern[] {
  return texts.flatMap((text) => {
    const parsed = parseHostPattern(text);
    return parsed.ok ? [parsed.pattern] : [];
  });
}

/**
 * Whether a host, written like `URL.host`, falls under the pattern. A host that cannot be read falls under
 * none.
 */
export function hostMatches(pattern: HostPattern, host: string): boolean {
  const read = readHost(host);
  return read !== undefined && matchesHost(pattern, read);
}

/** A host taken apart, so that many patterns can be tried on it. */
export type Host = { name: string; port: string; address: boolean };

export function matchesHost(pattern: HostPattern, host: Host): boolean {
  if (pattern.port !== host.port) return false;
  return pattern.wildcard ? isBelow(host.name, pattern.name) : host.name === pattern.name;
}

/** What the pattern's kind adds to a rule's specificity: 1 for a wildcard, 2 for an exact host. */
export function hostBonus(pattern: HostPattern): number {
  return pattern.wildcard ? HOST_BONUS.wildcard : HOST_BONUS.exact;
}

/** Whether `wide` matches every host that `narrow` matches. */
export function patternCovers(wide: HostPattern, narrow: HostPattern): boolean {
  if (wide.port !== narrow.port) return false;
  if (!wide.wildcard) return !narrow.wildcard && wide.name === narrow.name;
  return isBelow(narrow.name, wide.name) || (narrow.wildcard && narrow.name === wide.name);
}

/** Whether some host matches both. Names form a tree, so one of the two must cover the other. */
export function patternsOverlap(a: HostPattern, b: HostPattern): boolean {
  return patternCovers(a, b) || patternCovers(b, a);
}

/**
 * The host of a page's address as work items carry it (`hostname[:port]`), or nothing when it is not a web
 * page.
 * @param address at most 8 kB; longer ones are nobody's ticket
 */
export function hostOfUrl(address: string): string | undefined {
  if (address.length > 8192) return undefined;
  const url = tryUrl(address);
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') return undefined;
  const host = readHost(url.host);
  return host && hostText(host);
}

/** All texts of patterns that match the host, exact one first: what an index has to be asked for. */
export function patternTextsFor(host: Host): string[] {
  const exact = hostText(host);
  if (host.address) return [exact];
  const labels = exact.split('.');
  const wildcards = labels.slice(1, -1).map((_, at) => `*.${labels.slice(at + 1).join('.')}`);
  return [exact, ...wildcards];
}

/**
 * Reads `host[:port]`. The browser's own URL parser does case, punycode and the many spellings of an address;
 * what it tolerates beyond that (user names, encoded characters, stars, control characters) is refused here.
 */
export function readHost(text: string): Host | undefined {
  if (text.length > 253 + 7 || text.endsWith(':') || /[/\\?#@%\s\p{Cc}]/u.test(text)) return undefined;
  if (isPlainName(text)) return { name: text, port: '', address: false };
  const url = tryUrl(`https://${text}`);
  if (!url || url.port === '0') return undefined;
  const port = url.port === '80' ? '' : url.port;
  const name = url.hostname.endsWith('.') ? url.hostname.slice(0, -1) : url.hostname;
  if (name.startsWith('[')) return { name, port, address: true };
  if (/^\d+\.\d+\.\d+\.\d+$/.test(name)) {
    // `010.0.0.1` and `2130706433` are addresses too, but not the ones a reader would think of.
    const plain = text.replace(/\.?(:\d*)?$/, '') === name;
    return plain ? { name, port, address: true } : undefined;
  }
  if (name.length > 253 || !name.split('.').every(isLabel)) return undefined;
  return { name, port, address: false };
}

/** A name that the parser would hand back as it is: nearly every stored host, read a thousand times over. */
function isPlainName(text: string): boolean {
  if (text.length > 253 || text.includes('xn--')) return false;
  if (!/^[a-z0-9_.-]+$/.test(text) || /(^|[.-])[.]|(^|[.])-|[.-]$/.test(text)) return false;
  // A last label that starts with a digit may make an address of the whole.
  const last = text.charAt(text.lastIndexOf('.') + 1);
  return last >= 'a' && last <= 'z' && (text.length <= 63 || text.split('.').every(isLabel));
}

function isLabel(label: string): boolean {
  if (label.length === 0 || label.length > 63) return false;
  return /^[a-z0-9_-]+$/.test(label) && !label.startsWith('-') && !label.endsWith('-');
}

function isBelow(name: string, parent: string): boolean {
  return name.endsWith(`.${parent}`);
}

function hostText(host: Pick<Host, 'name' | 'port'>): string {
  return host.port === '' ? host.name : `${host.name}:${host.port}`;
}

function tryUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}
