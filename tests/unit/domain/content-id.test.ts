import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '@/lib/domain/canonical-json';
import { contentId, hash20, sampleId, sha256Hex, verifyContentId } from '@/lib/domain/content-id';
import { classOf, RECORD_CLASSES } from '@/lib/domain/record-classes';
import {
  decision,
  envelope,
  evidence,
  gateDecision,
  ID,
  sample,
  skip,
  submission,
  voidOf,
  waiver,
} from './records';

describe('content ids', () => {
  it('hash20 is base32 of the SHA-256 of canonical JSON', () => {
    // echo -n '{}' | sha256sum | cut -d' ' -f1 | xxd -r -p | base32
    expect(sha256Hex({})).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a');
    expect(hash20({})).toBe('IQJW7I2VWNTYUEKGVULP');
    expect(hash20({})).toMatch(/^[A-Z2-7]{20}$/);
  });

  it('is the hash of every text, long or short, whatever was hashed before it', () => {
    const other = (text: string) =>
      createHash('sha256').update(JSON.stringify({ text }), 'utf8').digest('hex');
    const texts = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      // Around the size that is kept for the bytes of a text.
      fc.integer({ min: 5_000, max: 18_000 }).map((length) => 'ß€'.repeat(length >> 1)),
      fc.integer({ min: 16_300, max: 16_400 }).map((length) => 'a'.repeat(length)),
    );
    fc.assert(fc.property(texts, (text) => sha256Hex({ text }) === other(text)));
  });

  it('canonical JSON is what another implementation of RFC 8785 makes of the same value', () => {
    const value = fc.jsonValue({ maxDepth: 4, stringUnit: 'binary' });
    fc.assert(
      fc.property(value, (one) => canonicalJson(one) === canonicalize(one)),
      { numRuns: 2000 },
    );
    const odd = {
      '10': 1,
      '2': '\ud800',
      '€': '"\\/\u0007',
      '\u{1F600}': [undefined, -0, 1e21, 5e-324],
      z: undefined,
    };
    expect(canonicalJson(odd)).toBe(canonicalize(odd));
    for (const no of [Number.NaN, Number.POSITIVE_INFINITY, () => 1, 1n])
      expect(() => canonicalJson([no])).toThrow(TypeError);
  });

  it('the order of keys and absent fields do not matter, every value does', () => {
    expect(hash20({ a: 1, b: undefined, c: [1, 2] })).toBe(hash20({ c: [1, 2], a: 1 }));
    expect(hash20({ a: 1 })).not.toBe(hash20({ a: 2 }));
    expect(hash20([1, 2])).not.toBe(hash20([2, 1]));
  });

  it('every immutable record has an id of its class that verifies, and not after a change', () => {
    const made = [
      decision('accuracy'),
      submission('bias', '2026-01-01T00:00:00.000Z'),
      gateDecision('G1'),
      waiver('P1-IO'),
      evidence(['ACC-1']),
      skip('2026-01-01'),
      sample({ periodStart: '2026-01-01' }),
    ];
    for (const record of made) {
      const cls = classOf(record.id);
      expect(cls && RECORD_CLASSES[cls].kind).toBe('immutable');
      expect(verifyContentId(record.id, record)).toBe(true);
      expect(verifyContentId(record.id, { ...record, by: 'somebody else' })).toBe(false);
    }
  });

  it('an audit entry is filed under device and sequence', () => {
    const body = {
      ...envelope,
      seq: 7,
      actorId: 'a',
      action: 'x',
      entityType: 'metric',
      entityId: 'm',
      prev: '',
    };
    const id = contentId('audit', body);
    expect(id).toMatch(/^aud:device-1:000000000007:[A-Z2-7]{20}$/);
    expect(verifyContentId(id, body)).toBe(true);
  });

  it("a sample's id ends in the hash of all its fields except the id itself", () => {
    const one = sample({ periodStart: '2026-01-01' });
    const { id, ...body } = one;
    expect(id).toBe(`${ID.initiative}:${ID.metric}:2026-01-01:${hash20(body)}`);
    expect(sampleId(one)).toBe(id);
  });

  it('two voids of one sample are one record, whatever their reasons', () => {
    const one = sample({ periodStart: '2026-01-01' });
    const first = voidOf(one);
    const second = { ...first, reason: 'another', by: 'another' };
    expect(contentId('sampleVoid', second)).toBe(first.id);
    expect(first.id).toBe(one.id.replace(/:([A-Z2-7]{20})$/, ':void-$1'));
    expect(classOf(first.id)).toBe('sampleVoid');
    expect(verifyContentId(first.id, second)).toBe(true);
  });

  it('a void that names a sample of another period does not verify', () => {
    const first = voidOf(sample({ periodStart: '2026-01-01' }));
    const other = sample({ periodStart: '2026-02-01' });
    expect(verifyContentId(first.id, { ...first, of: other.id })).toBe(false);
  });

  it('ids of mutable classes and of nothing never verify', () => {
    expect(verifyContentId(`ini:${ID.initiative}`, {})).toBe(false);
    expect(verifyContentId('nonsense', {})).toBe(false);
    expect(verifyContentId(decision('bias').id, {})).toBe(false);
  });

  it('any JSON value has the same hash after a round trip', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(hash20(JSON.parse(JSON.stringify(value)))).toBe(hash20(value));
      }),
    );
  });
});
