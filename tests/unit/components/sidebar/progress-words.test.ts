import { describe, expect, it } from 'vitest';
import { ageWords, progressWords } from '@/components/sidebar/progress-words';
import { english } from './fixtures';

describe('progressWords', () => {
  it.each([
    [0.375, '38% of the way'],
    [0, '0% of the way'],
    [1, '100% of the way'],
    [1.167, '117% of the way'],
    [-0.25, '−25% of the way'],
    [null, ''],
  ])('says %s as "%s"', (progress, words) => {
    expect(progressWords(progress, english())).toBe(words);
  });

  it('never rounds a miss up to the target', () => {
    expect(progressWords(0.999, english())).toBe('99% of the way');
    expect(progressWords(-0.001, english())).toBe('−1% of the way');
  });
});

describe('ageWords', () => {
  it.each([
    ['2026-10-14T08:00:00.000Z', 'today'],
    ['2026-10-02T12:00:00.000Z', '12 days ago'],
    ['2026-07-14T12:00:00.000Z', '3 months ago'],
    ['2024-10-14T12:00:00.000Z', '2 years ago'],
  ])('%s was %s', (then, words) => {
    expect(ageWords(then, '2026-10-14T12:00:00.000Z', 'en')).toBe(words);
  });
});
