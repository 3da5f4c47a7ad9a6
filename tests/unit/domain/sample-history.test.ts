import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleHistory } from '@/lib/domain/sample-history';
import { ID, sample, skip, voidOf } from './records';

const none = { samples: [], voids: [], skips: [] };
const march = sample({ periodStart: '2026-03-01' });
const corrected = sample({ periodStart: '2026-03-01', value: 35, supersedes: march.id, nonce: 'b' });
const rival = sample({ periodStart: '2026-03-01', value: 40, nonce: 'c' });
const states = (...samples: (typeof march)[]) =>
  sampleHistory(ID.metric, 1, { ...none, samples }).entries.map(({ sample: { id }, state }) => [id, state]);

describe('sample history', () => {
  it('the only value of a period counts', () => {
    const history = sampleHistory(ID.metric, 1, { ...none, samples: [march] });
    expect(history.effective.get('2026-03-01')).toBe(march);
    expect(history.entries).toEqual([{ sample: march, state: 'confirmed' }]);
  });

  it('INV-21 a correction counts and the earlier value stays visible as superseded', () => {
    const history = sampleHistory(ID.metric, 1, { ...none, samples: [corrected, march] });
    expect(history.effective.get('2026-03-01')).toBe(corrected);
    expect(Object.fromEntries(states(march, corrected))).toEqual({
      [march.id]: 'superseded',
      [corrected.id]: 'confirmed',
    });
  });

  it('two values of one period, neither naming the other, are both disputed and none counts', () => {
    const history = sampleHistory(ID.metric, 1, { ...none, samples: [march, rival] });
    expect(history.entries.map(({ state }) => state)).toEqual(['disputed', 'disputed']);
    expect(history.effective.size).toBe(0);
    expect([...history.disputed]).toEqual(['2026-03-01']);
  });

  it('two corrections of one value are disputed, the value itself is superseded', () => {
    const second = sample({ periodStart: '2026-03-01', value: 34, supersedes: march.id, nonce: 'd' });
    expect(Object.fromEntries(states(march, corrected, second))).toEqual({
      [march.id]: 'superseded',
      [corrected.id]: 'disputed',
      [second.id]: 'disputed',
    });
  });

  it('withdrawing one of two disputed values settles the dispute', () => {
    const history = sampleHistory(ID.metric, 1, { ...none, samples: [march, rival], voids: [voidOf(rival)] });
    expect(history.effective.get('2026-03-01')).toBe(march);
    expect(history.disputed.size).toBe(0);
  });

  it('a withdrawn correction lets the value before it count again', () => {
    const history = sampleHistory(ID.metric, 1, {
      ...none,
      samples: [march, corrected],
      voids: [voidOf(corrected)],
    });
    expect(history.effective.get('2026-03-01')).toBe(march);
  });

  it('a sample cannot supersede one of another period', () => {
    const april = sample({ periodStart: '2026-04-01', supersedes: march.id });
    const history = sampleHistory(ID.metric, 1, { ...none, samples: [march, april] });
    expect([...history.effective.keys()]).toEqual(['2026-03-01', '2026-04-01']);
  });

  it('other series and other metrics do not take part', () => {
    const samples = [
      sample({ periodStart: '2026-03-01', seriesVersion: 2 }),
      sample({ periodStart: '2026-03-01', metricId: ID.guardrail }),
    ];
    expect(sampleHistory(ID.metric, 1, { ...none, samples }).entries).toEqual([]);
  });

  it('comes out the same whatever the order in which records arrived, duplicates included', () => {
    const all = [
      march,
      corrected,
      rival,
      sample({ periodStart: '2026-01-01' }),
      sample({ periodStart: '2026-02-01' }),
    ];
    const expected = sampleHistory(ID.metric, 1, { ...none, samples: all });
    fc.assert(
      fc.property(fc.shuffledSubarray([...all, march], { minLength: 6 }), (samples) => {
        expect(sampleHistory(ID.metric, 1, { ...none, samples })).toEqual(expected);
      }),
    );
  });

  it('skips are listed by their period', () => {
    const history = sampleHistory(ID.metric, 1, { ...none, skips: [skip('2026-02-01')] });
    expect([...history.skips.keys()]).toEqual(['2026-02-01']);
  });
});
