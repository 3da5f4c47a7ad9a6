import { describe, expect, test } from 'vitest';
import { canActivate } from '@/lib/domain/mapping/can-activate';
import type { Rule } from '@/lib/domain/mapping/rule';
import { eq, issue, lintContext, rule } from './builders';

const A = rule('A', [eq('projectKey', 'OPS')], { status: 'draft' });
const browse = (key: string) => `https://acme.atlassian.net/browse/${key}`;

/** Recognises issues by their address alone. */
function recognise(url: string) {
  const key = /\/browse\/([A-Z]+-\d+)$/.exec(url)?.[1];
  return key === undefined ? undefined : issue(key);
}

function activate(one: Rule, others: Rule[] = []) {
  return canActivate(one, lintContext([one, ...others]), recognise);
}

describe('INV-28: a rule becomes active only when its tests pass and lint has no error', () => {
  test('both are fulfilled', () => {
    const tests: Rule['tests'] = [
      { url: browse('OPS-7'), expect: 'match' },
      { url: browse('PAY-1'), expect: 'no_match' },
      { url: 'https://acme.atlassian.net/people', expect: 'no_match' },
    ];
    expect(activate({ ...A, tests })).toEqual({ ok: true, failedTests: [], errors: [], warnings: [] });
  });

  test('each failing test is returned with what happened', () => {
    const tests: Rule['tests'] = [
      { url: browse('PAY-1'), expect: 'match' },
      { url: browse('OPS-7'), expect: 'match' },
      { url: browse('OPS-8'), expect: 'no_match' },
      { url: 'https://acme.atlassian.net/people', expect: 'match' },
    ];
    const { ok, failedTests } = activate({ ...A, tests });
    expect(ok).toBe(false);
    expect(failedTests).toEqual([
      { index: 0, url: browse('PAY-1'), expect: 'match', got: 'no_match', missing: [] },
      { index: 2, url: browse('OPS-8'), expect: 'no_match', got: 'match', missing: [] },
      {
        index: 3,
        url: 'https://acme.atlassian.net/people',
        expect: 'match',
        got: 'not_recognised',
        missing: [],
      },
    ]);
  });

  test('a test that cannot be decided fails either way and names the field', () => {
    const labelled = { ...A, all: [...A.all, eq('label', 'ai')] };
    for (const expected of ['match', 'no_match'] as const) {
      const { failedTests } = activate({ ...labelled, tests: [{ url: browse('OPS-7'), expect: expected }] });
      expect(failedTests).toMatchObject([{ got: 'undetermined', missing: ['label'] }]);
    }
    const refuted = activate({ ...labelled, tests: [{ url: browse('PAY-7'), expect: 'no_match' }] });
    expect(refuted.ok).toBe(true);
  });

  test('the recorded context of a page decides what its address cannot', () => {
    const labelled = {
      ...A,
      all: [...A.all, eq('label', 'ai')],
      tests: [{ url: browse('OPS-7'), expect: 'match' as const }],
    };
    const recorded = () => issue('OPS-7', { label: ['ai'] });
    expect(canActivate(labelled, lintContext([labelled]), recorded).ok).toBe(true);
  });

  test('what was read when a test was kept decides it on a device that has never seen the page', () => {
    const fields = (label: string[]) => ({ label: { value: label, source: 'dom' as const } });
    const labelled = { ...A, all: [...A.all, eq('label', 'ai')] };
    const tests: Rule['tests'] = [
      { url: browse('OPS-7'), expect: 'match', fields: fields(['ai']) },
      { url: browse('OPS-8'), expect: 'no_match', fields: fields([]) },
    ];
    expect(activate({ ...labelled, tests })).toMatchObject({ ok: true, failedTests: [] });
    const other = { ...A, all: [...A.all, eq('label', 'night')] };
    expect(activate({ ...other, tests }).failedTests).toMatchObject([{ index: 0, got: 'no_match' }]);
    // A test of the rule has one outcome for everybody, whatever became of the page since.
    const changed = (url: string) => issue(url.endsWith('7') ? 'OPS-7' : 'OPS-8', { label: ['gone'] });
    const rule = { ...labelled, tests };
    expect(canActivate(rule, lintContext([rule]), changed).ok).toBe(true);
  });

  test('a lint error forbids it, a warning does not', () => {
    const tie = rule('D', A.all);
    expect(activate(A, [tie])).toMatchObject({ ok: false, errors: [{ code: 'tie' }] });
    const labelled = rule('B', [...A.all, eq('label', 'ai')]);
    expect(activate(A, [labelled])).toMatchObject({
      ok: true,
      errors: [],
      warnings: [{ code: 'over_broad' }],
    });
  });

  test('US-8.2: priority, another condition or an exclusion are ways out of a tie', () => {
    const D = rule('D', A.all);
    expect(activate({ ...A, priority: 1 }, [D]).ok).toBe(true);
    expect(activate({ ...A, all: [...A.all, eq('label', 'ai')] }, [D]).ok).toBe(true);
    const X = rule('X', A.all, { effect: 'exclude', initiativeId: D.initiativeId ?? '' });
    expect(activate(A, [D, X]).ok).toBe(true);
  });

  test("what other rules say does not change a rule's own tests", () => {
    const X = rule('X', A.all, { effect: 'exclude' });
    const tests: Rule['tests'] = [{ url: browse('OPS-7'), expect: 'match' }];
    expect(activate({ ...A, tests }, [X]).failedTests).toEqual([]);
  });
});
