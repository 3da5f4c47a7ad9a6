import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  formatDay,
  formatInstantDay,
  formatNumber,
  formatPeriod,
  formatUnit,
  formatValue,
  parseNumber,
} from '@/lib/i18n/formats';

describe('numbers as a person writes them', () => {
  test.each([
    ['12.5', 'en', 12.5],
    ['12,5', 'de', 12.5],
    ['1,234.5', 'en', 1234.5],
    ['1.234,5', 'de', 1234.5],
    ['1 234,5', 'fr', 1234.5],
    ['-3', 'en', -3],
    ['−3', 'de', -3],
    ['  7 ', 'en', 7],
    ['0', 'en', 0],
  ])('reads "%s" in %s', (text, locale, expected) => {
    expect(parseNumber(text, locale)).toBe(expected);
  });

  test.each([
    ['12.5', 'de'],
    ['12,5', 'en'],
    ['1,2,3', 'en'],
    ['1,23,456.7', 'en'],
    ['twelve', 'en'],
    ['', 'en'],
    ['1e5', 'en'],
    ['12 min', 'en'],
    ['=1+1', 'en'],
    ['--3', 'en'],
    ['1..2', 'en'],
  ])('refuses "%s" in %s rather than guess', (text, locale) => {
    expect(parseNumber(text, locale)).toBeUndefined();
  });

  test('reads back whatever it writes, in every language', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e9, max: 1e9, noNaN: true }),
        fc.constantFrom('en', 'de', 'fr', 'de-CH', 'en-IN', 'pt-BR'),
        (value, locale) => {
          const rounded = Number(value.toFixed(2));
          fc.pre(locale !== 'en-IN' || Math.abs(rounded) < 100_000);
          expect(parseNumber(formatNumber(rounded, locale, 2), locale)).toBeCloseTo(rounded, 2);
        },
      ),
    );
  });
});

describe('values and days', () => {
  test('a day never moves with the reader’s time zone', () => {
    expect(formatDay('2026-05-03', 'en')).toBe('May 3, 2026');
    expect(formatDay('2026-05-03', 'de')).toBe('3. Mai 2026');
  });
  test('a period is written once where it shares month and year', () => {
    expect(formatPeriod('2026-10-01', '2026-10-31', 'en')).toMatch(/Oct 1\s*–\s*31, 2026/);
  });
  test('units follow the language', () => {
    expect(formatValue(12.5, { dimension: 'percent', code: '%', decimals: 1 }, 'de')).toMatch(/12,5\s%/);
    expect(formatValue(50000, { dimension: 'currency', code: 'EUR', decimals: 0 }, 'en')).toBe('€50,000');
    expect(formatValue(36, { dimension: 'duration', code: 'min', decimals: 0 }, 'en')).toBe('36\u00a0min');
    expect(formatValue(4.6, { dimension: 'duration', code: 'd', decimals: 1 }, 'en')).toBe('4.6\u00a0days');
    expect(formatValue(1, { dimension: 'duration', code: 'd', decimals: 1 }, 'de')).toBe('1\u00a0Tag');
  });
  test('a field names the unit as its values do', () => {
    const unit = (dimension: 'duration' | 'count', code: string) => ({ dimension, code, decimals: 0 });
    expect(formatUnit(unit('duration', 'min'), 'en')).toBe('min');
    expect(formatUnit(unit('duration', 'min'), 'de')).toBe('Min.');
    expect(formatUnit(unit('duration', 'd'), 'de')).toBe('Tage');
    expect(formatUnit(unit('count', 'notices'), 'de')).toBe('notices');
  });
  test('a single case is not given in the plural, whose singular nobody knows', () => {
    const unit = { dimension: 'count', code: 'notices', decimals: 0 } as const;
    expect(formatValue(3, unit, 'en')).toBe('3\u00a0notices');
    expect(formatValue(1, unit, 'en')).toBe('1');
  });
  test('since when something holds is a day, in the zone of the workspace', () => {
    expect(formatInstantDay('2026-05-21T22:00:00.000Z', 'en', 'Europe/Berlin')).toBe('May 22, 2026');
  });
});
