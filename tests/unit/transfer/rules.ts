import fc from 'fast-check';
import type { PlannedRule, PlanStep, RuleImportContext, WarnedRule } from '@/lib/domain/mapping/planning';
import type { Condition, Rule } from '@/lib/domain/mapping/rule';
import { planRules } from '@/lib/domain/mapping/rule-import';
import type { RuleRow } from '@/lib/domain/mapping/rule-row';

export const INITIATIVES = [
  { id: '01J00000000000000000000001', key: 'OPS-TRIAGE', name: 'Triage' },
  { id: '01J00000000000000000000002', key: 'PAY-MATCH', name: 'Matching' },
  // Two of one key: a merge may leave that behind.
  { id: '01J00000000000000000000003', key: 'TWIN', name: 'One' },
  { id: '01J00000000000000000000004', key: 'twin', name: 'Other' },
];
const AT = '2026-11-23T10:00:00.000Z';

/** Any rule the store could hold, in any state; texts of every kind in it. */
export const anyRules = (texts: fc.Arbitrary<string>): fc.Arbitrary<Rule[]> => {
  const text = (maxLength: number) =>
    texts
      .map((one) => (one.trim() === '' ? `x${one}` : one).slice(0, maxLength))
      .filter((one) => one.trim() !== '');
  const condition = fc.record(
    {
      field: fc.oneof(fc.constantFrom('projectKey', 'label', 'not'), text(40)),
      op: fc.constantFrom('eq', 'in', 'contains', 'starts_with'),
      value: fc.oneof(text(60), fc.array(text(60), { minLength: 1, maxLength: 4 })),
      negate: fc.constant(true),
    },
    { requiredKeys: ['field', 'op', 'value'] },
  ) as fc.Arbitrary<Condition>;
  const day = fc.constantFrom('2026-01-01', '2027-12-31');
  const rule = fc.record(
    {
      ...{ v: fc.constant(1), by: fc.constant('admin'), at: fc.constant(AT), dev: fc.constant('d') },
      ...{
        createdAt: fc.constant(AT),
        createdBy: fc.constant('admin'),
        version: fc.integer({ min: 1, max: 9 }),
      },
      name: text(120),
      effect: fc.constantFrom('include', 'exclude'),
      initiativeId: fc.constantFrom(...INITIATIVES.map(({ id }) => id)),
      tool: fc.constantFrom('jira', 'servicenow', 'confluence', 'generic'),
      hosts: fc.array(fc.oneof(fc.constantFrom('jira.example.com', '*.example.com'), text(100)), {
        minLength: 1,
        maxLength: 3,
      }),
      all: fc.array(condition, { maxLength: 3 }),
      status: fc.constantFrom('draft', 'active', 'disabled'),
      ...{ validFrom: day, validTo: day, priority: fc.integer({ min: -5, max: 5 }) },
      tests: fc.array(fc.record({ url: text(200), expect: fc.constantFrom('match', 'no_match') }), {
        maxLength: 2,
      }),
      note: texts.map((one) => one.slice(0, 500)),
      pin: fc.constant(true),
      archivedAt: fc.constant(AT),
    },
    {
      requiredKeys: [
        ...['v', 'by', 'at', 'dev', 'createdAt', 'createdBy', 'version', 'name', 'effect', 'tool'],
        ...['hosts', 'all', 'status', 'priority', 'tests', 'note'],
      ] as never[],
    },
  ) as fc.Arbitrary<Omit<Rule, 'id'>>;
  return fc.array(rule, { minLength: 1, maxLength: 5 }).map((rules) =>
    rules.map((one, at) => {
      const made = { ...one, id: `01K0000000000000000000000${at}` } as Rule;
      // A pin that was taken away is in no file.
      if (made.pin) delete made.archivedAt;
      return made;
    }),
  );
};

export const aRule = (change: Partial<Rule> = {}): Rule => ({
  ...{
    id: '01K0000000000000000000000A',
    v: 1,
    by: 'admin',
    at: AT,
    dev: 'd',
    createdAt: AT,
    createdBy: 'admin',
  },
  ...{ name: 'Night shift', effect: 'include', initiativeId: INITIATIVES[0]!.id, tool: 'jira' },
  ...{
    hosts: ['jira.example.com'],
    all: [{ field: 'projectKey', op: 'eq', value: 'OPS' }],
    status: 'active',
  },
  ...{ priority: 0, tests: [], version: 3, note: '' },
  ...change,
});

/** What a file of these rows would change where these rules stand. */
export function planOf(
  rows: readonly RuleRow[],
  standing: readonly Rule[],
  change: Partial<RuleImportContext> = {},
) {
  const made: PlannedRule[] = [];
  const warned: WarnedRule[] = [];
  const work = planRules({
    ...{ rows, ruleIds: standing.map(({ id }) => id), initiatives: INITIATIVES, today: '2026-11-23' },
    ...{ recognise: () => undefined, seen: [], envelope: { v: 1, by: 'admin', at: AT, dev: 'd' } },
    newId: ({ row }) => `new-${row}`,
    ...change,
  });
  const plan = answered(work, standing, made, warned);
  const again: PlannedRule[] = [];
  answered(plan.changes(), standing, again);
  return { ...plan, changes: made, again, warned };
}

function answered<T>(
  work: Generator<PlanStep, T, readonly Rule[] | undefined>,
  standing: readonly Rule[],
  made: PlannedRule[],
  warned?: WarnedRule[],
): T {
  let answer: readonly Rule[] | undefined;
  for (;;) {
    const step = work.next(answer);
    if (step.done) return step.value;
    const said = step.value;
    answer = 'read' in said ? standing.filter(({ id }) => said.read.includes(id)) : undefined;
    if ('changes' in said) made.push(...said.changes);
    if ('warned' in said) warned?.push(...said.warned);
  }
}

/** Everything a long piece of work says and what it ends with. */
export function drive<T>(work: Generator<number, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
