export const CLIENT_ID: string;
export const ROLES_CLAIM: string;

export type IdentityProvider = {
  issuer: string;
  /** Roles by account; may be changed while it runs. */
  people: Record<string, readonly string[]>;
  /** Lifetime in seconds of the access tokens from now on. */
  keepAccessTokensFor: (seconds: number) => void;
  /** Signs with a new key from now on, and knows nobody any more. */
  rotateKey: () => void;
  close: () => Promise<unknown>;
};

export function startIdentityProvider(options: {
  people: Record<string, readonly string[]>;
  redirectUris: readonly string[];
}): Promise<IdentityProvider>;
