import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TOOLS } from '@/lib/domain/primitives';
import { WorkItem } from '@/lib/domain/work-item';
import { adapterFor, recogniseWorkItem, TOOL_ADAPTERS } from '@/lib/tools';
import { blank, OWN_URLS, parse, SHARED_URLS } from '../../contracts/tools/corpus';
import { loadHtml, PAGES } from '../../fixtures/pages';

const EMPTY = blank();
const CORPUS = [...OWN_URLS, ...SHARED_URLS].map(({ url }) => url);

/** Pieces that break naive readers: half escapes, delimiters, controls, surrogates, prototype names. */
const nasty = fc.constantFrom(
  '%',
  '%2',
  '%E0%A4%A',
  '%00',
  '%2F',
  '%252F',
  '/',
  '//',
  '\\',
  '?',
  '&',
  '=',
  '#',
  '+',
  '..',
  ';',
  '@',
  ':',
  '~',
  '-1',
  '-1_uid_1',
  '__proto__',
  'constructor',
  'sub',
  'record',
  'params',
  'uri=',
  'sys_id=',
  'selectedIssue=',
  'FREIGHT-1',
  '\u0000',
  '\u202e',
  '\ud800',
  'ﬀ',
  'İ',
  'x'.repeat(300),
  '9'.repeat(40),
);

/** A corpus address with some of its characters cut out and nasty pieces put in. */
const mutated = fc
  .tuple(
    fc.constantFrom(...CORPUS),
    fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(8), nasty), {
      minLength: 1,
      maxLength: 6,
    }),
  )
  .map(([url, edits]) => {
    const start = url.indexOf('/', 'https://'.length);
    let rest = url.slice(start);
    for (const [where, cut, piece] of edits) {
      const at = Math.floor(where * rest.length);
      rest = rest.slice(0, at) + piece + rest.slice(at + cut);
    }
    return `${url.slice(0, start)}/${rest}`;
  })
  .filter((url) => URL.canParse(url));

const anywhere = fc
  .tuple(fc.webUrl({ withFragments: true, withQueryParameters: true }), fc.array(nasty, { maxLength: 5 }))
  .map(([url, pieces]) => url + pieces.join(''))
  .filter((url) => URL.canParse(url));

describe('any address at all', () => {
  it.each([
    ['from the corpus, mutated', mutated],
    ['from the web', anywhere],
  ])('never makes an adapter throw or give a work item that breaks the schema: %s', (_from, addresses) => {
    fc.assert(
      fc.property(addresses, fc.constantFrom(...TOOLS), (address, hint) => {
        const url = new URL(address);
        for (const adapter of TOOL_ADAPTERS) {
          const { facts, parent } = adapter.readUrl(url);
          for (const value of [...Object.values(facts), ...Object.values(parent ?? {})]) {
            expect(typeof value).toBe('string');
          }
          const item = adapter.readWorkItem(url, EMPTY);
          if (item) expect(WorkItem.safeParse(item).error).toBeUndefined();
        }
        const item = recogniseWorkItem(url, EMPTY, hint);
        if (item) expect(adapterFor(url, EMPTY, hint)?.name).toBe(item.tool);
      }),
      { numRuns: 2000 },
    );
  });

  it('never makes a page give a work item of another host or break the schema', () => {
    const documents = PAGES.slice(0, 60).map(({ file, url }) => parse(loadHtml(file), url));
    fc.assert(
      fc.property(mutated, fc.constantFrom(...documents), (address, document) => {
        const url = new URL(address);
        const item = recogniseWorkItem(url, document, 'jira');
        if (!item) return;
        expect(WorkItem.safeParse(item).error).toBeUndefined();
        expect(url.host.replace(/\.(?=:|$)/, '')).toBe(item.host);
      }),
      { numRuns: 1000 },
    );
  });

  it('never says that a record is open whose key the address does not hold', () => {
    fc.assert(
      fc.property(mutated, (address) => {
        const url = new URL(address);
        for (const adapter of TOOL_ADAPTERS) {
          const { key } = adapter.readUrl(url).facts;
          if (key) expect(decodeAll(url.href).toUpperCase()).toContain(key);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the time an address takes', () => {
  const shapes: [string, (size: number) => string][] = [
    ['many segments', (size) => `/${'a/'.repeat(size / 2)}`],
    ['many sub-records', (size) => `/now/sow${'/sub/record/incident/x'.repeat(size / 22)}`],
    ['one long key', (size) => `/browse/${'A'.repeat(size)}-1`],
    ['a key of underscores', (size) => `/browse/A${'_'.repeat(size)}`],
    ['a long number', (size) => `/browse/A-${'1'.repeat(size)}!`],
    ['many question marks', (size) => `/nav_to.do?uri=${'?'.repeat(size)}`],
    ['many escapes', (size) => `/display/FIN/${'%41'.repeat(size / 3)}`],
    ['many pluses', (size) => `/display/FIN/${'+'.repeat(size)}x`],
    ['many query terms', (size) => `/incident.do?sysparm_query=number=A${'^EQ'.repeat(size / 3)}`],
    ['many parameters', (size) => `/sp?${'a=b&'.repeat(size / 4)}`],
  ];
  const origins = [
    'https://haldenfreight.atlassian.net',
    'https://haldenfreight.service-now.com',
    'https://a.example',
  ];

  it.each(shapes)('stays under a millisecond at the greatest length: %s', (_shape, make) => {
    const urls = origins.flatMap((origin) => [
      new URL(origin + make(8000)),
      new URL(`${origin}/wiki${make(8000)}`),
    ]);
    const runs = 20;
    const once = () => {
      const start = performance.now();
      for (let run = 0; run < runs; run += 1) {
        for (const url of urls) for (const adapter of TOOL_ADAPTERS) adapter.readUrl(url);
      }
      return (performance.now() - start) / (runs * urls.length * TOOL_ADAPTERS.length);
    };
    // The best of a few: the machine may be busy, but an exponential reader has no good run.
    expect(Math.min(once(), once(), once())).toBeLessThan(1);
  });
});

function decodeAll(text: string): string {
  let decoded = text;
  for (let round = 0; round < 3; round += 1) {
    decoded = decoded.replace(/%[0-7][0-9a-f]/gi, (code) =>
      String.fromCharCode(Number.parseInt(code.slice(1), 16)),
    );
  }
  return decoded;
}
