import { expect, test } from 'vitest';
import { refusalWords } from '@/components/options/team/refusal-words';
import { PAGE_CATALOGUE } from '@/components/pages/page-catalogue';
import { HOMES } from '@/lib/domain/record-homes';
import { readRefusal } from '@/lib/domain/server-refusal';
import { createTranslator } from '@/lib/i18n/translator';
import { guardSource } from '@/lib/sync/couchdb/guard';

const de = createTranslator('de', PAGE_CATALOGUE.de);
const en = createTranslator('en', PAGE_CATALOGUE.en);

test('every plain refusal of the server’s rule is known, so that none reaches a reader in the server’s words', () => {
  const said = HOMES.flatMap((home) =>
    [...guardSource(home).matchAll(/refuse\('([^']+)'\)/g)].map(([, words = '']) => words),
  );
  expect(new Set(said).size).toBeGreaterThan(5);
  for (const words of said) {
    expect(readRefusal(words)).toBeDefined();
    expect(refusalWords({ reason: 'forbidden', detail: words }, de)).not.toContain(words);
  }
});

test('a missing right names who has it, in the reader’s language', () => {
  const refused = {
    reason: 'forbidden',
    detail: 'your role may not write this: owner or reviewer needed',
  } as const;
  expect(refusalWords(refused, en)).toBe(
    'Not allowed for this account: only someone who answers for the initiative or reviews governance may write this.',
  );
  expect(refusalWords(refused, de)).toBe(
    'Diesem Konto nicht erlaubt: Das darf nur schreiben, wer für die Initiative zuständig ist oder Governance prüft.',
  );
});

test('a field is named, and words of nobody we know are quoted as they are', () => {
  const field = { reason: 'forbidden', detail: 'the field "name" is too long' } as const;
  expect(refusalWords(field, de)).toBe('Der Server nimmt das Feld \u2068name\u2069 nicht an.');
  expect(refusalWords({ reason: 'forbidden', detail: 'proxy says no' }, en)).toContain('proxy says no');
});

test('whoever answers for the initiative is told that the server does not know it yet, and a field it does not know, who helps', () => {
  const owners = {
    reason: 'forbidden',
    detail: 'your role may not write this: owner or admin needed',
    isResponsible: true,
  } as const;
  expect(refusalWords(owners, en)).toBe(
    'You answer for this initiative, but your server does not know it yet. Ask whoever looks after it to match the rights with the initiatives, then try again.',
  );
  expect(refusalWords({ ...owners, isResponsible: false }, en)).toContain('only someone who');
  // What nobody but a reviewer may write is no question of matching.
  const reviewers = { ...owners, detail: 'your role may not write this: reviewer needed' };
  expect(refusalWords(reviewers, en)).toContain('reviews governance');
  const field = { reason: 'forbidden', detail: 'the field "change.new" is not known' } as const;
  expect(refusalWords(field, en)).toBe(
    'The server does not know the field \u2068change.new\u2069 yet. Ask whoever looks after it to set it up again, then try again.',
  );
});
