import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchWorkItem } from '@/lib/domain/mapping/evaluate';
import { impossibleFields } from '@/lib/domain/mapping/impossible';
import { type LintContext, lintRules } from '@/lib/domain/mapping/lint';
import type { Condition, Rule } from '@/lib/domain/mapping/rule';
import type { WorkItem } from '@/lib/domain/work-item';
import { scenarios } from './arbitraries';
import { AT, eq, initiative, lintContext, not, rule, TODAY } from './builders';

const A = rule('A', [eq('projectKey', 'OPS')]);
const LABELLED = rule('B', [eq('projectKey', 'OPS'), eq('label', 'ai')]);

function codes(one: Rule, others: Rule[] = [], changes: Partial<LintContext> = {}): string[] {
  return lintRules(one, lintContext([one, ...others], changes)).map(({ level, code }) => `${level} ${code}`);
}

test('a plain rule has no findings', () => {
  expect(codes(A)).toEqual([]);
});

describe('INV-27: sites and conditions', () => {
  test('a rule needs a site', () => {
    expect(codes({ ...A, hosts: [] })).toEqual(['error no_hosts']);
  });

  test('each site must be one, and the finding says which is not and why', () => {
    const findings = lintRules({ ...A, hosts: ['*', 'acme.atlassian.net', '*.co.uk'] }, lintContext([A]));
    expect(findings).toEqual([
      { level: 'error', code: 'bad_host', values: { host: '*', problem: 'bare_wildcard' } },
      { level: 'error', code: 'bad_host', values: { host: '*.co.uk', problem: 'public_suffix' } },
    ]);
  });

  test('a rule needs a condition besides its site, except on generic sites', () => {
    expect(codes({ ...A, all: [] })).toEqual(['error no_condition']);
    expect(codes({ ...A, all: [], tool: 'generic' })).toEqual([]);
  });
});

describe('whose site it is', () => {
  test.each([
    ['*.atlassian.net', 'warning host_over_broad'],
    ['*.service-now.com', 'warning host_over_broad'],
    ['haldenfreight.evilatlassian.net', 'warning host_lookalike'],
    ['*.evilatlassian.net', 'warning host_lookalike'],
  ])('US-8.2: %s is told, and keeps nobody from activating', (host, finding) => {
    expect(codes({ ...A, hosts: [host] })).toEqual([finding]);
  });

  test.each(['haldenfreight.atlassian.net', '*.example.com', 'jira', '[::1]:8080'])(
    '%s is nobody else’s',
    (host) => {
      expect(codes({ ...A, hosts: [host] })).toEqual([]);
    },
  );
});

describe('rules that cannot work', () => {
  test('an include needs an initiative that exists, an exclusion does not need one', () => {
    const { initiativeId: _, ...orphan } = A;
    expect(codes(orphan as Rule)).toEqual(['error include_without_initiative']);
    expect(codes({ ...(orphan as Rule), effect: 'exclude' })).toEqual([]);
    expect(codes(A, [], { initiativeIds: [] })).toEqual(['error unknown_initiative']);
  });

  test('a field that this version does not know is named', () => {
    const findings = lintRules({ ...A, all: [eq('colour', 'red')] }, lintContext([A]));
    expect(findings).toEqual([{ level: 'error', code: 'unknown_field', values: { field: 'colour' } }]);
  });

  test('a state changes, so it cannot say what belongs where', () => {
    expect(codes({ ...A, all: [eq('status', 'Done')] })).toContain('error recipe_only_field');
  });

  test.each<[Condition, boolean]>([
    [{ field: 'issueKey', op: 'starts_with', value: 'OPS-' }, true],
    [{ field: 'issueKey', op: 'contains', value: 'OPS' }, true],
    [{ field: 'epicKey', op: 'contains', value: 'OPS' }, true],
    [{ field: 'issueKey', op: 'in', value: ['OPS-1', 'OPS-2'] }, false],
    [{ field: 'issueType', op: 'contains', value: 'Bug' }, false],
    [not({ field: 'issueKey', op: 'starts_with', value: 'OPS-' }), false],
  ])('a part of a key must not weigh like a whole one: %j', (condition, refused) => {
    expect(codes({ ...A, all: [condition] }).includes('error partial_key')).toBe(refused);
  });

  test.each<[string, Rule['tool'], Condition[], string[]]>([
    ['an empty list', 'jira', [{ field: 'projectKey', op: 'in', value: [] }], ['projectKey']],
    ['two projects', 'jira', [eq('projectKey', 'OPS'), eq('projectKey', 'PAY')], ['projectKey']],
    ['one project in two spellings', 'jira', [eq('projectKey', 'OPS'), eq('projectKey', 'ops')], []],
    ['two labels', 'jira', [eq('label', 'a'), eq('label', 'b')], []],
    ['a label and its negation', 'jira', [eq('label', 'a'), not(eq('label', 'a'))], ['label']],
    [
      'a value and its negation',
      'jira',
      [eq('issueType', 'Bug'), not(eq('issueType', 'Bug'))],
      ['issueType'],
    ],
    [
      'a list of which one value is left',
      'jira',
      [{ field: 'issueType', op: 'in', value: ['Bug', 'Story'] }, not(eq('issueType', 'Bug'))],
      [],
    ],
    [
      'a list of which nothing is left',
      'jira',
      [
        { field: 'issueType', op: 'in', value: ['Bug', 'Story'] },
        not({ field: 'issueType', op: 'in', value: ['Story', 'Bug', 'Task'] }),
      ],
      ['issueType'],
    ],
    ['an issue of the project', 'jira', [eq('projectKey', 'ops'), eq('issueKey', 'OPS-7')], []],
    [
      'an issue of another project',
      'jira',
      [eq('projectKey', 'PAY'), eq('issueKey', 'OPS-7')],
      ['projectKey'],
    ],
    [
      'an issue of a negated project',
      'jira',
      [not(eq('projectKey', 'OPS')), eq('issueKey', 'OPS-7')],
      ['projectKey'],
    ],
    [
      'two beginnings that agree',
      'generic',
      [
        { field: 'pathPrefix', op: 'starts_with', value: '/a' },
        { field: 'pathPrefix', op: 'starts_with', value: '/a/b' },
        not({ field: 'pathPrefix', op: 'starts_with', value: '/a/b/c' }),
      ],
      [],
    ],
    [
      'two beginnings that differ',
      'generic',
      [
        { field: 'pathPrefix', op: 'starts_with', value: '/a' },
        { field: 'pathPrefix', op: 'starts_with', value: '/ab' },
      ],
      ['pathPrefix'],
    ],
    [
      'a beginning that is also excluded',
      'confluence',
      [
        { field: 'titlePrefix', op: 'starts_with', value: 'AI: plan' },
        not({ field: 'titlePrefix', op: 'starts_with', value: 'AI' }),
      ],
      ['titlePrefix'],
    ],
  ])('impossible conditions: %s', (_, tool, all, fields) => {
    expect(impossibleFields({ tool, all })).toEqual(fields);
    const findings = lintRules({ ...A, tool, all }, lintContext([A]));
    expect(
      findings.filter(({ code }) => code === 'impossible_condition').map(({ values }) => values.field),
    ).toEqual(fields);
  });

  test('a rule called impossible applies to no work item', () => {
    fc.assert(
      fc.property(scenarios, ({ workItem, rules, today }) => {
        const impossible = rules.filter((one) => impossibleFields(one).length > 0);
        const shown = { ...workItem, fields: withItsProject(workItem.fields) };
        const { explanation } = matchWorkItem({ workItem: shown, rules: impossible, at: AT, today });
        expect(
          [explanation.winner, ...explanation.losers, ...explanation.exclusions].filter(Boolean),
        ).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  test('a condition stated twice counts twice, which is pointed out', () => {
    const twice = [eq('projectKey', 'OPS'), { field: 'projectKey', op: 'in' as const, value: ['ops'] }];
    expect(codes({ ...A, all: twice })).toEqual(['warning repeated_condition']);
    expect(codes({ ...A, all: [eq('label', 'a'), eq('label', 'b')] })).toEqual([]);
    expect(codes({ ...A, all: [eq('label', 'a'), eq('label', 'A')] })).toEqual([]);
  });

  test('a validity that ends before it begins', () => {
    expect(codes({ ...A, validFrom: '2026-05-04', validTo: '2026-05-03' })).toEqual([
      'error impossible_validity',
    ]);
    expect(codes({ ...A, validTo: '2026-05-02' })).toEqual(['warning expired']);
    expect(codes({ ...A, validTo: TODAY })).toEqual([]);
  });
});

describe('ties with another initiative', () => {
  const D = rule('D', [eq('projectKey', 'ops')]);
  const isTie = (one: Rule, others: Rule[]) => codes(one, others).includes('error tie');

  test('are found whatever the order and spelling of the conditions', () => {
    expect(isTie(A, [D])).toBe(true);
    expect(isTie(LABELLED, [rule('C', [eq('label', 'ai'), eq('projectKey', 'ops')])])).toBe(true);
    expect(isTie(LABELLED, [rule('C', [eq('label', 'AI'), eq('projectKey', 'OPS')])])).toBe(false);
    expect(lintRules(A, lintContext([A, D])).find(({ code }) => code === 'tie')?.values).toEqual({
      ruleId: D.id,
      initiativeId: initiative('D'),
    });
  });

  test('are found where lists of values overlap', () => {
    const both = rule('C', [{ field: 'projectKey', op: 'in', value: ['PAY', 'OPS'] }]);
    expect(isTie(A, [both])).toBe(true);
    expect(isTie({ ...A, all: [eq('projectKey', 'HR')] }, [both])).toBe(false);
  });

  test.each<[string, Partial<Rule>]>([
    ['the same initiative', { initiativeId: initiative('A') }],
    ['another priority', { priority: 1 }],
    ['a later validFrom', { validFrom: '2026-01-01' }],
    ['another site', { hosts: ['other.atlassian.net'] }],
    ['a wildcard against an exact site', { hosts: ['*.atlassian.net'] }],
    ['a rule that is not active', { status: 'draft' }],
    ['another condition', { all: [eq('projectKey', 'OPS'), eq('label', 'ai')] }],
    ['an exclusion', { effect: 'exclude' }],
  ])('are none: %s', (_, changes) => {
    expect(isTie(A, [{ ...D, ...changes }])).toBe(false);
  });

  test('are none in different times', () => {
    const past = { ...D, validTo: '2026-04-30' };
    expect(isTie(A, [past])).toBe(true);
    expect(isTie({ ...A, validFrom: '2026-05-01' }, [{ ...past, validFrom: '2026-04-01' }])).toBe(false);
  });

  test('are settled by an exclusion that takes one side out wherever they tie', () => {
    const X = rule('X', A.all, { effect: 'exclude', initiativeId: initiative('D') });
    expect(isTie(A, [D, X])).toBe(false);
    expect(isTie(A, [D, { ...X, hosts: ['*.atlassian.net'] }])).toBe(true); // weaker than both
    expect(isTie(A, [D, { ...X, all: [...X.all, eq('label', 'ai')] }])).toBe(true); // on labelled issues only
    expect(isTie(A, [D, { ...X, initiativeId: initiative('Z') }])).toBe(true);
  });

  test('a tie on one of several shared sites is a tie', () => {
    const wide = { ...D, hosts: ['*.atlassian.net', 'acme.atlassian.net'] };
    expect(isTie({ ...A, hosts: ['*.atlassian.net'] }, [wide])).toBe(true);
  });
});

describe('rules that may work', () => {
  test('a site without permission, where permissions are known', () => {
    const wide = { ...A, hosts: ['*.acme.example', 'jira.example.com'] };
    expect(codes(wide)).toEqual([]);
    const permittedHosts = ['*.acme.example'];
    const findings = lintRules(wide, lintContext([A], { permittedHosts }));
    expect(findings).toEqual([
      { level: 'warning', code: 'host_without_permission', values: { host: 'jira.example.com' } },
    ]);
    expect(codes(wide, [], { permittedHosts: ['acme.atlassian.net', 'jira.example.com'] })).toEqual([
      'warning host_without_permission',
    ]);
  });

  test('a duplicate', () => {
    const twin = rule('T', A.all, { initiativeId: initiative('A') });
    expect(codes(A, [twin])).toEqual(['warning duplicate']);
  });

  test.each<[string, Rule, boolean]>([
    ['an equal rule with a higher priority', rule('S', A.all, { priority: 1 }), true],
    ['an equal rule with a later start', rule('S', A.all, { validFrom: '2026-01-01' }), false],
    ['an exclusion that is as specific', rule('S', A.all, { effect: 'exclude' }), true],
    [
      'an exclusion of another initiative',
      rule('S', A.all, { effect: 'exclude', initiativeId: initiative('Z') }),
      false,
    ],
    ['an exclusion on a label', rule('S', LABELLED.all, { effect: 'exclude' }), false],
    ['a broader exclusion', rule('S', A.all, { effect: 'exclude', hosts: ['*.atlassian.net'] }), false],
    ['an exclusion that ends', rule('S', A.all, { effect: 'exclude', validTo: '2027-01-01' }), false],
    [
      'an exclusion on a list with this project',
      rule('S', [{ field: 'projectKey', op: 'in', value: ['PAY', 'ops'] }], { effect: 'exclude' }),
      true,
    ],
  ])('shadowed by %s', (_, other, shadowed) => {
    expect(codes(A, [other]).includes('warning shadowed')).toBe(shadowed);
  });

  test('a shadowed rule never wins against the rule that shadows it', () => {
    let seen = 0;
    fc.assert(
      fc.property(scenarios, ({ workItem, rules, today }) => {
        for (const one of rules.filter(({ status }) => status === 'active')) {
          const found = lintRules(one, lintContext(rules)).filter(({ code }) => code === 'shadowed');
          for (const { values } of found) {
            const pair = rules.filter(({ id }) => id === one.id || id === values.ruleId);
            const item = withProjectOfKey(workItem);
            const { primary, conflict } = matchWorkItem({ workItem: item, rules: pair, at: AT, today });
            if (one.effect === 'include') {
              expect(primary?.rule.ruleId).not.toBe(one.id);
              expect(conflict).toEqual([]);
              seen += 1;
            }
          }
        }
      }),
      { numRuns: 1000 },
    );
    expect(seen).toBeGreaterThan(15);
  });

  test('two active rules in conflict on equal conditions are linted as a tie', () => {
    let seen = 0;
    fc.assert(
      fc.property(scenarios, ({ workItem, rules, today }) => {
        const { conflict } = matchWorkItem({ workItem, rules, at: AT, today });
        const [one, other] = conflict.map(({ rule }) => rules.find(({ id }) => id === rule.ruleId));
        if (!one || !other || JSON.stringify(one.all) !== JSON.stringify(other.all)) return;
        const found = lintRules(one, lintContext(rules)).filter(({ code }) => code === 'tie');
        expect(found.map(({ values }) => values.ruleId)).toContain(other.id);
        seen += 1;
      }),
      { numRuns: 1000 },
    );
    expect(seen).toBeGreaterThan(10);
  });

  test('a bare project, table or space is over-broad only where other initiatives are mapped', () => {
    expect(codes(A, [LABELLED])).toEqual(['warning over_broad']);
    expect(codes(LABELLED, [A])).toEqual([]);
    expect(codes(A, [{ ...LABELLED, initiativeId: initiative('A') }])).toEqual([]);
    expect(codes(A, [rule('P', [eq('projectKey', 'PAY')])])).toEqual([]);
    expect(codes(A, [rule('P', [eq('issueKey', 'PAY-1')])])).toEqual([]);
    expect(codes(A, [rule('P', [eq('issueKey', 'OPS-1')])])).toEqual(['warning over_broad']);
    expect(codes(A, [rule('P', [eq('label', 'ai')])])).toEqual(['warning over_broad']);
    expect(codes({ ...A, all: [not(eq('label', 'x'))] }, [LABELLED])).toEqual(['warning over_broad']);
    expect(codes({ ...A, effect: 'exclude' }, [LABELLED])).toEqual([]);
  });

  test('no match for 30 days is said only of rules that had the chance', () => {
    const old = { ...A, at: '2026-04-03T08:00:00.000Z' };
    expect(codes(old)).toEqual([]);
    expect(codes(old, [], { matchCounts30d: {} })).toEqual(['warning no_match_30_days']);
    expect(codes(old, [], { matchCounts30d: { [A.id]: 1 } })).toEqual([]);
    expect(codes({ ...old, at: '2026-04-04T08:00:00.000Z' }, [], { matchCounts30d: {} })).toEqual([]);
    expect(codes({ ...old, validFrom: '2026-05-01' }, [], { matchCounts30d: {} })).toEqual([]);
    expect(codes({ ...old, status: 'draft' }, [], { matchCounts30d: {} })).toEqual([]);
  });

  test('more than 50 active rules on a site', () => {
    const others = (count: number) =>
      Array.from({ length: count }, (_, at) => rule(`R${at}`, [eq('issueKey', `PAY-${at}`)]));
    expect(codes(A, others(49))).toEqual([]);
    const findings = lintRules(A, lintContext([A, ...others(50)]));
    expect(findings).toEqual([
      { level: 'warning', code: 'too_many_rules', values: { host: 'acme.atlassian.net', rules: 51 } },
    ]);
  });
});

/** The fields as a real page has them: an issue is in the project that its key names. */
function withItsProject(fields: WorkItem['fields']): WorkItem['fields'] {
  const key = fields.issueKey?.value;
  if (typeof key !== 'string') return fields;
  return { ...fields, projectKey: { value: key.split('-')[0] ?? '', source: 'url' } };
}

/** As every page has it: the project is read from the issue's key, so lint may conclude the one from the other. */
function withProjectOfKey(workItem: WorkItem): WorkItem {
  const key = workItem.fields.issueKey;
  if (workItem.tool !== 'jira' || typeof key?.value !== 'string') return workItem;
  const projectKey = { ...key, value: key.value.slice(0, key.value.lastIndexOf('-')) };
  return { ...workItem, fields: { ...workItem.fields, projectKey } };
}
