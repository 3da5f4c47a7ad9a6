import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const read = (language: string): Record<string, string> =>
  JSON.parse(
    readFileSync(new URL(`../../../../lib/i18n/messages/sidebar.${language}.json`, import.meta.url), 'utf8'),
  );
const placeholders = (sentence: string) =>
  [...new Set([...sentence.matchAll(/\{(\w+)\s*[,}]/g)].map(([, name]) => name))].sort();

describe("the sidebar's catalogue", () => {
  const [en, de] = [read('en'), read('de')];

  it('has the same sentences in both languages', () => {
    expect(Object.keys(de)).toEqual(Object.keys(en));
  });

  it.each(Object.keys(en))('%s uses the same values in both languages', (id) => {
    const names = placeholders(en[id] ?? '').filter((name) => /^[a-z]+$/i.test(name ?? ''));
    for (const name of names) if ((en[id] ?? '').includes(`{${name}}`)) expect(de[id]).toContain(`{${name}`);
  });
});
