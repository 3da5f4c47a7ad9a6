import { base64Url } from './base64-url';

/** 256 random bits: a verifier, a state or a nonce that nobody guesses. */
export const randomWord = (): string => base64Url(crypto.getRandomValues(new Uint8Array(32)));

/** The challenge that belongs to a verifier (RFC 7636, method S256). */
export async function challengeFor(verifier: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  return base64Url(new Uint8Array(digest));
}
