import fc from 'fast-check';
import { expect, test } from 'vitest';
import { matchWorkItem } from '@/lib/domain/mapping/evaluate';
import type { MatchResult } from '@/lib/domain/mapping/rule';
import { createRuleIndex } from '@/lib/domain/mapping/rule-index';
import { conditions, ruleSets, scenarios } from './arbitraries';
import { AT, not, rule, ulid } from './builders';
import { oracle } from './oracle';

const RUNS = { numRuns: 1000 };

function initiatives(result: MatchResult): string[] {
  return [...(result.primary ? [result.primary] : []), ...result.conflict, ...result.also].map(
    ({ initiativeId }) => initiativeId,
  );
}

test('matching gives what a plain reading of the evaluation steps gives', () => {
  const seen = { primary: 0, conflict: 0, also: 0, excludedBy: 0, undetermined: 0 };
  fc.assert(
    fc.property(scenarios, ({ workItem, rules, today, hidden }) => {
      const result = matchWorkItem({ workItem, rules, at: AT, today, hidden });
      const expected = oracle(workItem, rules, today, hidden);
      expect({
        primary: result.primary?.initiativeId,
        primaryPoints: result.primary?.rule.specificity,
        conflict: result.conflict.map(({ initiativeId }) => initiativeId),
        also: result.also.map(({ initiativeId }) => initiativeId),
        excludedBy: result.excludedBy.map(({ ruleId }) => ruleId).sort(),
        undetermined: result.undetermined.map(({ ruleId, missing }) => `${ruleId} ${missing.sort()}`).sort(),
      }).toEqual(expected);
      seen.primary += expected.primary ? 1 : 0;
      seen.conflict += expected.conflict.length > 0 ? 1 : 0;
      seen.also += expected.also.length > 0 ? 1 : 0;
      seen.excludedBy += expected.excludedBy.length > 0 ? 1 : 0;
      seen.undetermined += expected.undetermined.length > 0 ? 1 : 0;
    }),
    RUNS,
  );
  // The comparison is worth something only if every outcome occurred often.
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(RUNS.numRuns / 40);
});

test('the order of the rules does not matter', () => {
  const shuffled = scenarios.chain((scenario) => {
    const length = scenario.rules.length;
    const others = fc.shuffledSubarray(scenario.rules, { minLength: length, maxLength: length });
    return fc.record({ scenario: fc.constant(scenario), others });
  });
  fc.assert(
    fc.property(shuffled, ({ scenario: { workItem, rules, today }, others }) => {
      const input = { workItem, at: AT, today };
      expect(matchWorkItem({ ...input, rules: others })).toEqual(matchWorkItem({ ...input, rules }));
    }),
    RUNS,
  );
});

test('matching the candidates of the index gives the same as matching all rules', () => {
  let skipped = 0;
  fc.assert(
    fc.property(scenarios, ({ workItem, rules, today, hidden }) => {
      const candidates = createRuleIndex(rules).candidates(workItem);
      const input = { workItem, at: AT, today, hidden };
      expect(matchWorkItem({ ...input, rules: candidates })).toEqual(matchWorkItem({ ...input, rules }));
      skipped += rules.length - candidates.length;
    }),
    RUNS,
  );
  expect(skipped).toBeGreaterThan(RUNS.numRuns * 2);
});

test('a negated condition never raises the specificity of its rule', () => {
  const narrowing = scenarios.chain((scenario) =>
    fc.record({ scenario: fc.constant(scenario), extra: conditions(scenario.workItem.tool) }),
  );
  fc.assert(
    fc.property(narrowing, ({ scenario: { workItem, rules, today }, extra }) => {
      const specificities = (result: MatchResult) => {
        const { winner, losers, exclusions, undetermined } = result.explanation;
        const all = [...(winner ? [winner] : []), ...losers, ...exclusions, ...undetermined];
        return new Map(all.map(({ ruleId, specificity }) => [ruleId, specificity]));
      };
      const narrowed = rules.map((one) => ({ ...one, all: [...one.all, not(extra)] }));
      const input = { workItem, at: AT, today };
      const before = specificities(
        matchWorkItem({ ...input, rules: rules.filter(({ all }) => all.length > 0) }),
      );
      for (const [id, specificity] of specificities(matchWorkItem({ ...input, rules: narrowed }))) {
        const original = before.get(id);
        if (original !== undefined) expect(specificity).toBe(original);
      }
    }),
    RUNS,
  );
});

test('an exclusion never adds an initiative', () => {
  const excluding = scenarios.chain((scenario) =>
    fc.record({
      scenario: fc.constant(scenario),
      extra: ruleSets(scenario.workItem).map((rules) =>
        rules.map((one, at) => ({ ...one, id: ulid(`EX${at}`), effect: 'exclude' as const })),
      ),
    }),
  );
  fc.assert(
    fc.property(excluding, ({ scenario: { workItem, rules, today }, extra }) => {
      const input = { workItem, at: AT, today };
      const before = initiatives(matchWorkItem({ ...input, rules }));
      const after = initiatives(matchWorkItem({ ...input, rules: [...rules, ...extra] }));
      expect(before).toEqual(expect.arrayContaining(after));
    }),
    RUNS,
  );
});

test('hiding an initiative gives what would be shown if it had no includes', () => {
  fc.assert(
    fc.property(scenarios, ({ workItem, rules, today, hidden }) => {
      const input = { workItem, at: AT, today };
      const without = rules.filter(
        ({ effect, initiativeId }) => effect === 'exclude' || !hidden.includes(initiativeId ?? ''),
      );
      const {
        explanation: _,
        excludedBy: _b,
        hidden: reported,
        ...result
      } = matchWorkItem({ ...input, rules, hidden });
      const {
        explanation: _c,
        excludedBy: _d,
        hidden: none,
        ...expected
      } = matchWorkItem({ ...input, rules: without });
      expect(result).toEqual(expected);
      expect(none).toEqual([]);
      const shown = matchWorkItem({ ...input, rules });
      const missing = initiatives(shown).filter((id) => hidden.includes(id));
      expect(reported.map(({ initiativeId }) => initiativeId).sort()).toEqual(missing.sort());
    }),
    RUNS,
  );
});

test('every include that applies is explained exactly once', () => {
  fc.assert(
    fc.property(scenarios, ({ workItem, rules, today, hidden }) => {
      const { explanation, conflict } = matchWorkItem({ workItem, rules, at: AT, today, hidden });
      const ids = [...(explanation.winner ? [explanation.winner] : []), ...explanation.losers].map(
        ({ ruleId }) => ruleId,
      );
      expect(new Set(ids).size).toBe(ids.length);
      expect(explanation.losers.filter(({ reason }) => reason === 'tie')).toHaveLength(conflict.length);
      for (const { reason, removedBy } of explanation.losers) {
        expect(removedBy.length > 0).toBe(reason === 'excluded');
      }
    }),
    RUNS,
  );
});

test('INV-27: a rule without a condition takes part on generic sites only', () => {
  fc.assert(
    fc.property(scenarios, ({ workItem, today }) => {
      const everything = rule('A', [], { tool: workItem.tool, hosts: [workItem.host] });
      const result = matchWorkItem({ workItem, rules: [everything], at: AT, today });
      expect(result.primary !== undefined).toBe(workItem.tool === 'generic');
    }),
  );
});
