/** Whether a text is an address that a person may open: `https` or `http` with a host and nothing that signs in. */
export function isWebAddress(text: string): boolean {
  try {
    const { protocol, hostname, username, password } = new URL(text);
    return /^https?:$/.test(protocol) && hostname !== '' && username === '' && password === '';
  } catch {
    return false;
  }
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
