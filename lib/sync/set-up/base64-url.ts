/** Bytes in the alphabet of addresses and tokens, without padding (RFC 4648, section 5). */
export const base64Url = (bytes: Uint8Array): string =>
  btoa(String.fromCodePoint(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/** 256 random bits: a password or a name that nobody guesses. */
export const randomWord = (): string => base64Url(crypto.getRandomValues(new Uint8Array(32)));
