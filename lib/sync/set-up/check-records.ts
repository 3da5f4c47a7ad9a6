import { EMPTY_PLAN, type Initiative } from '@/lib/domain/initiative';
import type { Home } from '@/lib/domain/record-homes';
import type { Json } from '../couchdb/shapes';
import { randomWord } from './base64-url';

/** The initiative of which a check says that it writes something. There is none by this id. */
export const CHECK_ULID = '00000000000000000000000000';

/** The end of an id that nothing has. */
export const newHash = (): string =>
  randomWord()
    .toUpperCase()
    .replaceAll(/[^A-Z2-7]/g, 'A')
    .slice(0, 20);

/** An id of a record that whoever answers for the check's initiative may write, in each database. */
export const OWNED_ID: Record<Home, () => string> = {
  core: () => `met:${CHECK_ULID}:${CHECK_ULID}`,
  portfolio: () => `${CHECK_ULID}:${CHECK_ULID}:2000-01-01:${newHash()}`,
  audit: () => `aud:pl-check:000000000001:${newHash()}`,
};

/** The first version of an initiative, as somebody begins one. */
export function beginning(by: string): Json {
  const at = new Date().toISOString();
  const record: Omit<Initiative, 'id'> = {
    ...structuredClone(EMPTY_PLAN),
    v: 1,
    by,
    at,
    dev: 'pl-check',
    createdAt: at,
    createdBy: by,
    key: 'PL-CHECK',
    name: 'Check',
    purpose: 'Check',
    entryMode: 'greenfield',
    phase: 'P1',
    rollout: 'none',
    status: 'active',
    businessOwnerId: by,
  } as unknown as Omit<Initiative, 'id'>;
  return { _id: `ini:${CHECK_ULID}`, ...record };
}
