import { describe, expect, it } from 'vitest';
import { runRuleTests } from '@/lib/domain/mapping/can-activate';
import { matchWithParent, matchWorkItem } from '@/lib/domain/mapping/evaluate';
import { lintRules } from '@/lib/domain/mapping/lint';
import type { Tool } from '@/lib/domain/primitives';
import type { WorkItem } from '@/lib/domain/work-item';
import { loadDemo } from './demo-fixture';

const NOW = '2027-05-12T08:00:00.000Z';
const TODAY = '2027-05-12';
const demo = loadDemo(NOW);
const RULES = demo.all('rule');
const CLOUD = 'haldenfreight.atlassian.net';
const JIRA_DC = 'jira.haldenfreight.example';
const WIKI_DC = 'wiki.haldenfreight.example';
const NOW_HOST = 'haldenfreight.service-now.com';

type Fields = Record<string, string | string[]>;

function item(tool: Tool, host: string, key: string, fields: Fields): WorkItem {
  return {
    tool,
    host,
    key,
    kind: tool === 'confluence' ? 'page' : tool === 'servicenow' ? 'record' : 'issue',
    label: key,
    fields: Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [name, { value, source: 'dom' as const }]),
    ),
    confidence: 'confirmed',
    adapter: { name: tool, version: '1.0.0' },
  };
}

function issue(key: string, fields: Fields = {}, host = CLOUD): WorkItem {
  const projectKey = key.slice(0, key.indexOf('-'));
  return item('jira', host, key, { issueKey: key, projectKey, label: [], component: [], ...fields });
}

const keyOf = (initiativeId: string | undefined) =>
  demo.initiatives.find(({ id }) => id === initiativeId)?.key;
const match = (workItem: WorkItem) => matchWorkItem({ workItem, rules: RULES, at: NOW, today: TODAY });
const primary = (workItem: WorkItem) => keyOf(match(workItem).primary?.initiativeId);

describe('demo site mappings show', () => {
  it.each([
    [
      'INV-TRIAGE',
      issue('OPS-7', { label: ['ai-triage', 'late-shipment'], component: ['Triage', 'Shipments'] }),
    ],
    ['INV-TRIAGE', issue('OPS-9', { label: ['ai-triage'] })],
    ['INV-TRIAGE', issue('OPS-5')],
    ['INV-TRIAGE', issue('WMS-3', { label: ['ai-triage', 'stock'] }, JIRA_DC)],
    [
      'INV-TRIAGE',
      item('servicenow', NOW_HOST, 'INC0010001', { table: 'incident', assignmentGroup: 'Service Desk' }),
    ],
    [
      'INV-TRIAGE',
      item('confluence', CLOUD, '48234497', { spaceKey: 'OPS', label: ['playbook', 'ai-triage'] }),
    ],
    ['OPS-ROUTE', issue('OPS-18', { component: ['Warehouse'] })],
    ['OPS-ROUTE', item('confluence', CLOUD, '48235010', { spaceKey: 'OPS', label: [] })],
    ['INV-MATCH', issue('PAY-103', { component: ['Invoice matching'] })],
    ['INV-MATCH', item('confluence', CLOUD, '51380226', { spaceKey: 'FIN', label: ['month-end'] })],
    ['INV-MATCH', item('confluence', WIKI_DC, '98403475', { spaceKey: 'FIN', label: [] })],
    ['HR-ANSWERS', issue('HR-12')],
    [
      'HR-ANSWERS',
      item('servicenow', NOW_HOST, 'INC0010002', { table: 'incident', assignmentGroup: 'Payroll' }),
    ],
    ['HR-ANSWERS', item('servicenow', NOW_HOST, 'HRC0001001', { table: 'sn_hr_core_case' })],
    ['LEG-REVIEW', issue('LEG-3', { label: ['contract-review'], component: ['Carriers'] })],
    ['LEG-REVIEW', item('confluence', CLOUD, '52690961', { spaceKey: 'LEG', label: [] })],
    ['FLEET-PLAN', issue('FLEET-2')],
    ['FLEET-PLAN', issue('OPS-30')],
    ['CUST-FORMS', issue('OPS-12', { component: ['Customs'] })],
    ['CUST-FORMS', issue('CUS-1')],
    ['CUST-FORMS', item('servicenow', NOW_HOST, 'CHG0030002', { table: 'change_request' })],
    ['CUST-FORMS', item('servicenow', NOW_HOST, 'RITM0020001', { table: 'sc_req_item' })],
    ['DOCK-VISION', issue('WMS-4', { component: ['Handhelds'] }, JIRA_DC)],
    ['DOCK-VISION', issue('DOCK-1')],
    ['SUP-MAIL', issue('OPS-8', { component: ['Carriers'] })],
    ['SUP-MAIL', issue('SUP-1')],
    [
      undefined,
      item('servicenow', NOW_HOST, 'INC0010003', { table: 'incident', assignmentGroup: 'Network' }),
    ],
    [undefined, item('servicenow', NOW_HOST, 'PRB0040001', { table: 'problem' })],
  ])('%s', (expected, workItem) => {
    expect(primary(workItem), workItem.key).toBe(expected);
  });

  it('two initiatives in conflict on the marketing project', () => {
    const result = match(issue('MKT-4', { label: ['website'] }));
    expect(result.primary).toBeUndefined();
    expect(result.conflict.map(({ initiativeId }) => keyOf(initiativeId)).sort()).toEqual([
      'MKT-COPY',
      'MKT-SEO',
    ]);
  });

  it('nothing where tickets are labelled no-ai', () => {
    const result = match(issue('OPS-13', { label: ['no-ai', 'confidential'], component: ['Triage'] }));
    expect(result.primary).toBeUndefined();
    expect(result.excludedBy.map(({ name }) => name)).toEqual(['No AI triage on tickets labelled no-ai']);
  });

  it('what could not be decided where labels cannot be read', () => {
    const { label: _, component: __, ...readable } = issue('OPS-18').fields;
    const result = match({ ...issue('OPS-18'), fields: readable });
    expect(keyOf(result.primary?.initiativeId)).toBe('OPS-ROUTE');
    expect(result.undetermined.map(({ missing }) => missing)).toContainEqual(['label']);
  });

  it('the initiative of the epic on what lies under it', () => {
    const { key, kind, label, fields } = issue('OPS-5');
    const result = matchWithParent({
      workItem: { ...issue('OPS-20'), parent: { key, kind, label, fields } },
      rules: RULES,
      at: NOW,
      today: TODAY,
    });
    expect(keyOf(result.own.primary?.initiativeId)).toBe('OPS-ROUTE');
    expect(keyOf(result.parent?.result.primary?.initiativeId)).toBe('INV-TRIAGE');
  });

  it('the other initiatives that apply beside the best one', () => {
    const { also } = match(issue('OPS-7', { label: ['ai-triage'] }));
    expect(also.map(({ initiativeId }) => keyOf(initiativeId))).toEqual(['OPS-ROUTE']);
  });
});

describe('demo site mappings are', () => {
  it('free of errors, apart from the tie that they are to show', () => {
    const errors = RULES.flatMap((rule) =>
      lintRules(rule, { rules: RULES, initiativeIds: demo.initiatives.map(({ id }) => id), today: TODAY })
        .filter(({ level }) => level === 'error')
        .map(({ code }) => `${rule.name}: ${code}`),
    );
    expect(errors.sort()).toEqual(['Marketing pages: tie', 'Marketing: tie']);
  });

  it('proved by their own tests', () => {
    const recognise = (url: string) => issue(url.slice(url.lastIndexOf('/') + 1));
    expect(RULES.flatMap((rule) => runRuleTests(rule, recognise))).toEqual([]);
  });
});
