import { describe, expect, it } from 'vitest';
import { EVERY_RULE, fitsQuery } from '@/components/options/rule-query';
import { eq, rule } from '../../domain/mapping/builders';

const one = rule('A', [eq('projectKey', 'OPS'), eq('label', 'Night shift')], {
  name: 'Operations',
  hosts: ['haldenfreight.atlassian.net'],
});
const TODAY = '2026-11-23';
const fits = (words: string, status: (typeof EVERY_RULE)['status'] = 'all') =>
  fitsQuery(one, { initiative: 'Ticket triage', today: TODAY, matchCounts30d: {} }, { words, status });

describe('looking for a rule in a long list', () => {
  it.each(['', 'operat', 'TRIAGE', 'halden', 'night ops', ' shift  ticket '])('%j finds it', (words) => {
    expect(fits(words)).toBe(true);
  });

  it('needs every word, and the state that is asked for', () => {
    expect(fits('operations payroll')).toBe(false);
    expect(fits('', 'active')).toBe(true);
    expect(fits('operations', 'disabled')).toBe(false);
    expect(fitsQuery(one, { initiative: undefined, today: TODAY, matchCounts30d: {} }, EVERY_RULE)).toBe(
      true,
    );
    const over = { ...one, validTo: '2026-11-22' };
    const found = (['active', 'ended', 'upcoming'] as const).filter((status) =>
      fitsQuery(over, { initiative: undefined, today: TODAY, matchCounts30d: {} }, { words: '', status }),
    );
    expect(found).toEqual(['ended']);
    const unused = (rule: typeof one, matchCounts30d = {}) =>
      fitsQuery(
        rule,
        { initiative: undefined, today: TODAY, matchCounts30d },
        { words: '', status: 'unused' },
      );
    expect(unused(one)).toBe(true);
    expect([
      unused(over),
      unused(one, { [one.id]: 1 }),
      unused({ ...one, at: `${TODAY}T08:00:00.000Z` }),
    ]).toEqual([false, false, false]);
  });
});
