/** What a provider said of a token, and the answer it came with. */
type Granted = { access_token: string; expires_in?: number | undefined };

/** Renewed a minute before its end; one that lives shorter than two, after half its life. */
const EARLY_SECONDS = 60;
/** A token of which nobody knows how long it lasts is exchanged soon. */
const UNSAID_LIFETIME = 300;

/**
 * From which moment on an access token is not used again. The provider says how long it lives (`expires_in`), and the token
 * itself when it ends (`exp`): the team's server goes by the latter, so whichever comes first counts. Both are counted from
 * the moment the provider answered by its own clock, so that a wrong one on this device ends no sign-in too early or late.
 */
export function renewAt(granted: Granted, answer: Response, now: Date): string {
  const issuedAt = Date.parse(answer.headers.get('date') ?? '');
  const theirNow = Number.isNaN(issuedAt) ? now.getTime() : issuedAt;
  const end = endOf(granted.access_token);
  const lives = [
    ...(granted.expires_in === undefined ? [] : [granted.expires_in]),
    ...(end === undefined ? [] : [end - theirNow / 1000]),
  ];
  const lifetime = lives.length > 0 ? Math.max(0, Math.min(...lives)) : UNSAID_LIFETIME;
  const seconds = Math.max(lifetime - EARLY_SECONDS, lifetime / 2);
  return new Date(now.getTime() + seconds * 1000).toISOString();
}

/** The `exp` of a token that is a JWT (RFC 7519, 4.1.4), in seconds; many are not, and say nothing to anybody but their server. */
export function endOf(token: string): number | undefined {
  const [, claims = '', signature] = token.split('.');
  if (signature === undefined) return undefined;
  try {
    const { exp } = JSON.parse(atob(claims.replaceAll('-', '+').replaceAll('_', '/')));
    return typeof exp === 'number' && Number.isFinite(exp) ? exp : undefined;
  } catch {
    return undefined;
  }
}
