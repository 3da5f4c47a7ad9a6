import type { InputOf, MessageName } from '@/lib/messaging/protocol';

const ULID = '01JDEM00000000000000000000';
const ROUTE = 'https://haldenfreight.atlassian.net/browse/OPS-7#jira:OPS-7';
const HOST = 'haldenfreight.atlassian.net';

/** One input in order per message, with every optional part; a new message needs a line here. */
export const INPUTS: { [N in MessageName]: InputOf<N> } = {
  reportWorkItem: {
    route: ROUTE,
    panelMounted: false,
    workItem: {
      tool: 'jira',
      host: HOST,
      key: 'OPS-7',
      kind: 'issue',
      label: 'OPS-7',
      fields: {
        projectKey: { value: 'OPS', source: 'url' },
        label: { value: ['ai-triage'], source: 'dom' },
      },
      parent: {
        key: 'OPS-5',
        kind: 'issue',
        label: 'OPS-5',
        fields: { issueKey: { value: 'OPS-5', source: 'dom' } },
      },
      confidence: 'confirmed',
      deployment: 'cloud',
      adapter: { name: 'jira', version: '1' },
      drift: ['status'],
    },
  },
  recordSample: {
    metricId: ULID,
    periodStart: '2026-11-01',
    value: 12.5,
    note: 'Counted by the shift lead',
    grade: 'estimated',
    supersedes: 'a:b:c',
    confirmedUnusual: true,
  },
  undoSample: { sampleId: 'a:b:c' },
  saveDraft: {
    metricId: ULID,
    periodStart: '2026-11-01',
    value: '12',
    numerator: '1',
    denominator: '2',
    note: '',
  },
  reportWrongMatch: { route: ROUTE, initiativeId: ULID, ruleId: ULID, note: '' },
  unhideMatch: { route: ROUTE, initiativeId: ULID },
  setPanelPreference: { host: HOST, open: true, side: 'left', width: 360, docked: true },
  loadPanel: {},
  openPage: { page: 'options', initiativeId: ULID, view: 'rules' },
  getTabStatus: { tabId: 1 },
  openPanel: { tabId: 1 },
  setSiteSwitch: { host: HOST, off: 'today' },
  reconcileSites: {},
  addSite: { host: 'jira.haldenfreight.example', tool: 'jira' },
  removeSite: { host: 'jira.haldenfreight.example' },
  setLocale: { locale: 'de' },
  loadDemo: {},
  leaveDemo: {},
  createWorkspace: { name: 'Halden', timeZone: 'Europe/Berlin', displayName: 'Admin', function: 'risk' },
  createInitiative: {
    name: 'Invoice triage',
    purpose: 'Sorts incoming invoices for the clerks',
    businessOwner: { displayName: 'Invoice clerk', function: 'business' },
    mapping: { tool: 'jira', host: HOST, field: 'projectKey', value: 'PAY' },
  },
  saveRule: {
    id: ULID,
    version: 1,
    name: 'Rule',
    effect: 'include',
    initiativeId: ULID,
    tool: 'jira',
    hosts: [HOST],
    all: [{ field: 'label', op: 'in', value: ['ai-triage'], negate: false }],
    priority: 0,
    validFrom: '2026-01-01',
    validTo: '2026-12-31',
    note: '',
    status: 'active',
  },
  setRuleStatus: { ruleId: ULID, version: 1, status: 'disabled' },
};
