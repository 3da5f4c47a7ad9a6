import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isWebAddress, mayOpen } from '@/lib/domain/web-address';

const SCHEMES = [
  ...['javascript', 'data', 'blob', 'vbscript', 'file', 'filesystem', 'ftp', 'about', 'view-source'],
  ...['chrome', 'chrome-extension', 'moz-extension', 'resource', 'intent', 'ms-settings', 'mailto', 'ws'],
];
const BODIES = [
  'alert(1)',
  '//alert(1)',
  'text/html,<script>alert(1)</script>',
  '//%0aalert(1)',
  '/etc/passwd',
];
/** What browsers skip before an address or inside its scheme, and what only looks as if they did. */
const SKIPPED = [
  '',
  ' ',
  '\t',
  '\n',
  '\r',
  '\u0000',
  '\u0001',
  '\u001f',
  '\u00a0',
  '\u200b',
  '\ufeff',
  '\u2028',
];

const disguised = fc
  .tuple(
    fc.constantFrom(...SCHEMES),
    fc.constantFrom(...BODIES),
    fc.array(fc.constantFrom(...SKIPPED), { maxLength: 4 }),
    fc.array(fc.tuple(fc.nat(20), fc.constantFrom(...SKIPPED)), { maxLength: 4 }),
    fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }),
  )
  .map(([scheme, body, before, inside, upper]) => {
    const letters = [...scheme].map((letter, index) => (upper[index] ? letter.toUpperCase() : letter));
    for (const [at, mark] of inside) letters.splice(at % letters.length, 0, mark);
    return `${before.join('')}${letters.join('')}:${body}`;
  });

describe('threat 12: links that run code', () => {
  test('threat 12: no disguise of another scheme is taken for the address of a page', () => {
    fc.assert(
      fc.property(disguised, (address) => !isWebAddress(address) && !mayOpen(address, ['alert(1)', 'x'])),
      { numRuns: 5_000 },
    );
  });

  test('threat 12: whatever is offered as a link leads to a web page, and signs nobody in', () => {
    const anything = fc.oneof(
      fc.webUrl({ withFragments: true, withQueryParameters: true }),
      fc.string({ unit: 'binary' }),
      disguised,
      fc.webUrl().map((url) => url.replace('://', '://user:secret@')),
    );
    let offered = 0;
    fc.assert(
      fc.property(anything, (text) => {
        if (!mayOpen(text)) return true;
        offered += 1;
        const { protocol, username, password, hostname } = new URL(text);
        return protocol === 'https:' && username === '' && password === '' && hostname !== '';
      }),
      { numRuns: 5_000 },
    );
    expect(offered).toBeGreaterThan(100);
  });

  test('threat 12: an address without encryption is a link only where the organisation’s policy names the host', () => {
    expect(mayOpen('http://jira.corp.example/browse/A-1')).toBe(false);
    expect(mayOpen('http://jira.corp.example/browse/A-1', ['jira.corp.example'])).toBe(true);
    expect(mayOpen('http://jira.corp.example:8080/', ['jira.corp.example'])).toBe(false);
    expect(mayOpen('http://jira.corp.example.evil.example/', ['jira.corp.example'])).toBe(false);
  });

  test('threat 12: addresses from the records become links in one place, which tells the new tab nothing', () => {
    const folder = new URL('../../../components/', import.meta.url);
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.tsx'),
    );
    const leading = files.filter((file) =>
      /href=\{[^}]*\b(url|address)\b/i.test(readFileSync(new URL(file, folder), 'utf8')),
    );
    expect(leading).toEqual(['dashboard/initiative/OutsideLink.tsx']);
    const code = readFileSync(new URL(leading[0]!, folder), 'utf8');
    expect(code).toMatch(/target="_blank" rel="noreferrer noopener"/);
    expect(code).toMatch(/new URL\(url\)\.host/);
  });
});
