import { describe, expect, it } from 'vitest';
import { isolated, plainText } from '@/components/ui/plain-text';

describe('plainText', () => {
  it('removes bidirectional overrides, so that a name cannot be read backwards', () => {
    expect(plainText('invoice\u202Egnp.exe\u202C')).toBe('invoicegnp.exe');
    expect(plainText('\u2066a\u2069\u200F')).toBe('a');
  });

  it('removes control characters of both blocks, and invisible marks', () => {
    expect(plainText('a\u0000b\u001b[31mc\u0085d\u200Be\uFEFFf')).toBe('ab[31mcdef');
  });

  it('makes one space of line breaks and tabs', () => {
    expect(plainText('  one\r\n\ttwo  ')).toBe('one two');
  });

  it('keeps joiners, which Persian words and composed emoji need', () => {
    expect(plainText('می\u200cخواهم 👩\u200d💻')).toBe('می\u200cخواهم 👩\u200d💻');
  });

  it('leaves markup as text', () => {
    expect(plainText('<img src=x onerror=alert(1)>')).toBe('<img src=x onerror=alert(1)>');
  });

  it('cuts a hostile megabyte', () => {
    expect(plainText('x'.repeat(1_000_000)).length).toBe(2001);
  });
});

describe('isolated', () => {
  it('cannot be closed from inside', () => {
    expect(isolated('a\u2069b')).toBe('\u2068ab\u2069');
  });
});
