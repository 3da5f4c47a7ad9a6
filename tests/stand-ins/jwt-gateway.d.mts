import type { TestServer } from './couchdb.mjs';

export type JwtGateway = {
  url: string;
  /** Takes over the issuer's keys of this moment. */
  loadKeys: () => Promise<void>;
  close: () => Promise<unknown>;
};

export function startJwtGateway(options: { server: TestServer; issuer: string }): Promise<JwtGateway>;
