import type { Condition, Rule } from '@/lib/domain/mapping/rule';
import { DEMO_HOSTS } from './demo-context';

export type RuleDraft = {
  seed: string;
  name: string;
  /** Key of the initiative; without it the rule is an exclusion of all. */
  initiative?: string;
  tool: Rule['tool'];
  hosts?: string[];
  all: Condition[];
  status?: Rule['status'];
  pin?: true;
  tests?: Rule['tests'];
  note?: string;
};

const JIRA = `https://${DEMO_HOSTS.jira}/browse`;

/** Which work items show which initiative. Two rules tie on the marketing project, on purpose. */
export const RULE_DRAFTS: RuleDraft[] = [
  {
    seed: 'triage-label',
    name: 'Tickets with triage help',
    initiative: 'INV-TRIAGE',
    tool: 'jira',
    hosts: [DEMO_HOSTS.jira, DEMO_HOSTS.jiraDataCenter],
    all: [is('projectKey', ['OPS', 'WMS']), is('label', 'ai-triage')],
    tests: [{ url: `${JIRA}/PAY-101`, expect: 'no_match' }],
    note: 'The label is set when the suggestion was shown.',
  },
  {
    seed: 'triage-epic',
    name: 'The triage epic itself',
    initiative: 'INV-TRIAGE',
    tool: 'jira',
    all: [is('issueKey', 'OPS-5')],
    tests: [
      { url: `${JIRA}/OPS-5`, expect: 'match' },
      { url: `${JIRA}/OPS-50`, expect: 'no_match' },
    ],
    note: 'What lies under the epic shows it as coming from its parent.',
  },
  {
    seed: 'triage-incidents',
    name: 'Incidents at the service desk',
    initiative: 'INV-TRIAGE',
    tool: 'servicenow',
    all: [is('table', 'incident'), is('assignmentGroup', 'Service Desk')],
  },
  {
    seed: 'triage-pages',
    name: 'Triage pages',
    initiative: 'INV-TRIAGE',
    tool: 'confluence',
    all: [is('spaceKey', 'OPS'), is('label', 'ai-triage')],
  },
  {
    seed: 'route-project',
    name: 'Operations service desk',
    initiative: 'OPS-ROUTE',
    tool: 'jira',
    all: [is('projectKey', 'OPS')],
    tests: [
      { url: `${JIRA}/OPS-18`, expect: 'match' },
      { url: `${JIRA}/PAY-101`, expect: 'no_match' },
    ],
  },
  {
    seed: 'route-space',
    name: 'Operations space',
    initiative: 'OPS-ROUTE',
    tool: 'confluence',
    all: [is('spaceKey', 'OPS')],
  },
  {
    seed: 'no-ai',
    name: 'No AI triage on tickets labelled no-ai',
    tool: 'jira',
    all: [is('projectKey', 'OPS'), is('label', 'no-ai')],
    note: 'Agreed with the works council: complaints about staff are read and routed by people only.',
  },
  {
    seed: 'customs-component',
    name: 'Customs tickets',
    initiative: 'CUST-FORMS',
    tool: 'jira',
    all: [is('projectKey', 'OPS'), is('component', 'Customs')],
  },
  {
    seed: 'customs-project',
    name: 'Customs project',
    initiative: 'CUST-FORMS',
    tool: 'jira',
    all: [is('projectKey', 'CUS')],
  },
  {
    seed: 'customs-requests',
    name: 'Changes and requests with forms',
    initiative: 'CUST-FORMS',
    tool: 'servicenow',
    all: [is('table', ['change_request', 'sc_req_item'])],
    note: 'Broad until the forms have a category of their own.',
  },
  {
    seed: 'supplier-project',
    name: 'Supplier mail',
    initiative: 'SUP-MAIL',
    tool: 'jira',
    all: [is('projectKey', 'SUP')],
  },
  {
    seed: 'supplier-carriers',
    name: 'Carrier tickets',
    initiative: 'SUP-MAIL',
    tool: 'jira',
    all: [is('projectKey', 'OPS'), is('component', 'Carriers')],
  },
  {
    seed: 'match-project',
    name: 'Invoice processing',
    initiative: 'INV-MATCH',
    tool: 'jira',
    hosts: [DEMO_HOSTS.jira, DEMO_HOSTS.jiraDataCenter],
    all: [is('projectKey', 'PAY')],
    tests: [{ url: `${JIRA}/PAY-101`, expect: 'match' }],
  },
  {
    seed: 'match-space',
    name: 'Finance space',
    initiative: 'INV-MATCH',
    tool: 'confluence',
    hosts: [DEMO_HOSTS.confluence, DEMO_HOSTS.wikiDataCenter],
    all: [is('spaceKey', 'FIN')],
  },
  {
    seed: 'hr-project',
    name: 'People service desk',
    initiative: 'HR-ANSWERS',
    tool: 'jira',
    all: [is('projectKey', 'HR')],
  },
  {
    seed: 'hr-cases',
    name: 'HR cases',
    initiative: 'HR-ANSWERS',
    tool: 'servicenow',
    all: [is('table', 'sn_hr_core_case')],
  },
  {
    seed: 'hr-payroll',
    name: 'Payroll incidents',
    initiative: 'HR-ANSWERS',
    tool: 'servicenow',
    all: [is('table', 'incident'), is('assignmentGroup', 'Payroll')],
  },
  {
    seed: 'clause-project',
    name: 'Legal project',
    initiative: 'LEG-REVIEW',
    tool: 'jira',
    all: [is('projectKey', 'LEG')],
  },
  {
    seed: 'clause-space',
    name: 'Legal space',
    initiative: 'LEG-REVIEW',
    tool: 'confluence',
    all: [is('spaceKey', 'LEG')],
  },
  {
    seed: 'fleet-project',
    name: 'Fleet planning',
    initiative: 'FLEET-PLAN',
    tool: 'jira',
    all: [is('projectKey', 'FLEET')],
  },
  {
    seed: 'fleet-pin',
    name: 'OPS-30',
    initiative: 'FLEET-PLAN',
    tool: 'jira',
    all: [is('issueKey', 'OPS-30')],
    pin: true,
    note: 'Filed with operations, planned by fleet.',
  },
  {
    seed: 'dock-project',
    name: 'Loading dock project',
    initiative: 'DOCK-VISION',
    tool: 'jira',
    all: [is('projectKey', 'DOCK')],
  },
  {
    seed: 'dock-warehouse',
    name: 'Warehouse system',
    initiative: 'DOCK-VISION',
    tool: 'jira',
    hosts: [DEMO_HOSTS.jiraDataCenter],
    all: [is('projectKey', 'WMS')],
  },
  {
    seed: 'copy-project',
    name: 'Marketing',
    initiative: 'MKT-COPY',
    tool: 'jira',
    all: [is('projectKey', 'MKT')],
    note: 'Made on another device on the same day as the rule for search texts.',
  },
  {
    seed: 'seo-project',
    name: 'Marketing pages',
    initiative: 'MKT-SEO',
    tool: 'jira',
    all: [is('projectKey', 'MKT')],
  },
  {
    seed: 'claims-project',
    name: 'Damage claims',
    initiative: 'CLAIM-SORT',
    tool: 'jira',
    all: [is('projectKey', 'CLM')],
  },
  {
    seed: 'calls-project',
    name: 'Call centre',
    initiative: 'VOICE-MOOD',
    tool: 'jira',
    all: [is('projectKey', 'CALL')],
  },
  {
    seed: 'replies-project',
    name: 'Replies to carriers',
    initiative: 'REPLY-DRAFT',
    tool: 'jira',
    all: [is('projectKey', 'CAR')],
    note: 'Stays, so that who opens an old ticket sees how it ended.',
  },
  {
    seed: 'labels-project',
    name: 'Labels at goods-in',
    initiative: 'LABEL-READ',
    tool: 'jira',
    all: [is('projectKey', 'LAB')],
  },
  {
    seed: 'triage-knowledge',
    name: 'Knowledge articles about desks',
    initiative: 'INV-TRIAGE',
    tool: 'servicenow',
    all: [is('table', 'kb_knowledge'), is('category', 'Service desk')],
    status: 'draft',
  },
  {
    seed: 'triage-old-label',
    name: 'Old triage label',
    initiative: 'INV-TRIAGE',
    tool: 'jira',
    all: [is('projectKey', 'OPS'), is('label', 'triage-bot')],
    status: 'disabled',
    note: 'Label of the first pilot.',
  },
];

/** The field has this value, or one of these. */
function is(field: string, value: string | string[]): Condition {
  return { field, op: Array.isArray(value) ? 'in' : 'eq', value };
}
