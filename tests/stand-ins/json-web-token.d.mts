import type { KeyObject } from 'node:crypto';

export type Refused = { refused: { status: number; error: string; reason: string } };

export function readToken(
  token: string,
  keys: ReadonlyMap<string, KeyObject>,
  issuer: string,
): Refused | (Record<string, unknown> & { refused?: never });
