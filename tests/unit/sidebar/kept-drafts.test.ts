import { describe, expect, it } from 'vitest';
import { readDrafts } from '@/entrypoints/sidebar/kept-drafts';

const draft = { metricId: '01M', periodStart: '2026-10-01', value: '12', note: 'Page 3' };
const share = { ...draft, numerator: '27', denominator: '300' };

describe('readDrafts', () => {
  it('US-4.5: reads the drafts of an older panel', () => {
    expect(readDrafts(JSON.stringify([draft, share]))).toEqual([draft, share]);
  });

  it.each([
    ['nothing', ''],
    ['no JSON', '{"metricId"'],
    ['no list', JSON.stringify(draft)],
    ['a list of something else', JSON.stringify([null, 3, 'text', [], {}])],
    [
      'fields that are no text',
      JSON.stringify([
        { ...draft, note: { toString: 'x' } },
        { ...draft, value: 12 },
      ]),
    ],
    ['more than any form holds', JSON.stringify([{ ...draft, note: 'x'.repeat(60_000) }])],
  ])('threat 1: takes nothing from an element that holds %s', (_, text) => {
    expect(readDrafts(text)).toEqual([]);
  });
});
