import { JSDOM } from 'jsdom';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { forgetAllDrafts, forgetDraft, keepDraft, keptAbout, keptDraft } from '@/components/pages/kept-draft';

const PLACE = ['workspace-draft', 'me'] as const;
const EMPTY = { name: '', days: [1], texts: { en: '', de: '' } };

describe('what was typed and not saved', () => {
  let storage: Storage;
  beforeEach(() => {
    storage = new JSDOM('', { url: 'https://extension.example' }).window.localStorage;
    vi.stubGlobal('localStorage', storage);
  });
  afterEach(() => vi.unstubAllGlobals());

  test('is there again until it is given up, each under its own name', () => {
    expect(keptDraft(PLACE, EMPTY)).toBeUndefined();
    keepDraft(PLACE, { ...EMPTY, name: 'Yard', extra: 'a field that may be absent' });
    keepDraft(['person-draft', 'new:me'], { displayName: 'Zoe' });
    expect(keptDraft(PLACE, EMPTY)).toEqual({ ...EMPTY, name: 'Yard', extra: 'a field that may be absent' });
    expect(keptDraft(['workspace-draft', 'you'], EMPTY)).toBeUndefined();
    expect(keptAbout('person-draft')).toEqual(['new:me']);
    forgetDraft(PLACE);
    expect(keptDraft(PLACE, EMPTY)).toBeUndefined();
    expect(keptAbout('person-draft')).toEqual(['new:me']);
    storage.setItem('something-else', 'stays');
    forgetAllDrafts();
    expect(Object.keys(storage)).toEqual(['something-else']);
  });

  test('of another version of the form is taken over as far as it fits', () => {
    keepDraft(PLACE, { name: 7, days: 'Monday', texts: { en: 'Yes' } });
    expect(keptDraft(PLACE, EMPTY)).toEqual(EMPTY);
    keepDraft(PLACE, { days: [2, 3], texts: { en: 'Yes', de: 'Ja', fr: 'Oui' } });
    expect(keptDraft(PLACE, EMPTY)).toEqual({
      ...EMPTY,
      days: [2, 3],
      texts: { en: 'Yes', de: 'Ja', fr: 'Oui' },
    });
    for (const nonsense of ['{', 'null', '7', '[]']) {
      storage.setItem('workspace-draft:me', nonsense);
      expect(keptDraft(PLACE, EMPTY)).toBeUndefined();
    }
  });

  test('stays in the form when the browser has no room left', () => {
    keepDraft(PLACE, { ...EMPTY, name: 'kept' });
    expect(() => keepDraft(PLACE, { ...EMPTY, name: 'x'.repeat(6_000_000) })).not.toThrow();
    expect(keptDraft(PLACE, EMPTY)?.name).toBe('kept');
  });
});
