/** Longest address that is looked at. Anything longer is no ticket but an attempt to keep us busy. */
export const MAX_URL_LENGTH = 8192;
/** The longest name that DNS can resolve; URLs themselves allow more. */
const MAX_HOSTNAME_LENGTH = 253;

/**
 * Hosts that belong to a vendor's cloud. Every adapter asks here, so that no marker on a page of one vendor
 * can make another vendor's adapter answer.
 */
export const ATLASSIAN_CLOUD = '*.atlassian.net';
export const SERVICENOW_CLOUD = ['*.service-now.com', '*.servicenowservices.com'] as const;
const VENDOR_HOSTS = [ATLASSIAN_CLOUD, ...SERVICENOW_CLOUD];

/**
 * `hostname[:port]` as rules compare it: lower case, punycode, no user info, no trailing dot, no default
 * port.
 */
export function readHost(url: URL): string {
  return url.port === '' ? hostnameOf(url) : `${hostnameOf(url)}:${url.port}`;
}

/**
 * Whether the address lies under a pattern such as `*.example.com`. Compares whole labels, never substrings.
 */
export function isUnderHost(url: URL, pattern: string): boolean {
  const hostname = hostnameOf(url);
  const suffix = pattern.slice(1);
  return hostname.length > suffix.length && hostname.endsWith(suffix) && !hostname.startsWith('.');
}

export function isVendorHost(url: URL): boolean {
  return VENDOR_HOSTS.some((pattern) => isUnderHost(url, pattern));
}

/** Only web pages of a sane length are read; `about:`, `file:` and extension pages are not. */
export function isReadable(url: URL): boolean {
  return (
    (url.protocol === 'https:' || url.protocol === 'http:') &&
    url.hostname !== '' &&
    url.hostname.length <= MAX_HOSTNAME_LENGTH &&
    url.href.length <= MAX_URL_LENGTH
  );
}

function hostnameOf(url: URL): string {
  const hostname = url.hostname.toLowerCase();
  return hostname.endsWith('.') ? hostname.slice(0, -1) : hostname;
}
