import { describe, expect, test } from 'vitest';
import { matchWithParent, matchWorkItem } from '@/lib/domain/mapping/evaluate';
import type { Rule } from '@/lib/domain/mapping/rule';
import type { WorkItem } from '@/lib/domain/work-item';
import { AT, eq, initiative, issue, not, rule, summary, TODAY, workItem } from './builders';

const A = rule('A', [eq('projectKey', 'OPS')]);
const B = rule('B', [eq('label', 'ai')]);

function match(workItem: WorkItem, rules: Rule[], hidden: string[] = []) {
  return matchWorkItem({ workItem, rules, at: AT, today: TODAY, hidden });
}

describe('which rules take part', () => {
  test.each<[string, Partial<Rule>, boolean]>([
    ['a rule without dates', {}, true],
    ['on its first day', { validFrom: '2026-05-03' }, true],
    ['on its last day', { validTo: '2026-05-03' }, true],
    ['the day before its first', { validFrom: '2026-05-04' }, false],
    ['the day after its last', { validTo: '2026-05-02' }, false],
    ['a draft', { status: 'draft' }, false],
    ['a disabled rule', { status: 'disabled' }, false],
    ['an archived rule', { archivedAt: AT }, false],
    ['a rule of another tool', { tool: 'confluence' }, false],
    ['a rule on another site', { hosts: ['other.atlassian.net'] }, false],
    ['a rule one of whose sites matches', { hosts: ['other.atlassian.net', '*.atlassian.net'] }, true],
  ])('%s', (_, changes, applies) => {
    expect(match(issue('OPS-7'), [{ ...A, ...changes }]).primary !== undefined).toBe(applies);
  });

  test.each([['*'], ['*.net'], ['*atlassian.net'], ['https://acme.atlassian.net']])(
    'INV-27: a rule on %s matches nothing, wherever it came from',
    (host) => {
      expect(match(issue('OPS-7'), [{ ...A, hosts: [host] }]).primary).toBeUndefined();
    },
  );
});

describe('ranking', () => {
  test('an exact site beats a wildcard', () => {
    const wide = rule('W', A.all, { hosts: ['*.atlassian.net'] });
    const result = match(issue('OPS-7'), [wide, A]);
    expect(summary(result)).toMatchObject({ primary: 'A', also: ['W'] });
    expect(result.also[0]?.rule.specificity).toBe(11);
  });

  test('the best of the matching sites counts, once', () => {
    const both = rule('A', A.all, {
      hosts: ['*.atlassian.net', 'acme.atlassian.net', 'ACME.atlassian.net.'],
    });
    expect(match(issue('OPS-7'), [both]).primary?.rule.specificity).toBe(12);
  });

  test('priority decides between equal specificities only', () => {
    const low = rule('L', A.all, { priority: -1 });
    const narrow = rule('N', [...A.all, eq('issueType', 'Bug')], { priority: -5 });
    expect(summary(match(issue('OPS-7'), [low, A]))).toMatchObject({ primary: 'A', also: ['L'] });
    expect(summary(match(issue('OPS-7', { issueType: 'Bug' }), [low, A, narrow])).primary).toBe('N');
  });

  test('after priority the later validFrom decides; a rule without one counts as the oldest', () => {
    const march = rule('M', A.all, { validFrom: '2026-03-01' });
    const april = rule('P', A.all, { validFrom: '2026-04-01' });
    expect(summary(match(issue('OPS-7'), [A, march, april]))).toMatchObject({
      primary: 'P',
      also: ['M', 'A'],
    });
  });

  test('two equal rules of one initiative are no conflict', () => {
    const twin = rule('T', A.all, { initiativeId: initiative('A') });
    const result = match(issue('OPS-7'), [twin, A]);
    expect(summary(result)).toMatchObject({ primary: 'A', also: [], conflict: [] });
    expect(result.explanation.losers).toMatchObject([{ name: 'T', reason: 'same_initiative' }]);
  });

  test('what is below a conflict is still listed', () => {
    const C = rule('C', A.all);
    const wide = rule('W', A.all, { hosts: ['*.atlassian.net'] });
    expect(summary(match(issue('OPS-7'), [wide, C, A]))).toMatchObject({
      primary: undefined,
      conflict: ['A', 'C'],
      also: ['W'],
    });
  });
});

describe('exclusions', () => {
  test('an exclusion for one initiative leaves the others alone', () => {
    const C = rule('C', A.all);
    const X = rule('X', A.all, { effect: 'exclude', initiativeId: initiative('A') });
    expect(summary(match(issue('OPS-7'), [A, C, X]))).toMatchObject({ primary: 'C', excludedBy: ['X'] });
  });

  test('an exclusion that removes nothing is explained but not reported as the reason', () => {
    const X = rule('X', A.all, { effect: 'exclude', hosts: ['*.atlassian.net'] });
    const result = match(issue('OPS-7'), [A, X]);
    expect(summary(result)).toMatchObject({ primary: 'A', excludedBy: [] });
    expect(result.explanation.exclusions).toMatchObject([{ name: 'X', specificity: 11 }]);
  });

  test('an exclusion that cannot be decided is reported and removes nothing', () => {
    const X = rule('X', [...A.all, eq('label', 'no-ai')], { effect: 'exclude' });
    expect(summary(match(issue('OPS-7'), [A, X]))).toMatchObject({
      primary: 'A',
      undetermined: ['X: label'],
      excludedBy: [],
    });
  });

  test('US-8.4: an exclusion on a label removes the project match but not a pinned issue', () => {
    const X = rule('X', [eq('label', 'no-ai')], { effect: 'exclude' });
    const pin = rule('P', [eq('issueKey', 'OPS-7')], { pin: true });
    const labels = { label: ['no-ai'] };
    expect(summary(match(issue('OPS-8', labels), [A, X, pin]))).toMatchObject({
      primary: undefined,
      excludedBy: ['X'],
    });
    expect(summary(match(issue('OPS-7', labels), [A, X, pin]))).toMatchObject({
      primary: 'P',
      excludedBy: ['X'],
    });
  });
});

describe('the explanation', () => {
  test('US-2.4: a label that could not be read names the rule that could not be decided', () => {
    const result = match(issue('OPS-7'), [A, B]);
    expect(result.undetermined).toMatchObject([
      { name: 'B', missing: ['label'], conditions: [{ field: 'label', result: 'unknown' }] },
    ]);
    expect(result.explanation.undetermined).toEqual(result.undetermined);
  });

  test('US-2.4: a rule that one readable field refutes is not called undecided', () => {
    const refuted = rule('R', [eq('projectKey', 'PAY'), not(eq('label', 'ai'))]);
    expect(match(issue('OPS-7'), [refuted]).undetermined).toEqual([]);
  });

  test('it holds everything that was looked at', () => {
    const X = rule('X', [eq('issueType', 'Bug')], { effect: 'exclude', initiativeId: initiative('C') });
    const C = rule('C', A.all);
    const page = issue('OPS-7', { issueType: 'Bug' });
    const { explanation } = match(page, [A, B, C, X]);
    expect(explanation).toMatchObject({
      context: [
        { field: 'issueKey', value: 'OPS-7', source: 'url' },
        { field: 'issueType', value: 'Bug', source: 'url' },
        { field: 'projectKey', value: 'OPS', source: 'url' },
      ],
      winner: {
        name: 'A',
        version: 1,
        specificity: 12,
        conditions: [
          { field: 'projectKey', op: 'eq', expected: 'OPS', observed: 'OPS', source: 'url', result: 'true' },
        ],
      },
      losers: [{ name: 'C', reason: 'excluded', removedBy: [X.id] }],
      exclusions: [{ name: 'X', specificity: 52 }],
      undetermined: [{ name: 'B', missing: ['label'] }],
      adapter: page.adapter,
      at: AT,
    });
  });

  test('a tie has losers and no winner', () => {
    const { explanation } = match(issue('OPS-7'), [A, rule('C', A.all)]);
    expect(explanation.winner).toBeUndefined();
    expect(explanation.losers.map(({ reason }) => reason)).toEqual(['tie', 'tie']);
  });
});

describe('hiding on this device', () => {
  test('the next best initiative moves up and the hidden one is reported', () => {
    const result = match(issue('OPS-7', { label: ['ai'] }), [A, B], [initiative('B')]);
    expect(summary(result)).toMatchObject({ primary: 'A', also: [], conflict: [] });
    expect(result.hidden).toMatchObject([{ initiativeId: initiative('B'), rule: { name: 'B' } }]);
    expect(result.explanation.losers).toMatchObject([{ name: 'B', reason: 'hidden' }]);
  });

  test('hiding one of two tied initiatives ends the conflict', () => {
    const result = match(issue('OPS-7'), [A, rule('C', A.all)], [initiative('C')]);
    expect(summary(result)).toMatchObject({ primary: 'A', conflict: [] });
  });

  test('an undecided rule of a hidden initiative stays out of sight, an undecided exclusion does not', () => {
    const X = rule('X', B.all, { effect: 'exclude', initiativeId: initiative('B') });
    const result = match(issue('OPS-7'), [B, X], [initiative('B')]);
    expect(summary(result).undetermined).toEqual(['X: label']);
    expect(result.explanation.undetermined).toHaveLength(2);
  });
});

describe('the parent', () => {
  const epic = { key: 'OPS-1', kind: 'issue', label: 'OPS-1' } as const;
  const child: WorkItem = { ...issue('OPS-7'), parent: { ...epic, fields: issue('OPS-1').fields } };

  test('is matched on its own and changes nothing about the work item', () => {
    const onEpic = rule('C', [eq('issueKey', 'OPS-1')]);
    const input = { rules: [A, onEpic], at: AT, today: TODAY };
    const { own, parent } = matchWithParent({ ...input, workItem: child });
    expect(own).toEqual(matchWorkItem({ ...input, workItem: issue('OPS-7') }));
    expect(parent).toMatchObject({ ...epic, result: { primary: { initiativeId: initiative('C') } } });
  });

  test('is absent where the work item has none', () => {
    expect(
      matchWithParent({ workItem: issue('OPS-7'), rules: [A], at: AT, today: TODAY }),
    ).not.toHaveProperty('parent');
  });
});

test('threat 28: a work item whose host is not one matches nothing', () => {
  const forged = workItem({ projectKey: 'OPS' }, { host: 'acme.atlassian.net/@evil.example' });
  expect(match(forged, [A]).primary).toBeUndefined();
});
