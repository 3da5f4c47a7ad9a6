import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  hostMatches,
  hostOfUrl,
  parseHostPattern,
  patternCovers,
  patternsOverlap,
  patternTextsFor,
  readHost,
} from '@/lib/domain/mapping/host-pattern';

const BAD: [string, string][] = [
  ['', 'empty'],
  ['   ', 'empty'],
  ['*', 'bare_wildcard'],
  ['*.', 'bare_wildcard'],
  ['*.*', 'bare_wildcard'],
  ['**', 'bare_wildcard'],
  ['*:8080', 'bare_wildcard'],
  ['.', 'malformed'],
  ['*://*/*', 'has_scheme'],
  ['https://*/', 'has_scheme'],
  ['https://acme.atlassian.net', 'has_scheme'],
  ['*://acme.atlassian.net/*', 'has_scheme'],
  ['acme.atlassian.net/browse', 'has_path'],
  ['acme.atlassian.net?x=1', 'has_path'],
  ['acme.atlassian.net#x', 'has_path'],
  ['acme.atlassian.net\\evil.example', 'has_path'],
  ['//acme.atlassian.net', 'has_path'],
  ['user@acme.atlassian.net', 'has_userinfo'],
  ['user:secret@acme.atlassian.net', 'has_userinfo'],
  ['acme .atlassian.net', 'bad_character'],
  ['acme\t.atlassian.net', 'bad_character'],
  ['acme\u0000.atlassian.net', 'bad_character'],
  ['acme%2eatlassian.net', 'bad_character'],
  ['*atlassian.net', 'wildcard_place'],
  ['acme.*.net', 'wildcard_place'],
  ['acme.atlassian.*', 'wildcard_place'],
  ['*.*.atlassian.net', 'wildcard_place'],
  ['a*.atlassian.net', 'wildcard_place'],
  ['*.10.0.0.1', 'wildcard_place'],
  ['*.[::1]', 'wildcard_place'],
  ['*.com', 'too_wide'],
  ['*.localhost', 'too_wide'],
  ['*.com.', 'too_wide'],
  ['*.co.uk', 'public_suffix'],
  ['*.CO.UK', 'public_suffix'],
  ['*.com.au', 'public_suffix'],
  ['*.github.io', 'public_suffix'],
  ['*.co.jp:8443', 'public_suffix'],
  ['acme..atlassian.net', 'malformed'],
  ['.atlassian.net', 'malformed'],
  ['acme.atlassian.net..', 'malformed'],
  ['-acme.atlassian.net', 'malformed'],
  ['acme.atlassian.net:', 'malformed'],
  ['acme.atlassian.net:0', 'malformed'],
  ['acme.atlassian.net:65536', 'malformed'],
  ['acme.atlassian.net:port', 'malformed'],
  ['javascript:alert', 'malformed'],
  ['::1', 'malformed'],
  ['[::1', 'malformed'],
  ['010.0.0.1', 'malformed'],
  ['2130706433', 'malformed'],
  ['0x7f.1', 'malformed'],
  ['xn--a', 'malformed'],
  ['＊.example.com', 'malformed'],
  ['＊．com', 'malformed'],
  [`${'a'.repeat(64)}.example.com`, 'malformed'],
  [`${'*a'.repeat(25)}`, 'wildcard_place'],
  [`${'a.'.repeat(100)}com`, 'too_long'],
];

const GOOD: [string, string][] = [
  ['acme.atlassian.net', 'acme.atlassian.net'],
  ['*.atlassian.net', '*.atlassian.net'],
  ['*.service-now.com', '*.service-now.com'],
  ['acme.service-now.com', 'acme.service-now.com'],
  ['jira', 'jira'],
  ['localhost', 'localhost'],
  ['localhost:2990', 'localhost:2990'],
  ['jira.corp', 'jira.corp'],
  ['*.jira.corp', '*.jira.corp'],
  ['jira.example.com', 'jira.example.com'],
  ['jira.example.co.uk', 'jira.example.co.uk'],
  ['*.example.co.uk', '*.example.co.uk'],
  ['*.example.com.au', '*.example.com.au'],
  ['co.uk', 'co.uk'],
  ['JIRA.Example.COM', 'jira.example.com'],
  ['  jira.example.com  ', 'jira.example.com'],
  ['jira.example.com.', 'jira.example.com'],
  ['*.example.com.', '*.example.com'],
  ['jira.example.com:443', 'jira.example.com'],
  ['jira.example.com:80', 'jira.example.com'],
  ['jira.example.com:8443', 'jira.example.com:8443'],
  ['jira.example.com:08443', 'jira.example.com:8443'],
  ['jira.example.com.:8443', 'jira.example.com:8443'],
  ['*.example.com:8443', '*.example.com:8443'],
  ['bücher.example', 'xn--bcher-kva.example'],
  ['BÜCHER.example', 'xn--bcher-kva.example'],
  ['*.bücher.example', '*.xn--bcher-kva.example'],
  ['xn--bcher-kva.example', 'xn--bcher-kva.example'],
  ['日本.example', 'xn--wgv71a.example'],
  ['jira。example。com', 'jira.example.com'],
  ['ｊｉｒａ.example.com', 'jira.example.com'],
  ['10.0.0.5', '10.0.0.5'],
  ['10.0.0.5:8080', '10.0.0.5:8080'],
  ['10.0.0.5.', '10.0.0.5'],
  ['[::1]', '[::1]'],
  ['[::1]:8080', '[::1]:8080'],
  ['[2001:DB8:0:0::1]', '[2001:db8::1]'],
  ['my_host.example.com', 'my_host.example.com'],
  ['a-b.c-d.example.com', 'a-b.c-d.example.com'],
  ['1and1.example.com', '1and1.example.com'],
  ['wiki.acme.github.io', 'wiki.acme.github.io'],
  ['*.acme.github.io', '*.acme.github.io'],
  [`*.${'a'.repeat(63)}.example.com`, `*.${'a'.repeat(63)}.example.com`],
];

describe('threat 27: patterns that would match too much are refused', () => {
  test('the corpus has at least 40 patterns of each kind', () => {
    expect(Math.min(new Set(BAD).size, new Set(GOOD).size)).toBeGreaterThanOrEqual(40);
  });

  test.each(BAD)('%j is refused: %s', (text, problem) => {
    expect(parseHostPattern(text)).toEqual({ ok: false, problem });
  });

  test.each(GOOD)('%j is read as %s', (text, normal) => {
    const parsed = parseHostPattern(text);
    expect(parsed.ok && parsed.pattern.text).toBe(normal);
    expect(parseHostPattern(normal)).toEqual(parsed);
  });

  test('no accepted pattern matches hosts of two unrelated owners', () => {
    const strangers = [
      'a.com',
      'b.net',
      'c.co.uk',
      'd.co.uk',
      'evilatlassian.net',
      'f.github.io',
      'g.github.io',
    ];
    for (const [text] of [...GOOD, ...BAD]) {
      const parsed = parseHostPattern(text);
      if (!parsed.ok) continue;
      expect(strangers.filter((host) => hostMatches(parsed.pattern, host))).toEqual([]);
    }
  });
});

describe('threat 28: tricks in addresses do not move a page to another host', () => {
  test.each([
    // pattern, address, matches
    ['*.atlassian.net', 'https://acme.atlassian.net/browse/OPS-7', true],
    ['*.atlassian.net', 'https://a.b.atlassian.net/', true],
    ['*.atlassian.net', 'https://atlassian.net/', false],
    ['*.atlassian.net', 'https://evilatlassian.net/', false],
    ['*.atlassian.net', 'https://acme.atlassian.net.evil.example/', false],
    ['*.atlassian.net', 'https://acme.atlassian.net@evil.example/', false],
    ['*.atlassian.net', 'https://acme.atlassian.net:x@evil.example/', false],
    ['*.atlassian.net', 'https://evil.example\\@acme.atlassian.net/', false],
    ['*.atlassian.net', 'https://evil.example/acme.atlassian.net', false],
    ['*.atlassian.net', 'https://evil.example#acme.atlassian.net', false],
    ['*.atlassian.net', 'https://evil.example?acme.atlassian.net', false],
    ['acme.atlassian.net', 'https://user:pass@acme.atlassian.net/', true],
    ['acme.atlassian.net', 'https://ACME.Atlassian.NET/', true],
    ['acme.atlassian.net', 'https://acme.atlassian.net./', true],
    ['acme.atlassian.net', 'https://acme%2eatlassian.net/', true],
    ['acme.atlassian.net', 'https://acme。atlassian。net/', true],
    ['acme.atlassian.net', 'https:\\\\acme.atlassian.net\\browse', true],
    ['acme.atlassian.net', 'https://acme.atlassian.net:443/', true],
    ['acme.atlassian.net', 'http://acme.atlassian.net/', true],
    ['acme.atlassian.net', 'https://acme.atlassian.net:8443/', false],
    ['acme.atlassian.net:8443', 'https://acme.atlassian.net:8443/', true],
    ['acme.atlassian.net:8443', 'https://acme.atlassian.net/', false],
    ['*.atlassian.net:8443', 'https://acme.atlassian.net:8443/', true],
    ['acme.atlassian.net', 'ftp://acme.atlassian.net/', false],
    ['acme.atlassian.net', 'blob:https://acme.atlassian.net/1', false],
    ['acme.atlassian.net', 'https://аcme.atlassian.net/', false], // Cyrillic a
    ['bücher.example', 'https://xn--bcher-kva.example/', true],
    ['xn--bcher-kva.example', 'https://BÜCHER.example/', true],
    ['[::1]', 'https://[0:0:0:0:0:0:0:1]/', true],
    ['[::1]:8080', 'https://[::1]/', false],
    ['127.0.0.1', 'https://2130706433/', true],
    ['127.0.0.1', 'https://0x7f.1/', true],
    ['10.0.0.1', 'https://10.0.0.1.evil.example/', false],
  ])('%s and %s: %s', (text, address, matches) => {
    const parsed = parseHostPattern(text);
    if (!parsed.ok) throw new Error(`not a pattern: ${text}`);
    const host = hostOfUrl(address);
    expect(host !== undefined && hostMatches(parsed.pattern, host)).toBe(matches);
  });

  test.each([
    'a@acme.atlassian.net',
    'acme.atlassian.net/',
    'acme%2eatlassian.net',
    'acme.atlassian.net\\',
    '',
  ])('a host that is not one matches nothing: %j', (host) => {
    const parsed = parseHostPattern('acme.atlassian.net');
    expect(parsed.ok && hostMatches(parsed.pattern, host)).toBe(false);
  });

  test('an address longer than 8 kB has no host', () => {
    expect(hostOfUrl(`https://acme.atlassian.net/${'a'.repeat(8192)}`)).toBeUndefined();
  });
});

describe('threat 26: hostile patterns and addresses', () => {
  const HOSTILE = [
    '*a'.repeat(25),
    '*.'.repeat(100),
    'a.'.repeat(99),
    `*.${'a-'.repeat(30)}a.example.com`,
    '(a+)+$',
    '[a-z]*'.repeat(20),
    `${'*.a'.repeat(60)}`,
    '*.'.concat('ü'.repeat(60), '.example.com'),
    '.'.repeat(200),
    ':'.repeat(200),
    '['.repeat(200),
  ];
  const ADDRESSES = ['a', 'a.', '%2e', '*a', 'ü', '@', '\\'].map((part) =>
    `https://${part.repeat(8192)}`.slice(0, 8192),
  );

  test('every combination gives an answer, and a refused pattern says why', () => {
    for (const text of HOSTILE) {
      const parsed = parseHostPattern(text);
      if (!parsed.ok) {
        expect(parsed.problem).toBeTruthy();
        continue;
      }
      for (const address of ADDRESSES) {
        const host = hostOfUrl(address) ?? address;
        expect(hostMatches(parsed.pattern, host)).toBe(false);
      }
    }
  });

  test('a pattern never acts as a regular expression', () => {
    expect(parseHostPattern('(a+)+$')).toMatchObject({ ok: false });
    expect(parseHostPattern('[a-z]+.example.com')).toMatchObject({ ok: false });
    const dots = parseHostPattern('jira.example.com');
    expect(dots.ok && hostMatches(dots.pattern, 'jiraxexample.com')).toBe(false);
  });
});

describe('threat 26: a fuzzing corpus', () => {
  /** What attackers and accidents are made of. */
  const PARTS = [
    'a',
    '*',
    '.',
    '*.',
    '-',
    'ü',
    'а',
    '%2e',
    '@',
    '\\',
    ':',
    '/',
    '//',
    '[',
    '(a+)+',
    ' ',
    '\u202e',
    '1',
  ];
  const pieces = fc.array(fc.constantFrom(...PARTS), { maxLength: 400 }).map((parts) => parts.join(''));

  test('every pattern is read or refused, and every address has one host or none', () => {
    fc.assert(
      fc.property(pieces, pieces, (text, rest) => {
        const parsed = parseHostPattern(text);
        const host = hostOfUrl(`https://${rest}`);
        if (!parsed.ok) {
          expect(parsed.problem).toBeTruthy();
          return;
        }
        expect(parsed.pattern.name.split('.').length).toBeGreaterThan(parsed.pattern.wildcard ? 1 : 0);
        if (host) expect(typeof hostMatches(parsed.pattern, host)).toBe('boolean');
      }),
      { numRuns: 500 },
    );
  });

  test('sixteen times the length takes about sixteen times as long, not its square', () => {
    const work = (length: number) => {
      for (const part of PARTS) {
        const text = part.repeat(length).slice(0, length);
        parseHostPattern(text);
        hostOfUrl(`https://${text}`);
        hostOfUrl(`https://a.example.com/${text}`);
      }
    };
    // The quickest of many is what the work itself takes, however busy the machine is.
    const quickest = (length: number) =>
      Math.min(
        ...Array.from({ length: 40 }, () => {
          const start = performance.now();
          work(length);
          return performance.now() - start;
        }),
      );
    quickest(512);
    expect(quickest(8000) / quickest(500)).toBeLessThan(16 * 6);
  });
});

describe('patterns among themselves', () => {
  const label = fc.constantFrom('a', 'b', 'acme', 'x-1');
  const hosts = fc
    .tuple(fc.array(label, { minLength: 1, maxLength: 4 }), fc.constantFrom('', ':8443'))
    .map(([labels, port]) => `${labels.join('.')}.example.net${port}`);
  const patterns = fc
    .tuple(fc.constantFrom('', '*.'), hosts)
    .map(([star, host]) => parseHostPattern(star + host))
    .map((parsed) => {
      if (!parsed.ok) throw new Error(parsed.problem);
      return parsed.pattern;
    });

  test('a host is matched by exactly the patterns whose text it would be looked up under', () => {
    fc.assert(
      fc.property(patterns, hosts, (pattern, host) => {
        const read = readHost(host);
        expect(read && patternTextsFor(read).includes(pattern.text)).toBe(hostMatches(pattern, host));
      }),
    );
  });

  test('a name is read the same with and without the browser’s parser, whatever it looks like', () => {
    const labels = fc.oneof(
      label,
      fc.string({ unit: fc.constantFrom(...'ab0x9-_.'), minLength: 1, maxLength: 5 }),
      fc.constantFrom('xn--a', 'xn--bcher-kva', '0x7f', '127', 'com', 'ab--c', 'a_b', ''),
    );
    fc.assert(
      fc.property(fc.array(labels, { minLength: 1, maxLength: 4 }), (parts) => {
        const name = parts.join('.');
        // Capitals are what the quick look leaves to the parser.
        if (/[a-z]/.test(name)) expect(readHost(name)).toEqual(readHost(name.toUpperCase()));
      }),
      { numRuns: 2000 },
    );
  });

  test('a pattern that covers another matches all of its hosts', () => {
    fc.assert(
      fc.property(patterns, patterns, hosts, (wide, narrow, host) => {
        if (patternCovers(wide, narrow) && hostMatches(narrow, host)) {
          expect(hostMatches(wide, host)).toBe(true);
        }
        if (hostMatches(wide, host) && hostMatches(narrow, host)) {
          expect(patternsOverlap(wide, narrow)).toBe(true);
        }
      }),
    );
  });
});
