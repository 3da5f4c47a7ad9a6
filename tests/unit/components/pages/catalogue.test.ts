import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { PAGE_CATALOGUE } from '@/components/pages/page-catalogue';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const read = (locale: string) =>
  JSON.parse(readFileSync(`${root}lib/i18n/messages/pages.${locale}.json`, 'utf8')) as Record<string, string>;
const placeholders = (sentence: string) =>
  [...new Set([...sentence.matchAll(/\{(\w+)/g)].map(([, name]) => name))].sort().join();

describe('the catalogue of the pages', () => {
  const en = read('en');
  const de = read('de');

  it('has the same sentences in every language, with the same placeholders', () => {
    expect(Object.keys(de)).toEqual(Object.keys(en));
    for (const [id, sentence] of Object.entries(en)) {
      const values = (text: string) => placeholders(text.replace(/(one|other|=0) \{/g, '$1 '));
      expect(values(de[id] ?? ''), id).toBe(values(sentence));
    }
  });

  it('holds every sentence that a page asks for by name', () => {
    const asked = ['pages', 'popup', 'options', 'welcome', 'dashboard'].flatMap((room) =>
      readdirSync(`${root}components/${room}`)
        .filter((file) => /\.tsx?$/.test(file))
        .flatMap((file) => {
          const source = readFileSync(`${root}components/${room}/${file}`, 'utf8');
          return [
            ...source.matchAll(
              /(?:\bt\(|id=|['"])['"]?((?:page|popup|options|welcome|dashboard)\.[\w.]+)['"]/g,
            ),
          ];
        })
        .map(([, id]) => id ?? ''),
    );
    expect(asked.length).toBeGreaterThan(200);
    const missing = asked.filter((id) => !(id in PAGE_CATALOGUE.en));
    expect(missing).toEqual([]);
  });

  it('never claims a name that another catalogue has', () => {
    expect(Object.keys(en).filter((id) => !/^(page|popup|options|welcome|dashboard)\./.test(id))).toEqual([]);
  });
});
