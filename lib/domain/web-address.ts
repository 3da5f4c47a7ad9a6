/** Whether a text is an address that a person may open: `https` or `http` with a host and nothing that signs in. */
export function isWebAddress(text: string): boolean {
  try {
    const { protocol, hostname, username, password } = new URL(text);
    return /^https?:$/.test(protocol) && hostname !== '' && username === '' && password === '';
  } catch {
    return false;
  }
}

/**
 * Whether an address from the records is offered as a link: `https`, or `http` on a host that the organisation's policy
 * names. Any other is shown as text.
 */
export function mayOpen(text: string, plainHosts: readonly string[] = []): boolean {
  if (!isWebAddress(text)) return false;
  const { protocol, host } = new URL(text);
  return protocol === 'https:' || plainHosts.includes(host);
}

/** The address without query and fragment: what follows them may hold search words, tokens or names. */
export function withoutQuery(text: string): string {
  try {
    const url = new URL(text);
    return url.origin + url.pathname;
  } catch {
    return '';
  }
}
