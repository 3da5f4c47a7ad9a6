import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isActive } from '@/lib/domain/mapping/evaluate-rule';
import { lintRules } from '@/lib/domain/mapping/lint';
import type { Rule } from '@/lib/domain/mapping/rule';
import type { RuleRow } from '@/lib/domain/mapping/rule-row';
import { planOf } from '../../transfer/rules';
import { scenarios } from './arbitraries';
import { initiative } from './builders';

const INITIATIVE_IDS = Array.from({ length: 40 }, (_, at) => initiative(`rule ${at}`));

/** The row of a file that says what a rule says. */
function rowOf(rule: Rule, row: number): RuleRow {
  const { id, name, effect, tool, hosts, all, status, priority, tests, note, initiativeId } = rule;
  const { validFrom = null, validTo = null } = rule;
  return {
    ...{ row, id, name, effect, tool, hosts, all, status, priority, tests, note, validFrom, validTo },
    initiative: initiativeId ?? null,
  };
}

describe('a file of rules', () => {
  test('INV-28: is refused for exactly what saving each of its rules would be refused for', () => {
    let refused = 0;
    fc.assert(
      fc.property(scenarios, fc.nat(), ({ rules, today }, split) => {
        const ids = new Set(INITIATIVE_IDS);
        for (const { initiativeId } of rules) if (initiativeId) ids.add(initiativeId);
        const initiatives = [...ids].map((id) => ({ id, key: id, name: id }));
        const here = rules.slice(0, split % (rules.length + 1));
        const rows = rules.slice(here.length).map((rule, at) => rowOf({ ...rule, tests: [] }, at + 2));
        const plan = planOf(rows, here, { initiatives, today });
        expect(plan.again).toEqual(plan.changes);
        const after = [...here, ...plan.changes.map(({ rule }) => rule)];
        const expected = plan.changes
          .filter(({ rule }) => isActive(rule))
          .flatMap(({ source, rule }) =>
            lintRules(rule, { rules: after, initiativeIds: [...ids], today })
              .filter(({ level }) => level === 'error')
              .map(({ code, values }) => `${source.row} lint_${code} ${values.ruleId ?? ''}`),
          );
        const found = plan.problems.map(
          ({ row, problem }) => `${row} ${problem.code} ${problem.values?.ruleId ?? ''}`,
        );
        refused += found.length;
        expect(found.sort()).toEqual(expected.sort());
      }),
      { numRuns: 300 },
    );
    expect(refused).toBeGreaterThan(50);
  });
});
