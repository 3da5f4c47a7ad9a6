import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** Words that are not used on the screen, and the one that stands for the thing instead. */
const NOT_USED: Record<string, readonly (readonly [unwanted: RegExp, instead: string])[]> = {
  en: [
    [/\bsidebar\b/i, 'panel'],
    [/\bbaselines?\b|\bstarting value\b/i, 'value from before'],
    [/\bproof\b/i, 'evidence'],
    [/\bwaivers?\b/i, 'exception'],
    [/\bgates?\b(?! (in front|ways))/i, 'step, or decision on the next phase'],
    [/\boffices?\b/i, 'part'],
    [/\brun owner\b/i, 'responsible for running it'],
    [/\bclearance\b/i, 'approval, cleared'],
    [/\bon plan\b/i, 'on track'],
    [/\bKPIs?\b|\bindicators?\b/i, 'metric'],
    [/\bdeputy\b/i, 'delegate'],
    [/\bsnooze\b/i, 'remind me later'],
  ],
  de: [
    [/Zeitr(aum|äume)/, 'Periode'],
    [/\bBeleg(e|s|es|en)?\b/, 'Nachweis'],
    [/Ausgangswert|Baseline/, 'Wert von vorher'],
    [/Schutz(kennzahl|metrik)/, 'Leitplanke'],
    [/\bMetrik/, 'Kennzahl'],
    [/[Ii]m Plan\b/, 'auf Kurs'],
    [/\b(Amt|Ämter|Amts)\b/, 'Aufgabe'],
    [/\b(Tor|Tore|Gate|Gates)\b/, 'Schritt'],
    [/\bPanel\b/, 'Seitenleiste'],
    [/Bereich (öffnen|schließen)|Breite des Bereichs/, 'Seitenleiste'],
    [/Verbreitung/, 'Einsatz'],
    [/\bLabels?\b/, 'Stichwort'],
    [/\bWorkspace\b/, 'Arbeitsbereich'],
    [/\bOwner\b|Eigentümer/, 'fachlich Verantwortliche'],
  ],
};

const README = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
const FOLDER = new URL('../../../lib/i18n/messages/', import.meta.url);

/** The words of a sentence without the names of its values and of its choices. */
function wordsOf(sentence: string): string {
  return sentence
    .replace(/\{\w+, (?:select|plural|number),?|\{\w+\}/g, '{')
    .replace(/(?<=[{}] ?)[\w=]+ (?=\{)/g, ' ');
}

describe.each(Object.entries(NOT_USED))('one word for one thing on the screen, in %s', (language, words) => {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith(`.${language}.json`));
  const sentences = files.flatMap((file) =>
    Object.entries(JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')) as Record<string, string>),
  );

  it.each(words)('not %s', (unwanted, instead) => {
    const found = sentences
      .filter(([, sentence]) => unwanted.test(wordsOf(sentence)))
      .map(([id, sentence]) => `${id}: say “${instead}” in “${sentence}”`);
    expect(found).toEqual([]);
  });

  it('nor in the README, where it speaks of the same things', () => {
    const text = language === 'en' ? README.replace(/`[^`]*`/g, '') : '';
    expect(words.filter(([unwanted]) => unwanted.test(text))).toEqual([]);
  });

  it('has sentences to look at', () => {
    expect(sentences.length).toBeGreaterThan(1000);
  });
});
