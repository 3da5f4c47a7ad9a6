import type { Condition, Rule } from '@/lib/domain/mapping/rule';
import type { WorkItem } from '@/lib/domain/work-item';
import { SITES } from './arbitraries';

/**
 * The evaluation steps once more, as plainly and slowly as possible, sharing nothing with the implementation.
 * Hosts come from the truth table of the generated sites.
 */
export function oracle(workItem: WorkItem, rules: Rule[], today: string, hidden: string[]) {
  // Step 1: active rules of the tool and host within validity.
  const candidates = rules.filter((rule) => {
    if (rule.status !== 'active' || rule.archivedAt) return false;
    if (rule.tool !== workItem.tool || hostPoints(rule, workItem) === 0) return false;
    if (rule.all.length === 0 && rule.tool !== 'generic') return false; // INV-27
    if (rule.effect === 'include' && !rule.initiativeId) return false;
    if (rule.validFrom && today < rule.validFrom) return false;
    return !(rule.validTo && today > rule.validTo);
  });

  // Step 2: false beats unknown beats true.
  const verdicts = candidates.map((rule) => {
    const answers = rule.all.map((condition) => answer(condition, workItem));
    const missing = rule.all.map(({ field }) => field).filter((_, at) => answers[at] === null);
    return { rule, no: answers.includes(false), missing: [...new Set(missing)].sort() };
  });
  const applying = verdicts.filter(({ no, missing }) => !no && missing.length === 0).map(({ rule }) => rule);
  const undetermined = verdicts.filter(({ no, missing }) => !no && missing.length > 0);

  // Step 3: exclusions.
  const points = (rule: Rule) => hostPoints(rule, workItem) + sum(rule.all.map((it) => weight(it, rule)));
  const includes = applying.filter(({ effect }) => effect === 'include');
  const excludedBy = new Set<string>();
  let left = includes;
  for (const exclusion of applying.filter(({ effect }) => effect === 'exclude')) {
    for (const include of includes) {
      if (exclusion.initiativeId && exclusion.initiativeId !== include.initiativeId) continue;
      if (points(include) > points(exclusion)) continue;
      excludedBy.add(exclusion.id);
      left = left.filter(({ id }) => id !== include.id);
    }
  }
  const shown = left.filter(({ initiativeId }) => !hidden.includes(initiativeId ?? ''));

  // Step 4 and 5: a rule's rank as one sortable text; take the best, then the best of the rest, …
  const rank = (rule: Rule) =>
    [
      String(points(rule)).padStart(9, '0'),
      String(rule.priority + 5).padStart(2, '0'),
      rule.validFrom ?? '0000-00-00',
    ].join(' ');
  const bestOf: Record<string, string> = {};
  for (const rule of shown) {
    const id = rule.initiativeId ?? '';
    bestOf[id] = [bestOf[id] ?? '', rank(rule)].sort().at(-1) ?? '';
  }
  const ranks = Object.values(bestOf).sort().reverse();
  const at = (wanted: string | undefined) => Object.keys(bestOf).filter((id) => bestOf[id] === wanted);
  const top = at(ranks[0]);
  const lower = [...new Set(ranks)].slice(1).flatMap((value) => at(value).sort());
  return {
    primary: top.length === 1 ? top[0] : undefined,
    primaryPoints: top.length === 1 ? Number(ranks[0]?.split(' ')[0]) : undefined,
    conflict: top.length > 1 ? top.sort() : [],
    also: lower,
    excludedBy: [...excludedBy].sort(),
    undetermined: undetermined
      .filter(({ rule }) => rule.effect === 'exclude' || !hidden.includes(rule.initiativeId ?? ''))
      .map(({ rule, missing }) => `${rule.id} ${missing}`)
      .sort(),
  };
}

const WEIGHTS: Record<string, number> = {
  ...{ issueKey: 1000, sysId: 1000, number: 1000, pageId: 1000 },
  ...{ epicKey: 300, parentKey: 300, catalogItem: 300, ancestorId: 300 },
  ...{ label: 100, component: 100, requestType: 100, assignmentGroup: 100, category: 100, tag: 100 },
  ...{ issueType: 50, titlePrefix: 50, queryParam: 50 },
  ...{ projectKey: 10, table: 10, spaceKey: 10, pathPrefix: 10 },
  ...{ status: 0, state: 0 },
};
const ANY_CASE = [
  'issueKey',
  'epicKey',
  'parentKey',
  'projectKey',
  'sysId',
  'number',
  'catalogItem',
  'spaceKey',
];
const LISTS = ['label', 'component', 'tag', 'ancestorId', 'queryParam'];

function hostPoints(rule: Rule, { host }: WorkItem): number {
  return Math.max(0, ...rule.hosts.map((pattern) => SITES[pattern]?.[host] ?? 0));
}

function weight(condition: Condition, { tool }: Rule): number {
  if (condition.negate) return 0;
  const depths = asList(condition.value).map((path) => path.split('/').filter((part) => part !== '').length);
  return (
    (WEIGHTS[condition.field] ?? 0) +
    (tool === 'generic' && condition.field === 'pathPrefix' ? Math.min(...depths) : 0)
  );
}

function answer(condition: Condition, workItem: WorkItem): boolean | null {
  const { field, op } = condition;
  const reading = workItem.fields[field];
  if (!(field in WEIGHTS) || reading === undefined) return null;
  const fold = (text: string) => (ANY_CASE.includes(field) ? text.toUpperCase() : text);
  const found = asList(reading.value).some((seen) =>
    asList(condition.value).some((wanted) => {
      if (field === 'pathPrefix') return pathAnswer(op, seen, wanted);
      if (op === 'starts_with') return fold(seen).indexOf(fold(wanted)) === 0;
      if (op === 'contains' && !LISTS.includes(field)) return fold(seen).split(fold(wanted)).length > 1;
      return fold(seen) === fold(wanted);
    }),
  );
  return condition.negate ? !found : found;
}

function pathAnswer(op: Condition['op'], seen: string, wanted: string): boolean {
  if (op === 'contains') return seen.split(wanted).length > 1;
  const clean = (path: string) => `${path.replaceAll('%20', ' ')}/`.replaceAll('//', '/');
  return op === 'starts_with' ? clean(seen).indexOf(clean(wanted)) === 0 : clean(seen) === clean(wanted);
}

function asList(value: string | readonly string[]): readonly string[] {
  return typeof value === 'string' ? [value] : value;
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
