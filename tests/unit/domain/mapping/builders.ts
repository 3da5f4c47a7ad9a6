import type { LintContext } from '@/lib/domain/mapping/lint';
import type { Condition, MatchResult, Rule } from '@/lib/domain/mapping/rule';
import type { Tool } from '@/lib/domain/primitives';
import type { FieldReading, WorkItem } from '@/lib/domain/work-item';

export const AT = '2026-05-03T08:00:00.000Z';
export const TODAY = '2026-05-03';
export const STAMP = { v: 1, by: 'admin', at: AT, dev: 'laptop' };

/** A ULID that ends in a readable name made of its letters; I, L, O and U become 1, 1, 0 and V. */
export function ulid(name: string): string {
  const letters = name.toUpperCase().replaceAll(/[IL]/g, '1').replaceAll('O', '0').replaceAll('U', 'V');
  return letters.replaceAll(/[^0-9A-Z]/g, '').padStart(26, '0');
}

/** An active include on `acme.atlassian.net` for an initiative of its own name. */
export function rule(name: string, all: Condition[], changes: Partial<Rule> = {}): Rule {
  const effect = changes.effect ?? 'include';
  return {
    ...STAMP,
    id: ulid(name),
    createdAt: AT,
    createdBy: 'admin',
    name,
    effect,
    ...(effect === 'include' && { initiativeId: initiative(name) }),
    tool: 'jira',
    hosts: ['acme.atlassian.net'],
    all,
    status: 'active',
    priority: 0,
    tests: [],
    version: 1,
    note: '',
    ...changes,
  };
}

/** The initiative that `rule(name, …)` includes. */
export function initiative(ruleName: string): string {
  return ulid(`1N${ruleName}`);
}

export function eq(field: string, value: string): Condition {
  return { field, op: 'eq', value };
}

export function not(condition: Condition): Condition {
  return { ...condition, negate: true };
}

export function workItem(
  fields: Record<string, FieldReading['value']>,
  changes: Partial<WorkItem> & { tool?: Tool } = {},
): WorkItem {
  const readings = Object.entries(fields).map(([name, value]) => [name, { value, source: 'url' }] as const);
  return {
    tool: 'jira',
    host: 'acme.atlassian.net',
    key: 'OPS-7',
    kind: 'issue',
    label: 'OPS-7',
    fields: Object.fromEntries(readings),
    confidence: 'confirmed',
    adapter: { name: 'jira', version: '1.0' },
    ...changes,
  };
}

/** The fields that an address of the form `/browse/OPS-7` gives, and more. */
export function issue(key: string, more: Record<string, FieldReading['value']> = {}): WorkItem {
  return workItem({ issueKey: key, projectKey: key.split('-')[0] ?? '', ...more }, { key, label: key });
}

export function lintContext(rules: Rule[], changes: Partial<LintContext> = {}): LintContext {
  const initiativeIds = rules.flatMap(({ initiativeId }) => initiativeId ?? []);
  return { rules, initiativeIds, today: TODAY, ...changes };
}

/** A result by rule names, as section 9's table writes it. */
export function summary(result: MatchResult) {
  return {
    primary: result.primary?.rule.name,
    also: result.also.map(({ rule }) => rule.name),
    conflict: result.conflict.map(({ rule }) => rule.name),
    undetermined: result.undetermined.map(({ name, missing }) => `${name}: ${missing.join(', ')}`),
    excludedBy: result.excludedBy.map(({ name }) => name),
  };
}
