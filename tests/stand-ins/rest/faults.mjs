/**
 * What a test may change about the tools' own interfaces. `fault` happens at the page whose offset is `at` or later:
 * `sign_in` (led to the page for signing in), `sign_in_page` (that page in place of an answer), a status, `nonsense`
 * (JSON of another shape), `endless` (an answer beyond all bounds). Answers wait for `gate`.
 *
 * @typedef {{ fault?: { kind: string | number, at?: number }, gate?: Promise<void>, hidden: Set<string>,
 *   withoutDates: Set<string>, pageSize: number }} RestControl
 * @returns {RestControl}
 */
export function createRestControl() {
  return { fault: undefined, gate: undefined, hidden: new Set(), withoutDates: new Set(), pageSize: 10 };
}

export const json = (status, value, headers = {}) => ({
  status,
  type: 'application/json',
  body: JSON.stringify(value),
  headers,
});

/** Where whoever is not signed in is led to. */
export const signIn = () => ({ status: 302, headers: { location: '/login?continue=1' } });

const SIGN_IN_PAGE =
  '<!doctype html><title>Log in</title><form id="login-form"><input name="password"></form>';

/** @param {RestControl} rest @param {number} offset */
export function faultFor({ fault }, offset) {
  if (!fault || offset < (fault.at ?? 0)) return undefined;
  switch (fault.kind) {
    case 'sign_in':
      return signIn();
    case 'sign_in_page':
      return { status: 200, type: 'text/html', body: SIGN_IN_PAGE };
    case 'nonsense':
      return json(200, { issues: [{ key: 7, fields: '__proto__' }], isLast: 'perhaps', total: 'many' });
    case 'endless':
      return json(200, { issues: [], filler: 'x'.repeat(9_000_000), isLast: true });
    default:
      return json(fault.kind, { errorMessages: ['The host says no.'] }, { 'retry-after': '30' });
  }
}
