import fc from 'fast-check';
import type { Condition, Rule } from '@/lib/domain/mapping/rule';
import { TOOLS, type Tool } from '@/lib/domain/primitives';
import type { FieldReading, WorkItem } from '@/lib/domain/work-item';
import { rule, ulid, workItem } from './builders';

/** Values from so small a world that rules and work items meet often. */
const VALUES: Record<Tool, Record<string, string[]>> = {
  jira: {
    issueKey: ['OPS-7', 'ops-7', 'PAY-1'],
    epicKey: ['OPS-1', 'PAY-9'],
    parentKey: ['OPS-1', 'ops-2'],
    label: ['ai', 'AI', 'no-ai', 'ai-triage'],
    component: ['api', 'web'],
    issueType: ['Bug', 'Story'],
    projectKey: ['OPS', 'ops', 'PAY'],
    status: ['Done', 'Open'],
    colour: ['red'], // a field of some later version
  },
  servicenow: {
    sysId: ['0c5f', '0C5F', 'aaaa'],
    number: ['INC1', 'inc1', 'INC2'],
    assignmentGroup: ['Payroll', 'payroll', 'IT'],
    tag: ['ai', 'no-ai'],
    table: ['incident', 'Incident', 'problem'],
  },
  confluence: {
    pageId: ['1', '2'],
    ancestorId: ['1', '2', '3'],
    label: ['ai', 'no-ai'],
    titlePrefix: ['AI', 'AI: plan', 'Plan', 'ai'],
    spaceKey: ['FIN', 'fin', 'HR'],
  },
  generic: {
    pathPrefix: [
      '/',
      '/fin',
      '/fin/',
      '/finance',
      '/fin/a',
      '/fin/a/b',
      '/fin/a/b/c/d',
      '/fin%20x',
      '/fin x',
    ],
    queryParam: ['view=ai', 'view=', 'id=1'],
  },
};
const LISTS = ['label', 'component', 'tag', 'ancestorId', 'queryParam'];

/** What each pattern matches, with what it adds; a pattern that is missing here matches nothing. */
export const SITES: Record<string, Record<string, number>> = {
  'acme.example.net': { 'acme.example.net': 2 },
  'ACME.example.net.': { 'acme.example.net': 2 },
  '*.example.net': { 'acme.example.net': 1, 'a.b.example.net': 1 },
  '*.b.example.net': { 'a.b.example.net': 1 },
  'a.b.example.net': { 'a.b.example.net': 2 },
  'example.net': { 'example.net': 2 },
  'acme.example.net:8443': { 'acme.example.net:8443': 2 },
  '*.example.net:8443': { 'acme.example.net:8443': 1 },
};
const PATTERNS = [...Object.keys(SITES), '*', '*.net', 'https://acme.example.net', '*example.net'];
const HOSTS = [
  'acme.example.net',
  'a.b.example.net',
  'example.net',
  'acme.example.net:8443',
  'evilexample.net',
];

export type Scenario = { workItem: WorkItem; rules: Rule[]; today: string; hidden: string[] };

/** A work item and rules of which many apply to it, some nearly, and some belong to other tools. */
export const scenarios: fc.Arbitrary<Scenario> = fc
  .constantFrom<Tool>('jira', 'jira', 'jira', 'servicenow', 'confluence', 'generic')
  .chain(workItems)
  .chain((workItem) =>
    fc.record({
      workItem: fc.constant(workItem),
      rules: ruleSets(workItem),
      today: fc.constantFrom<string>('2026-05-02', '2026-05-03', '2026-05-04'),
      hidden: fc.oneof(fc.constant<string[]>([]), fc.uniqueArray(initiatives, { maxLength: 2 })),
    }),
  );

const initiatives = fc.constantFrom(...['X', 'Y', 'Z'].map((name) => ulid(`1N${name}`)));

/** Any condition on a field of the tool, possibly one that this version does not know. */
export function conditions(tool: Tool): fc.Arbitrary<Condition> {
  return fc.constantFrom(...Object.keys(VALUES[tool])).chain((field) => {
    const value = fc.constantFrom(...(VALUES[tool][field] ?? []));
    const values = fc.array(value, { minLength: 1, maxLength: 3 });
    return fc.record(
      {
        field: fc.constant(field),
        op: fc.constantFrom<Condition['op']>('eq', 'eq', 'eq', 'in', 'contains', 'starts_with'),
        value: fc.oneof({ weight: 3, arbitrary: value }, { weight: 1, arbitrary: values }),
        negate: fc.constantFrom(false, false, true),
      },
      { requiredKeys: ['field', 'op', 'value'] },
    );
  });
}

/** Other rules than those of a scenario, for the same kind of work item. */
export function ruleSets(workItem: WorkItem): fc.Arbitrary<Rule[]> {
  const own = { weight: 7, arbitrary: ruleChanges(workItem.tool, workItem) };
  const foreign = { weight: 1, arbitrary: fc.constantFrom(...TOOLS).chain((tool) => ruleChanges(tool)) };
  // Twins that differ in their initiative only are what conflicts are made of.
  const twin = fc.oneof(fc.constant(undefined), initiatives);
  return fc
    .array(fc.tuple(fc.oneof(own, foreign), twin), { maxLength: 10, size: 'max' })
    .map((all) => all.flatMap(([one, other]) => (other ? [one, { ...one, initiativeId: other }] : [one])))
    .map((all) => all.map((changes, at) => makeRule(`R${at}`, changes)));
}

function workItems(tool: Tool): fc.Arbitrary<WorkItem> {
  const readings = Object.fromEntries(
    Object.entries(VALUES[tool]).map(([field, values]): [string, fc.Arbitrary<FieldReading['value']>] => {
      const one = fc.constantFrom(...values);
      const isList = LISTS.includes(field);
      return [field, isList ? fc.oneof(fc.uniqueArray(one), fc.uniqueArray(one), one) : one];
    }),
  );
  return fc
    .record({ host: fc.constantFrom(...HOSTS), fields: fc.record(readings, { requiredKeys: [] }) })
    .map(({ host, fields }) => workItem(fields as Record<string, FieldReading['value']>, { tool, host }));
}

function ruleChanges(tool: Tool, like?: WorkItem) {
  const days = fc.constantFrom('2026-05-01', '2026-05-02', '2026-05-03', '2026-05-04', '2026-05-05');
  const seldom = fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: days });
  const here = Object.keys(SITES).filter((pattern) => like && SITES[pattern]?.[like.host]);
  const anywhere = fc.array(fc.constantFrom(...PATTERNS), { minLength: 1, maxLength: 3 });
  const fulfilled = like ? trueConditions(like) : [];
  const condition = fc.oneof(
    { weight: 1, arbitrary: conditions(tool) },
    ...(fulfilled.length > 0 ? [{ weight: 3, arbitrary: fc.constantFrom(...fulfilled) }] : []),
  );
  return fc.record({
    tool: fc.constant(tool),
    hosts: here.length > 0 ? fc.oneof(anywhere, fc.tuple(fc.constantFrom(...here))) : anywhere,
    all: fc.oneof(fc.tuple(condition), fc.array(condition, { maxLength: 3 })),
    effect: fc.constantFrom('include' as const, 'include' as const, 'exclude' as const),
    initiativeId: fc.option(initiatives, { nil: undefined, freq: 5 }),
    status: fc.constantFrom('active' as const, 'active' as const, 'active' as const, 'draft' as const),
    priority: fc.constantFrom(-1, 0, 0, 0, 1),
    validFrom: seldom,
    validTo: seldom,
  });
}

/** Conditions that the work item fulfils. */
function trueConditions({ fields }: WorkItem): Condition[] {
  return Object.entries(fields).flatMap(([field, { value }]) => {
    const values = typeof value === 'string' ? [value] : value;
    return values.map((one) => ({ field, op: 'eq', value: one }));
  });
}

type Changes = typeof ruleChanges extends (tool: Tool) => fc.Arbitrary<infer C> ? C : never;

/** Includes that lack an initiative are kept: matching has to cope with them. */
function makeRule(name: string, { initiativeId, validFrom, validTo, ...changes }: Changes): Rule {
  const { initiativeId: _, ...made } = rule(name, changes.all, changes);
  return {
    ...(made as Rule),
    ...(initiativeId && { initiativeId }),
    ...(validFrom && { validFrom }),
    ...(validTo && { validTo }),
  };
}
