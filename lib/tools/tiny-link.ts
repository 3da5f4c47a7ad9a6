/**
 * The page id in a Confluence short link (`/x/k4TdBQ` is 98403475): the 64-bit id, lowest byte first, in
 * base64 with `-` for `/` and `_` for `+`, and without the trailing zeros. Nothing for text that is no such
 * id.
 */
export function decodeTinyLink(code: string): string | undefined {
  if (!/^[A-Za-z0-9_-]{1,11}$/.test(code)) return undefined;
  const base64 = code.replaceAll('-', '/').replaceAll('_', '+').padEnd(11, 'A');
  const bytes = Uint8Array.from(atob(`${base64}=`), (character) => character.charCodeAt(0));
  const id = new DataView(bytes.buffer).getBigInt64(0, true);
  return id > 0n ? id.toString() : undefined;
}
