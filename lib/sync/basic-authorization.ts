/** The `Authorization` header of an account and its password (RFC 7617), both as UTF-8. */
export function basicAuthorization(account: string, password: string): string {
  const bytes = new TextEncoder().encode(`${account}:${password}`);
  return `Basic ${btoa(String.fromCodePoint(...bytes))}`;
}
