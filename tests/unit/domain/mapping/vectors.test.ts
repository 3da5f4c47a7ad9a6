import { expect, test } from 'vitest';
import { matchWorkItem } from '@/lib/domain/mapping/evaluate';
import type { Rule } from '@/lib/domain/mapping/rule';
import type { WorkItem } from '@/lib/domain/work-item';
import { AT, eq, issue, rule, summary, TODAY, workItem } from './builders';

const NOTHING = { primary: undefined, also: [], conflict: [], undetermined: [], excludedBy: [] };
const A = rule('A', [eq('projectKey', 'OPS')]);
const B = rule('B', [eq('projectKey', 'OPS'), eq('label', 'ai-triage')]);
const C = rule('C', [eq('issueKey', 'OPS-7')]);
const D = rule('D', [eq('projectKey', 'OPS')]);
const X = rule('X', [eq('projectKey', 'OPS'), eq('label', 'no-ai')], { effect: 'exclude' });

const incident = { tool: 'servicenow', hosts: ['acme.service-now.com'] } as const;
const E = rule('E', [eq('table', 'incident')], { ...incident, hosts: [...incident.hosts] });
const F = rule('F', [eq('table', 'incident'), eq('assignmentGroup', 'Payroll')], {
  ...incident,
  hosts: [...incident.hosts],
});

function match(workItem: WorkItem, rules: Rule[]) {
  return matchWorkItem({ workItem, rules, at: AT, today: TODAY });
}

test('Mapping vector 1: a project rule on an exact host wins with 10 + 2', () => {
  const result = match(issue('OPS-7'), [A]);
  expect(summary(result)).toEqual({ ...NOTHING, primary: 'A' });
  expect(result.primary?.rule.specificity).toBe(12);
});

test('Mapping vector 2: the rule with a label is more specific, and the project rule also applies', () => {
  const result = match(issue('OPS-7', { label: ['ai-triage'] }), [A, B]);
  expect(summary(result)).toEqual({ ...NOTHING, primary: 'B', also: ['A'] });
  expect(result.primary?.rule.specificity).toBe(112);
});

test('Mapping vector 3: a label that cannot be read leaves its rule undetermined', () => {
  const result = match(issue('OPS-7'), [A, B]);
  expect(summary(result)).toEqual({ ...NOTHING, primary: 'A', undetermined: ['B: label'] });
});

test('Mapping vector 4: a more specific exclusion removes the project match', () => {
  const result = match(issue('OPS-7', { label: ['no-ai'] }), [A, X]);
  expect(summary(result)).toEqual({ ...NOTHING, excludedBy: ['X'] });
});

test('Mapping vector 5: an issue named by its key survives the exclusion', () => {
  const result = match(issue('OPS-7', { label: ['no-ai'] }), [A, X, C]);
  expect(summary(result)).toEqual({ ...NOTHING, primary: 'C', excludedBy: ['X'] });
  expect(result.primary?.rule.specificity).toBe(1002);
  expect(result.excludedBy[0]?.specificity).toBe(112);
});

test('Mapping vector 6: two initiatives with equal rules are a conflict without a primary', () => {
  expect(summary(match(issue('OPS-7'), [D, A]))).toEqual({ ...NOTHING, conflict: ['A', 'D'] });
});

test('Mapping vector 7: the assignment group beats the table', () => {
  const record = workItem(
    { table: 'incident', assignmentGroup: 'Payroll' },
    { tool: 'servicenow', host: 'acme.service-now.com', kind: 'record' },
  );
  expect(summary(match(record, [E, F]))).toEqual({ ...NOTHING, primary: 'F', also: ['E'] });
});

test('Mapping vector 8: a space key matches whatever its case', () => {
  const G = rule('G', [eq('spaceKey', 'FIN')], { tool: 'confluence' });
  const page = workItem({ spaceKey: 'fin', pageId: '98403475' }, { tool: 'confluence', kind: 'page' });
  expect(summary(match(page, [G]))).toEqual({ ...NOTHING, primary: 'G' });
});

test('Mapping vector 9: a host with a prefix is another host', () => {
  const onServer = { ...A, hosts: ['jira.example.com'] };
  const elsewhere = { ...issue('OPS-7'), host: 'test-jira.example.com' };
  expect(summary(match(elsewhere, [onServer]))).toEqual(NOTHING);
  expect(summary(match({ ...elsewhere, host: 'jira.example.com' }, [onServer])).primary).toBe('A');
});
