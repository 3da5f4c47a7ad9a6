/**
 * The origin of a team's server from what a person typed: `couch.example.com`, `https://couch.example.com:6984/`. Only
 * https, except on this machine itself. `undefined` for anything else, so that a password is never sent in the clear or to
 * an address with somebody's name in it.
 */
export function serverOrigin(typed: string): string | undefined {
  const text = typed.trim();
  let url: URL;
  try {
    url = new URL(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`);
  } catch {
    return undefined;
  }
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && isHere);
  if (!isSafe || url.username || url.password || url.pathname !== '/' || url.search || url.hash)
    return undefined;
  return url.origin;
}
