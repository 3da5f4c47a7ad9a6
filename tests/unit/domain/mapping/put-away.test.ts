import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchWorkItem } from '@/lib/domain/mapping/evaluate';
import { lintRules } from '@/lib/domain/mapping/lint';
import { nearRules } from '@/lib/domain/mapping/near-rules';
import { broughtBack, putAway, ruleStanding, ruleState } from '@/lib/domain/mapping/put-away';
import { changedFields } from '@/lib/domain/mapping/rule-history';
import { ruleKeys } from '@/lib/domain/mapping/rule-index';
import { matchingTies } from '@/lib/domain/mapping/rule-ties';
import { mergeRecords } from '@/lib/domain/record-merge';
import { scenarios } from './arbitraries';
import { AT, eq, rule, ulid } from './builders';

const LATER = '2026-05-04T08:00:00.000Z';
const one = rule('A', [eq('projectKey', 'OPS')]);

describe('a rule that was put away', () => {
  test('matches nothing, is said nothing of, and says nothing about others, whatever it is', () => {
    let told = 0;
    fc.assert(
      fc.property(scenarios, ({ workItem, rules, today }) => {
        const twins = rules.map((other, at) => putAway({ ...other, id: ulid(`AWAY${at}`) }, AT));
        // Also one that an older version of the product has switched on.
        const odd = twins.map((away) => ({
          ...away,
          id: `${away.id.slice(0, -1)}Z`,
          status: 'active' as const,
        }));
        const all = [...rules, ...twins, ...odd];
        const input = { workItem, at: AT, today };
        expect(matchWorkItem({ ...input, rules: all })).toEqual(matchWorkItem({ ...input, rules }));
        expect(nearRules(workItem, all, today)).toEqual(nearRules(workItem, rules, today));
        expect(matchingTies(all)).toEqual(matchingTies(rules));
        for (const away of [...twins, ...odd]) expect(ruleKeys(away)).toEqual([]);
        const initiativeIds: string[] = [];
        for (const lone of rules) {
          const found = lintRules(lone, { rules, initiativeIds, today });
          told += found.length;
          expect(lintRules(lone, { rules: all, initiativeIds, today })).toEqual(found);
        }
      }),
    );
    expect(told).toBeGreaterThan(50);
  });

  test('comes back as it was, switched off; a draft stays a draft', () => {
    expect(broughtBack(putAway(one, LATER))).toEqual({ ...one, status: 'disabled' });
    const draft = rule('B', [], { status: 'draft' });
    expect(broughtBack(putAway(draft, LATER))).toEqual(draft);
    expect([ruleState(one), ruleState(putAway(one, LATER)), ruleState(draft)]).toEqual([
      ...['active', 'archived', 'draft'],
    ]);
    expect(changedFields(one, putAway(one, LATER))).toEqual(['status', 'archivedAt']);
    expect(changedFields(putAway(draft, AT), putAway(draft, LATER))).toEqual([]);
  });

  test('wins over a change that somebody else made meanwhile, which is kept as the other version', () => {
    const away = { ...putAway(one, LATER), at: LATER, by: 'boss', version: 2 };
    const changed = { ...one, name: 'Renamed', at: LATER, by: 'other', version: 2 };
    for (const [mine, theirs] of [
      [away, changed],
      [changed, away],
    ] as const) {
      const { fields, alternatives } = mergeRecords('rule', one, mine, theirs);
      expect(fields).toMatchObject({ archivedAt: LATER, status: 'disabled' });
      expect(alternatives).toMatchObject([{ field: '*', value: { name: 'Renamed' } }]);
    }
    // Alone it is taken like any other change.
    expect(mergeRecords('rule', one, one, away)).toEqual({ fields: away, alternatives: [] });
  });
});

test('a rule that is switched on is in effect only within its dates, and no longer when it was put away', () => {
  const dated = { ...one, status: 'active' as const, validFrom: '2026-03-01', validTo: '2026-04-30' };
  expect(ruleStanding(dated, '2026-02-28')).toBe('upcoming');
  expect(ruleStanding(dated, '2026-03-01')).toBe('active');
  expect(ruleStanding(dated, '2026-04-30')).toBe('active');
  expect(ruleStanding(dated, '2026-05-01')).toBe('ended');
  expect(ruleStanding({ ...dated, status: 'draft' }, '2026-05-01')).toBe('draft');
  expect(ruleStanding(putAway(dated, AT), '2026-05-01')).toBe('archived');
});
