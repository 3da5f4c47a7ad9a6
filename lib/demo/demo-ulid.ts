import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Ulid } from '@/lib/domain/primitives';

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** A fixed time part, so that demo ids sort together and can be told from real ones at a glance. */
const TIME_PART = '01JDEM0000';

/** A ULID that depends on its seed only: the demo's records keep their ids however often it is loaded. */
export function demoUlid(seed: string): Ulid {
  const digest = sha256(utf8ToBytes(`demo:${seed}`));
  const tail = Array.from(digest.slice(0, 16), (byte) => CROCKFORD.charAt(byte & 31)).join('');
  return TIME_PART + tail;
}

/** The person whose browser it is in the demo: owner of several initiatives and admin, not a reviewer. */
export const DEMO_VIEWER_ID: Ulid = demoUlid('person:viewer');
