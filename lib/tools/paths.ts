/**
 * The path's segments, each decoded once, without the empty ones. Split before decoding, so that an encoded
 * slash cannot make two segments out of one.
 */
export function pathSegments(pathname: string): string[] {
  return pathname
    .split('/')
    .filter((segment) => segment !== '')
    .map(decodeOnce);
}

/** Percent-decoding that leaves malformed input as it is instead of throwing. */
export function decodeOnce(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}

/** Decoding for paths that write a space as `+`, as Confluence does with titles. */
export function decodeTitle(encoded: string): string {
  return decodeOnce(encoded.replaceAll('+', ' ')).trim();
}

/** The part of a table without its `undefined` entries: absent is how "unknown" is written. */
export function known<Value>(entries: Record<string, Value | undefined>): Record<string, Value> {
  const result: Record<string, Value> = {};
  for (const [name, value] of Object.entries(entries)) {
    if (value !== undefined) result[name] = value;
  }
  return result;
}
