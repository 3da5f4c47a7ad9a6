import { readFileSync } from 'node:fs';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import { describe, expect, it } from 'vitest';

const read = (language: string): Record<string, string> =>
  JSON.parse(
    readFileSync(new URL(`../../../../lib/i18n/messages/sidebar.${language}.json`, import.meta.url), 'utf8'),
  );

/** Names of the values a sentence uses, from its compiled form: `[name, kind?, branches?]` inside lists. */
function valueNames(part: unknown, isToken = false): string[] {
  if (Array.isArray(part)) {
    const [name, , branches] = part;
    return isToken ? [name, ...valueNames(branches)] : part.flatMap((token) => valueNames(token, true));
  }
  return part && typeof part === 'object' ? Object.values(part).flatMap((branch) => valueNames(branch)) : [];
}
const sorted = (sentence: string) => [...new Set(valueNames(compileMessage(sentence)))].sort();

describe("the sidebar's catalogue", () => {
  const en = read('en');
  const de = read('de');

  it('has the same sentences in both languages', () => {
    expect(Object.keys(de)).toEqual(Object.keys(en));
  });

  it.each(Object.keys(en))('%s uses the same values in both languages', (id) => {
    expect(sorted(de[id] ?? '')).toEqual(sorted(en[id] ?? ''));
  });
});
