import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeTinyLink } from '@/lib/tools/tiny-link';

describe('short links of Confluence', () => {
  it.each([
    ['k4TdBQ', '98403475'],
    ['hwBoRg', '1181220999'],
    ['upTHBw', '130520250'],
    ['DgAjAQ', '19070990'],
    ['AQ', '1'],
  ])('%s is page %s', (code, id) => {
    expect(decodeTinyLink(code)).toBe(id);
  });

  it('decodes whatever the same rule encodes', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 2n ** 63n - 1n }), (id) => {
        expect(decodeTinyLink(encode(id))).toBe(id.toString());
      }),
    );
  });

  it.each(['', 'A', 'AAAAAAAAAAA', 'k4TdBQk4TdBQ', 'k4 TdBQ', 'k4TdB=', 'ü', 'k4/TdB', '__________8'])(
    '"%s" is no page',
    (code) => {
      expect(decodeTinyLink(code)).toBeUndefined();
    },
  );
});

function encode(id: bigint): string {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64LE(id);
  const base64 = bytes.toString('base64').replaceAll('/', '-').replaceAll('+', '_');
  return base64.replace(/=+$/, '').replace(/A+$/, '');
}
