import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { canonicalJson } from './canonical-json';

/** First 20 base32 characters (RFC 4648, 100 bits) of SHA-256 over RFC 8785 canonical JSON. */
export function hash20(value: unknown): string {
  return base32(digest(value).subarray(0, HASH20_BYTES)).slice(0, 20);
}

/** Twenty characters of five bits lie in so many bytes. */
const HASH20_BYTES = 13;

/** SHA-256 over RFC 8785 canonical JSON, 64 hexadecimal digits. Throws on numbers that JSON cannot carry. */
export function sha256Hex(value: unknown): string {
  return bytesToHex(digest(value));
}

/** Good until the next one is asked for. */
function digest(value: unknown): Uint8Array {
  // Back to the beginning instead of a new one for each of a hundred thousand.
  FRESH._cloneInto(HASHER);
  HASHER.update(bytesOf(canonicalJson(value))).digestInto(DIGEST);
  return DIGEST;
}

const FRESH = sha256.create();
const HASHER = sha256.create();
const DIGEST = new Uint8Array(FRESH.outputLen);

/** The bytes of a text, good until the next one is asked for: a feed has a hundred thousand, and each would be garbage. */
function bytesOf(text: string): Uint8Array {
  const { read, written } = UTF8.encodeInto(text, SCRATCH);
  return read === text.length ? SCRATCH.subarray(0, written) : UTF8.encode(text);
}

const UTF8 = new TextEncoder();
const SCRATCH = new Uint8Array(16 * 1024);

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

function base32(bytes: Uint8Array): string {
  let text = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xfff;
    for (bits += 8; bits >= 5; bits -= 5) text += ALPHABET[(held >> (bits - 5)) & 31];
  }
  return text;
}
