import { describe, expect, it } from 'vitest';
import { hasWay, statusWords } from '@/components/ui/metric-standing';
import { english } from './sidebar/fixtures';

const range = (progress: number | null) => ({
  direction: 'range' as const,
  freshness: 'current' as const,
  progress,
});

describe('the one status of a metric', () => {
  it('of a range is inside or outside, and never a share of a way', () => {
    expect(statusWords(range(1), 'achieved', english())).toEqual({ tone: 'good', words: 'Within the range' });
    expect(statusWords(range(0.75), 'behind', english())).toEqual({
      tone: 'caution',
      words: 'Outside the range',
    });
    expect(statusWords(range(0.4), 'at_risk', english()).tone).toBe('stop');
    // Nearly inside is outside all the same, whatever the pace says.
    expect(statusWords(range(0.97), 'on_track', english()).tone).toBe('caution');
    expect(hasWay(range(1))).toBe(false);
  });

  it('of a range without a value, or with an old one, says that', () => {
    expect(statusWords(range(null), 'no_data', english()).words).toBe('No value yet');
    expect(statusWords(range(1), 'stale', english())).toEqual({ tone: 'neutral', words: 'Out of date' });
  });

  it('of which no value was copied is not said to have none, and of which the latest were is said as it is', () => {
    const metric = { direction: 'decrease' as const, freshness: 'never' as const, progress: null };
    const words = (notCopied?: 'all' | 'older') =>
      statusWords({ ...metric, ...(notCopied && { notCopied }) }, 'no_data', english()).words;
    expect(words('all')).toBe('Values not copied yet');
    // A new series has none yet, whatever the one before had.
    expect([words('older'), words()]).toEqual(['No value yet', 'No value yet']);
  });

  it('of any other metric is the domain\u2019s, with its share of the way', () => {
    const metric = { direction: 'decrease' as const, freshness: 'current' as const, progress: 1.1 };
    expect(statusWords(metric, 'achieved', english())).toEqual({ tone: 'good', words: 'Target reached' });
    expect(hasWay(metric)).toBe(true);
    expect(hasWay({ ...metric, progress: null })).toBe(false);
  });

  it('of what is not measured at present keeps its last word and warns of nothing', () => {
    const resting = { direction: 'decrease' as const, freshness: 'paused' as const, progress: 0.06 };
    expect(statusWords(resting, 'at_risk', english())).toEqual({ tone: 'neutral', words: 'At risk' });
  });
});
