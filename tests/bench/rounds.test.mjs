import { describe, expect, it } from 'vitest';
import { compare, interval, LEAST_ROUNDS, MOST_ROUNDS, median, verdict } from './rounds.mjs';

const row = (length, value) => Array.from({ length }, (_, index) => value(index));

describe('the figure of a comparison', () => {
  it('is the median', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
  });

  it('has the 95 % interval of order statistics', () => {
    expect(interval(row(9, (index) => index + 1))).toEqual([2, 8]);
    expect(interval(row(21, (index) => index + 1))).toEqual([6, 16]);
  });
});

describe('the verdict', () => {
  it('is open until there are enough rounds', () =>
    expect(
      verdict(
        row(LEAST_ROUNDS - 1, () => 1),
        2,
      ),
    ).toBe('open'));

  it('is clear when the whole interval is on one side', () => {
    expect(
      verdict(
        row(9, () => 1.01),
        1.05,
      ),
    ).toBe('pass');
    expect(
      verdict(
        row(9, () => 1.06),
        1.05,
      ),
    ).toBe('fail');
  });

  it('forgives two wild rounds of nine', () => {
    expect(verdict([1, 1, 1, 1, 1, 1, 1, 1, 9], 1.05)).toBe('pass');
  });

  it('asks for more rounds while the limit lies inside, and then goes by the median with its tolerance', () => {
    const noisy = (length, middle) => row(length, (index) => middle + (index % 2 === 0 ? 0.2 : -0.2));
    expect(verdict(noisy(9, 1.05), 1.05)).toBe('open');
    expect(verdict([...noisy(MOST_ROUNDS - 1, 1.05), 1.07], 1.05)).toBe('pass');
    expect(verdict([...noisy(MOST_ROUNDS - 1, 1.05), 1.09], 1.05)).toBe('fail');
  });
});

describe('a comparison', () => {
  const variants = (cost) => ({ base: async () => ({ load: 10 }), ours: async () => ({ load: cost }) });
  const wanted = [{ name: 'load', of: 'ours', to: 'base', figure: 'load', limit: 1.05 }];

  it('fails over the limit and says how sure it is', async () => {
    const [bad] = await compare(variants(12), wanted);
    expect(bad).toMatchObject({ value: 1.2, pass: false });
    expect(bad.detail).toContain('in 9 rounds');
    const [good] = await compare(variants(10), wanted);
    expect(good).toMatchObject({ value: 1, pass: true });
  });

  it('does not pass with a figure that is missing', async () => {
    await expect(compare(variants(Number.NaN), wanted)).rejects.toThrow('was not measured');
  });
});
