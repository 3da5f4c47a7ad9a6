import { describe, expect, it } from 'vitest';
import { REGISTER, UNKNOWN_CLAIMS } from './register.mjs';
import { idsIn, judge, titlesIn } from './scan.mjs';

describe('the register', () => {
  it('has every id of the design once', () => {
    const counts = Object.fromEntries(REGISTER.map(({ name, rules }) => [name, rules.length]));
    expect(counts).toEqual({
      Invariants: 34,
      Criteria: 21,
      'Vanity rules': 10,
      'Evidence requirements': 12,
      Stories: 56,
      'Mapping vectors': 9,
      'Progress vectors': 10,
      Threats: 40,
      Faults: 59,
    });
    const ids = REGISTER.flatMap((family) => family.rules.map((rule) => rule.id));
    expect(new Set(ids).size).toBe(251);
    expect(ids.flatMap(idsIn)).toEqual(ids);
  });

  it('claims nothing that is not in it', () => expect(UNKNOWN_CLAIMS).toEqual([]));
});

describe('ids in titles', () => {
  it.each([
    ['INV-1 refuses an owner from IT', ['INV-1']],
    ['INV-1, INV-2: owners', ['INV-1', 'INV-2']],
    ['INV-18 to INV-20', ['INV-18', 'INV-20', 'INV-19']],
    ['US-10.7 and US-1.1', ['US-10.7', 'US-1.1']],
    ['P2-INSIDE is proven (V4)', ['P2-INSIDE', 'V4']],
    ['ACC-1 and ACCT-1', ['ACC-1', 'ACCT-1']],
    ['threats 18, 21: nothing to find', ['threat 18', 'threat 21']],
    ['Threat 3', ['threat 3']],
    [
      'mapping vectors 1-3 and progress vector 10',
      ['mapping vector 1', 'mapping vector 2', 'mapping vector 3', 'progress vector 10'],
    ],
    ['faults 2, 4 and 5', ['fault 2', 'fault 4', 'fault 5']],
    ['PAY-7 of INV-TRIAGE in version 12, by default 3, XP1-X', []],
  ])('%s', (title, ids) => expect(idsIn(title)).toEqual(ids));
});

describe('titles of a file', () => {
  it('are those of suites and tests, with the fixed parts of a built one', () => {
    const code = `describe('a', () => { it.each(rows)('b %s', f); test(\`c \${x} d\`, f); test.describe('e', f); other('f') })`;
    expect(titlesIn('a.test.ts', code)).toEqual(['a', 'b %s', 'c … d', 'e']);
  });

  it('leave out what is switched off', () => {
    const code =
      "it.skip('a', f); describe.skip('b', () => { it('c', f) }); it.todo('d'); test('e', () => test.skip(!x, 'f'))";
    expect(titlesIn('a.test.ts', code)).toEqual(['e']);
  });

  it('include the names of measurements', () => {
    expect(
      titlesIn('a.bench.mjs', "export const run = () => [{ name: 'US-1.1 soft navigation', value: 1 }]"),
    ).toEqual(['US-1.1 soft navigation']);
  });
});

describe('the judgement', () => {
  const register = [
    {
      name: 'A',
      rules: [
        { id: 'INV-1', title: '', claimed: true },
        { id: 'INV-2', title: '', claimed: true },
        { id: 'INV-3', title: '', claimed: false },
      ],
    },
  ];

  it('names claims without test, tests without claim, and ids that do not exist', () => {
    const { untested, unclaimed, unknown } = judge(register, { 'a.test.ts': ['INV-2', 'INV-3 and INV-99'] });
    expect({ untested, unclaimed, unknown }).toEqual({
      untested: ['INV-1'],
      unclaimed: ['INV-3'],
      unknown: ['INV-99'],
    });
  });
});
