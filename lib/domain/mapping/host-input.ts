import { readHost } from './host-pattern';
import { KNOWN_CLOUDS, knownCloud } from './known-clouds';
import { isPublicSuffix } from './public-suffixes';

export type HostProblem =
  | 'empty'
  | 'everything' // `*`, `<all_urls>`, `*://*/*`
  | 'wildcard' // `*.example.com`: one host at a time
  | 'suffix' // `com`, `*.co.uk`, `atlassian.net`: not one organisation's
  | 'userinfo' // `jira.example.com@elsewhere.example`
  | 'scheme' // `ftp:`, `file:` …
  | 'lookalike'
  | 'invalid';

export type HostReading =
  | {
      ok: true;
      /** `hostname[:port]`, lower case, punycode. */
      host: string;
      scheme: 'https' | 'http';
      /** More than a host was pasted, and only the host was taken. */
      extracted: boolean;
      /** The name has letters outside ASCII: what is stored is its ASCII form. */
      international: boolean;
    }
  | { ok: false; problem: HostProblem; resembles?: string };

/**
 * Reads the host of one site from what a person typed or pasted: a bare name with or without port, or a
 * whole address, of which only the host is taken. Names that reach further than one organisation's site are
 * refused with the reason.
 */
export function readHostInput(text: string): HostReading {
  const typed = text.trim();
  if (typed === '') return { ok: false, problem: 'empty' };
  if (reachesEverything(typed)) return { ok: false, problem: 'everything' };

  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(typed)?.[1]?.toLowerCase() ?? 'https';
  const authority = typed.replace(/^[^/]*:\/\//, '').split(/[/?#\\]/)[0] ?? '';
  if (authority.includes('@')) return { ok: false, problem: 'userinfo' };
  if (authority.includes('*')) return wildcardProblem(authority.toLowerCase());
  if (scheme !== 'https' && scheme !== 'http') return { ok: false, problem: 'scheme' };

  const read = readHost(authority);
  if (!read || authority.length > 253) return { ok: false, problem: 'invalid' };
  const { name, port, address } = read;
  if (!address && isSharedName(name)) return { ok: false, problem: 'suffix' };
  const resembles = lookalikeOf(name);
  if (resembles) return { ok: false, problem: 'lookalike', resembles };
  return {
    ok: true,
    host: port ? `${name}:${port}` : name,
    scheme,
    extracted: /^[^/]*:\/\/|[/?#]/.test(typed),
    international: name.split('.').some((label) => label.startsWith('xn--')),
  };
}

function reachesEverything(typed: string): boolean {
  return /^(<all_urls>|[*.]+|(\*|https?):\/\/(\*.?)?(\/.*)?)$/i.test(typed);
}

function wildcardProblem(authority: string): HostReading {
  const name = authority.replace(/^\*\.?/, '').replace(/:\d+$/, '');
  // `*atlassian.net` would also mean `evilatlassian.net`.
  const glued = !authority.startsWith('*.') && KNOWN_CLOUDS.find(({ suffix }) => name === suffix);
  if (glued) return { ok: false, problem: 'lookalike', resembles: glued.suffix };
  return { ok: false, problem: isSharedName(name) && !knownSuffix(name) ? 'suffix' : 'wildcard' };
}

/**
 * A name below which strangers have theirs. A single label is a host of the own network, unless it is a
 * known ending.
 */
function isSharedName(name: string): boolean {
  if (!name.includes('.'))
    return /^(com|org|net|edu|gov|mil|int|info|biz|dev|app|cloud|io|ai|eu|uk|de|us)?$/.test(name);
  return isPublicSuffix(name) || knownSuffix(name);
}

function knownSuffix(name: string): boolean {
  return KNOWN_CLOUDS.some(({ suffix }) => name === suffix);
}

/**
 * The well-known cloud that a host pretends to be: its name glued to something, buried inside, or a letter
 * off.
 */
function lookalikeOf(name: string): string | undefined {
  if (knownCloud(name)) return undefined;
  const end = name.split('.').slice(-2).join('.');
  return KNOWN_CLOUDS.map(({ suffix }) => suffix).find(
    (suffix) =>
      name.endsWith(suffix) || name.includes(`${suffix}.`) || isNear(end, suffix) || isTwin(end, suffix),
  );
}

/**
 * The same name with some letters of another alphabet. Of such a label the ASCII form keeps the Latin letters in their
 * order (RFC 3492), so they stand in the real name in that order too.
 */
function isTwin(name: string, suffix: string): boolean {
  const [label = '', ...rest] = name.split('.');
  const [real = '', ...ending] = suffix.split('.');
  if (!label.startsWith('xn--') || rest.join('.') !== ending.join('.')) return false;
  const letters = [...label.slice(4).replace(/-?[^-]*$/, '')];
  const at = (from: number, letter: string) => (from < 0 ? from : real.indexOf(letter, from) + 1 || -1);
  return letters.length >= 3 && letters.reduce(at, 0) > 0;
}

/** At most two letters added, dropped or exchanged. */
function isNear(a: string, b: string): boolean {
  const limit = 2;
  if (Math.abs(a.length - b.length) > limit) return false;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const exchanged = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(exchanged, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return (row[b.length] ?? limit + 1) <= limit;
}
