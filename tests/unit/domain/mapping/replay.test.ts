import { describe, expect, test } from 'vitest';
import { matchWorkItem } from '@/lib/domain/mapping/evaluate';
import { overlapsOf } from '@/lib/domain/mapping/overlaps';
import { replayRule } from '@/lib/domain/mapping/replay';
import type { Rule } from '@/lib/domain/mapping/rule';
import { createRuleIndex } from '@/lib/domain/mapping/rule-index';
import { hostsToPick, valuesToPick } from '@/lib/domain/mapping/seen-values';
import { AT, eq, initiative, issue, rule, TODAY, workItem } from './builders';

const project = rule('A', [eq('projectKey', 'OPS')]);
const replay = (draft: Rule, rules: Rule[], items = [issue('OPS-7', { label: ['ai'] })]) =>
  replayRule(draft, items, { candidates: createRuleIndex(rules).candidates, at: AT, today: TODAY });

describe('US-8.3: trying a rule before it counts', () => {
  test('a page without a link would be linked; other pages are not concerned', () => {
    const [linked, other] = replay(project, [], [issue('OPS-7'), issue('PAY-1')]);
    expect(linked).toMatchObject({ outcome: 'links', after: initiative('A'), applies: true });
    expect(linked?.before).toBeUndefined();
    expect(other).toMatchObject({ outcome: 'no_match', applies: false });
  });

  test('a narrower rule changes what is shown, a broader one leaves it', () => {
    const narrow = rule('B', [eq('projectKey', 'OPS'), eq('label', 'ai')], { status: 'draft' });
    expect(replay(narrow, [project])[0]).toMatchObject({
      outcome: 'changes',
      before: initiative('A'),
      after: initiative('B'),
    });
    expect(replay(project, [{ ...narrow, status: 'active' }])[0]).toMatchObject({
      outcome: 'keeps',
      after: initiative('B'),
    });
  });

  test('two initiatives that would be equal are a conflict, with both names', () => {
    const [row] = replay(rule('B', [eq('projectKey', 'OPS')]), [project]);
    expect(row?.outcome).toBe('conflict');
    expect(row?.tied.sort()).toEqual([initiative('A'), initiative('B')].sort());
  });

  test('what cannot be read is named, and nothing is promised', () => {
    const draft = rule('B', [eq('projectKey', 'OPS'), eq('label', 'ai')]);
    expect(replay(draft, [project], [issue('OPS-7')])[0]).toMatchObject({
      outcome: 'undetermined',
      missing: ['label'],
    });
  });

  test('US-8.4: an exclusion takes the project away, and the pinned issue stays', () => {
    const pin = rule('P', [eq('issueKey', 'OPS-7')], { pin: true, initiativeId: initiative('A') });
    const draft = rule('X', [eq('projectKey', 'OPS'), eq('label', 'ai')], { effect: 'exclude' });
    const rows = replay(
      draft,
      [project, pin],
      [issue('OPS-7', { label: ['ai'] }), issue('OPS-8', { label: ['ai'] }), issue('OPS-9', { label: [] })],
    );
    expect(rows.map(({ outcome }) => outcome)).toEqual(['keeps', 'changes', 'no_match']);
    expect(rows[1]).toMatchObject({ before: initiative('A') });
    expect(rows[1]?.after).toBeUndefined();
  });

  test('a changed rule is compared with its saved version, not with its absence', () => {
    const changed = { ...project, all: [eq('projectKey', 'PAY')] };
    const rows = replay(changed, [project], [issue('OPS-7'), issue('PAY-1')]);
    expect(rows.map(({ outcome }) => outcome)).toEqual(['changes', 'links']);
  });
});

describe('rules that meet', () => {
  test('the standing is what matching says', () => {
    const narrow = rule('B', [eq('projectKey', 'ops'), eq('label', 'ai')]);
    const elsewhere = rule('C', [eq('projectKey', 'PAY')]);
    const exclusion = rule('X', [eq('projectKey', 'OPS')], { effect: 'exclude' });
    const found = overlapsOf(narrow, [project, elsewhere, exclusion, narrow]);
    expect(found.map((one) => [one.rule.name, one.standing])).toEqual([
      ['X', 'survives'], // and A has no effect beside X
    ]);
    expect(overlapsOf(narrow, [project]).map(({ standing }) => standing)).toEqual(['wins']);
    expect(overlapsOf(project, [narrow, exclusion]).map(({ standing }) => standing)).toEqual([
      'removed',
      'loses',
    ]);
    const item = issue('OPS-7', { label: ['ai'] });
    const match = matchWorkItem({
      workItem: item,
      rules: [project, narrow, exclusion],
      at: AT,
      today: TODAY,
    });
    expect(match.primary?.initiativeId).toBe(initiative('B'));
  });

  test('US-8.2: an exclusion for the other initiative ends the tie, and itself concerns only that one', () => {
    const same = rule('B', [eq('projectKey', 'OPS')]);
    const exclusion = rule('X', [eq('projectKey', 'OPS')], {
      effect: 'exclude',
      initiativeId: initiative('A'),
    });
    expect(overlapsOf(same, [project]).map(({ standing }) => standing)).toEqual(['ties']);
    expect(overlapsOf(same, [project, exclusion])).toEqual([]);
    expect(overlapsOf(exclusion, [project, same]).map((one) => [one.rule.name, one.standing])).toEqual([
      ['A', 'removes'],
    ]);
  });

  test('priority and a later start decide between equals; otherwise they tie', () => {
    const same = rule('B', [eq('projectKey', 'OPS')]);
    const standing = (changes: Partial<Rule>) => overlapsOf({ ...same, ...changes }, [project])[0]?.standing;
    expect(standing({})).toBe('ties');
    expect(standing({ priority: 1 })).toBe('wins');
    expect(standing({ priority: -1 })).toBe('loses');
    expect(standing({ validFrom: TODAY })).toBe('wins');
    expect(standing({ initiativeId: initiative('A') })).toBe('joins');
    expect(standing({ hosts: ['*.atlassian.net'] })).toBe('loses');
    expect(standing({ hosts: ['other.example.com'] })).toBeUndefined();
  });
});

test('US-8.1: pick lists hold what was seen first, then what other rules name, each once', () => {
  const known = {
    seen: [issue('OPS-7', { label: ['ai', 'ops'] }), workItem({ spaceKey: 'FIN' }, { tool: 'confluence' })],
    rules: [rule('A', [eq('label', 'ops'), eq('label', 'triage')])],
  };
  expect(valuesToPick('label', 'jira', known)).toEqual(['ai', 'ops', 'triage']);
  expect(valuesToPick('spaceKey', 'confluence', known)).toEqual(['FIN']);
  expect(hostsToPick('jira', known)).toEqual(['acme.atlassian.net']);
});
