/**
 * Halden Freight, an invented freight forwarder, as plain data: everything that the stand-in tools show. The
 * demo workspace and the tests refer to these keys, so treat them as an interface: add freely, change with
 * care.
 *
 * No person appears, only roles. `age` fields are days before today, so that nothing looks old or lies in the
 * future.
 *
 * Jira Cloud (haldenfreight.atlassian.net)
 * - OPS  software  OPS-1..OPS-30. Epics OPS-1 (late shipments), OPS-5 (ticket triage), OPS-10 (customs
 *   documents). OPS-7, OPS-9: label `ai-triage`, under OPS-5. OPS-13: label `no-ai`. OPS-21: sub-task of
 *   OPS-20, which is in epic OPS-5. Done: see `status`. OPS-66 is the hostile ticket: markup, a bidi
 *   override, a long text.
 * - PAY  software  PAY-101..PAY-110, invoice matching. PAY-101..PAY-108 have component `Invoice matching`.
 * - HR   service desk, queue 1, portal 3: HR-12..HR-16. - MKT business: MKT-4..MKT-6. - LEG business:
 *   LEG-3..LEG-5.
 * - FLEET software: FLEET-2..FLEET-4. CAR software: CAR-1. Jira Data Center (jira.haldenfreight.example): WMS-1..WMS-10. Board 7;
 *   WMS-3 has label `ai-triage`. ServiceNow (haldenfreight.service-now.com): INC0010001..INC0010008 (groups
 *   Service Desk, Payroll: 2 and 7, Network: 3 and 8), CHG0030001, CHG0030002, PRB0040001, RITM0020001,
 *   RITM0020002, KB0010001, KB0010002. Confluence Cloud: OPS `Triage playbook`, FIN `Closing checklist`, LEG
 *   `Contract review guide` and a few more, one blog post. Confluence Data Center
 *   (wiki.haldenfreight.example): FIN `Closing checklist`, FIN `Month-end: roles & deadlines`.
 */

export const COMPANY = { name: 'Halden Freight', short: 'Halden' };

export const HOSTS = {
  cloud: 'haldenfreight.atlassian.net',
  serviceNow: 'haldenfreight.service-now.com',
  jiraDc: 'jira.haldenfreight.example',
  wikiDc: 'wiki.haldenfreight.example',
};

/** Where the company's own CouchDB answers, if there is one. */
export const TEAM_HOST = 'couch.haldenfreight.example';

/** `view` is how Jira calls the project's flavour in its addresses. */
export const PROJECTS = {
  OPS: { name: 'Operations service desk', view: 'software', board: 1, lead: 'Shift lead', colour: '#0c66e4' },
  PAY: { name: 'Invoice processing', view: 'software', board: 2, lead: 'Invoice clerk', colour: '#1f845a' },
  CAR: { name: 'Carrier desk', view: 'software', board: 5, lead: 'Carrier manager', colour: '#5b6b7a' },
  FLEET: { name: 'Fleet planning', view: 'software', board: 4, lead: 'Fleet planner', colour: '#946f00' },
  HR: {
    name: 'People service desk',
    view: 'servicedesk',
    queue: 1,
    portal: 3,
    lead: 'HR partner',
    colour: '#8270db',
  },
  MKT: { name: 'Marketing', view: 'core', lead: 'Marketing editor', colour: '#c25100' },
  LEG: { name: 'Legal and contracts', view: 'core', lead: 'Legal counsel', colour: '#a54800' },
};

export const STATUS_CATEGORY = {
  'To do': 'new',
  Open: 'new',
  'Waiting for carrier': 'indeterminate',
  'Waiting for customer': 'indeterminate',
  'In progress': 'indeterminate',
  'In review': 'indeterminate',
  Done: 'done',
  Resolved: 'done',
  Closed: 'done',
};

/**
 * @param {string} key @param {string} type @param {string} status @param {string} summary
 * @param {Record<string, unknown>} [more]
 */
const issue = (key, type, status, summary, more = {}) => ({
  key,
  project: key.slice(0, key.indexOf('-')),
  type,
  status,
  summary,
  labels: [],
  components: [],
  parent: undefined,
  priority: 'Medium',
  assignee: 'Service desk agent',
  reporter: 'Dispatcher',
  age: 6,
  description: [],
  comments: [],
  ...more,
});

const OPS_ISSUES = [
  issue('OPS-1', 'Epic', 'In progress', 'Tell customers about late shipments before they ask', {
    components: ['Shipments'],
    assignee: 'Shift lead',
    age: 140,
    description: [
      'Most calls on a Monday are about one thing: where is my shipment? Carriers send the new arrival',
      'time hours before the customer calls. This epic collects what it takes to pass it on without',
      'anybody typing it twice.',
    ],
  }),
  issue(
    'OPS-2',
    'Story',
    'Done',
    'Send the new arrival time when a carrier moves it by more than four hours',
    {
      parent: 'OPS-1',
      components: ['Shipments'],
      age: 96,
      resolvedAge: 61,
    },
  ),
  issue('OPS-3', 'Bug', 'To do', 'Delay notices go out twice for shipments with two legs', {
    parent: 'OPS-1',
    components: ['Shipments'],
    priority: 'High',
    age: 9,
    description: [
      'Rail and road legs each raise a delay. The consignee gets the same notice twice within ten',
      'minutes. Seen on the Gothenburg to Duisburg lane, eleven times last week.',
    ],
  }),
  issue('OPS-4', 'Task', 'In progress', 'Agree delay codes with the three largest carriers', {
    parent: 'OPS-1',
    components: ['Carriers'],
    assignee: 'Carrier manager',
    age: 33,
  }),
  issue('OPS-5', 'Epic', 'In progress', 'Route incoming tickets to the right desk the first time', {
    components: ['Triage'],
    assignee: 'Shift lead',
    age: 118,
    description: [
      'One ticket in four is passed on at least once before somebody works on it. Each hand-over costs',
      'half a day. Goal for this half year: nine of ten tickets reach the right desk at once.',
    ],
  }),
  issue('OPS-6', 'Story', 'Done', 'List the twelve desks and what belongs to each', {
    parent: 'OPS-5',
    components: ['Triage'],
    age: 104,
    resolvedAge: 88,
  }),
  issue('OPS-7', 'Task', 'In progress', 'Pallets held at Rotterdam: carrier asks for a new delivery slot', {
    parent: 'OPS-5',
    labels: ['ai-triage', 'late-shipment'],
    components: ['Triage', 'Shipments'],
    priority: 'High',
    age: 2,
    description: [
      'Eighteen pallets of machine parts missed the Tuesday slot at the Rotterdam cross-dock. The carrier',
      'offers Thursday 06:00 or Friday 14:00 and wants an answer by noon, otherwise storage is charged',
      'from tomorrow. The consignee can take either, but needs to know before the late shift ends.',
    ],
    comments: [
      { by: 'Dispatcher', age: 1, text: 'Thursday 06:00 would fit with the second truck. Dock 4 is free.' },
      { by: 'Carrier manager', age: 0, text: 'Slot is reserved until noon, no charge so far.' },
    ],
  }),
  issue('OPS-8', 'Task', 'To do', 'Ask carriers for arrival times in one format', {
    components: ['Carriers'],
    assignee: 'Carrier manager',
    age: 17,
    description: [
      'Two carriers write local time without a zone; the board shows them one hour early in summer.',
    ],
  }),
  issue('OPS-9', 'Bug', 'Done', 'Ticket about a damaged crate went to billing', {
    parent: 'OPS-5',
    labels: ['ai-triage'],
    components: ['Triage'],
    age: 12,
    resolvedAge: 4,
    description: [
      'The word "credit" in the last line was enough to send it to billing. Claims handles damaged goods,',
      'whatever the customer wants in the end. Moved by hand after nine hours.',
    ],
    comments: [{ by: 'Shift lead', age: 4, text: 'Moved, and the example is in the playbook now.' }],
  }),
  issue('OPS-10', 'Epic', 'To do', 'Customs documents complete before the truck leaves', {
    components: ['Customs'],
    assignee: 'Customs clerk',
    age: 77,
  }),
  issue(
    'OPS-11',
    'Story',
    'In progress',
    'Check commodity codes against the order before the export form is printed',
    {
      parent: 'OPS-10',
      components: ['Customs'],
      assignee: 'Customs clerk',
      age: 41,
      description: [
        'Three trucks waited at the border last month because a code had nine digits instead of ten.',
      ],
    },
  ),
  issue('OPS-12', 'Bug', 'Waiting for carrier', 'Transit form shows the sender of the previous load', {
    parent: 'OPS-10',
    components: ['Customs'],
    priority: 'Highest',
    age: 3,
  }),
  issue('OPS-13', 'Task', 'To do', 'Complaint about a driver: handle by hand only', {
    labels: ['no-ai', 'confidential'],
    components: ['Triage'],
    assignee: 'Shift lead',
    age: 5,
    description: ['Works council asked that complaints about staff are read and routed by people only.'],
  }),
  issue('OPS-14', 'Task', 'In review', 'Cold-chain alarm on trailer 22: find out who was told', {
    components: ['Shipments'],
    age: 4,
  }),
  issue('OPS-15', 'Story', 'To do', 'One page for the night shift with all open exceptions', { age: 25 }),
  issue('OPS-16', 'Bug', 'To do', 'Pickup reference is cut after twelve characters in the carrier portal', {
    components: ['Carriers'],
    age: 8,
  }),
  issue('OPS-17', 'Task', 'Done', 'Clean up duplicate consignees after the system change', {
    age: 52,
    resolvedAge: 30,
  }),
  issue('OPS-18', 'Task', 'In progress', 'Warehouse Malmö: reconcile 41 missing scans', {
    components: ['Warehouse'],
    assignee: 'Warehouse planner',
    age: 3,
  }),
  issue('OPS-19', 'Bug', 'Waiting for customer', 'Customer sees the wrong consignment in the tracking link', {
    priority: 'High',
    age: 1,
  }),
  issue('OPS-20', 'Story', 'In progress', 'Suggest the desk for tickets that arrive by e-mail', {
    parent: 'OPS-5',
    labels: ['e-mail'],
    components: ['Triage'],
    assignee: 'Shift lead',
    age: 38,
    description: [
      'Two thirds of all tickets arrive by e-mail without any form. The agent reads, decides and',
      'forwards. Show the suggested desk next to the subject. The agent always decides; the suggestion is',
      'never sent on its own.',
    ],
  }),
  issue('OPS-21', 'Sub-task', 'In progress', 'Collect 200 e-mails with the desk that finally solved them', {
    parent: 'OPS-20',
    labels: ['sample-set'],
    components: ['Triage'],
    age: 14,
    description: ['Names and addresses are removed before the sample leaves the mailbox.'],
  }),
  issue('OPS-22', 'Sub-task', 'Done', 'Write down what counts as the right desk', {
    parent: 'OPS-20',
    components: ['Triage'],
    age: 30,
    resolvedAge: 19,
  }),
  issue('OPS-23', 'Task', 'To do', 'Update the phone tree for public holidays', { age: 20 }),
  issue('OPS-24', 'Task', 'To do', 'Dangerous goods: new form for lithium cells', {
    components: ['Customs'],
    assignee: 'Customs clerk',
    age: 11,
  }),
  issue('OPS-25', 'Bug', 'Done', 'Label printer at dock 2 prints the old address', {
    components: ['Warehouse'],
    age: 15,
    resolvedAge: 13,
  }),
  issue('OPS-26', 'Story', 'To do', 'Let consignees choose a delivery slot themselves', {
    parent: 'OPS-1',
    age: 44,
  }),
  issue('OPS-27', 'Task', 'In progress', 'Answer the audit question about driver hours', { age: 7 }),
  issue('OPS-28', 'Bug', 'To do', 'Exception list does not show shipments without a weight', {
    components: ['Shipments'],
    age: 10,
  }),
  issue('OPS-29', 'Task', 'Done', 'Train two more agents on the claims desk', { age: 36, resolvedAge: 8 }),
  issue('OPS-30', 'Task', 'To do', 'Plan the winter schedule for the Narvik lane', {
    assignee: 'Warehouse planner',
    age: 2,
  }),
  issue(
    'OPS-66',
    'Bug',
    'To do',
    `<img src=x onerror="window.__markupRan=1"><b>Bold</b
      > \u202Eevitisnes\u202C &amp; ${'very '.repeat(40)}long`,
    {
      labels: ['ai-triage', '"><script>window.__markupRan=1</script>', '\u202Egnol-dna-deliorter'],
      components: ['<svg onload=alert(1)>'],
      age: 1,
      description: ['A ticket whose texts try to be more than text.'],
    },
  ),
];

const PAY_ISSUES = [
  issue('PAY-101', 'Story', 'In progress', 'Match carrier invoices to shipments without a purchase order', {
    labels: ['invoice-matching'],
    components: ['Invoice matching'],
    assignee: 'Invoice clerk',
    age: 27,
    description: [
      'About 340 carrier invoices a month name a shipment but no purchase order. A clerk looks each of',
      'them up. Propose the three most likely shipments with the reason, and let the clerk pick.',
    ],
  }),
  issue('PAY-102', 'Bug', 'To do', 'Fuel surcharge is matched to the wrong lane', {
    components: ['Invoice matching'],
    priority: 'High',
    assignee: 'Invoice clerk',
    age: 6,
  }),
  issue('PAY-103', 'Task', 'Done', 'Invoice 88-4471: amount differs by 12.40, find out why', {
    labels: ['invoice-matching'],
    components: ['Invoice matching'],
    assignee: 'Invoice clerk',
    age: 5,
    resolvedAge: 0,
    description: [
      'Invoice total 1,912.40, agreed rate 1,900.00. Nothing in the order explains the rest. Solved: the',
      'carrier charges a weekend handling fee since the first of the month, see the price annex.',
    ],
    comments: [{ by: 'Invoice clerk', age: 0, text: 'Booked as handling. Took 14 minutes in total.' }],
  }),
  issue('PAY-104', 'Task', 'To do', 'Carrier sends one invoice for nine shipments', {
    components: ['Invoice matching'],
    assignee: 'Invoice clerk',
    age: 3,
  }),
  issue('PAY-105', 'Task', 'Done', 'Credit note without a reference, Antwerp depot', {
    components: ['Invoice matching'],
    assignee: 'Invoice clerk',
    age: 19,
    resolvedAge: 12,
  }),
  issue('PAY-106', 'Bug', 'In review', 'Currency is lost when the invoice has two pages', {
    components: ['Invoice matching'],
    age: 8,
  }),
  issue('PAY-107', 'Story', 'To do', 'Show why an invoice was proposed for a shipment', {
    components: ['Invoice matching'],
    age: 16,
  }),
  issue('PAY-108', 'Task', 'To do', 'Check last quarter for invoices that were paid twice', {
    components: ['Invoice matching'],
    assignee: 'Controller',
    age: 13,
  }),
  issue('PAY-109', 'Task', 'In progress', 'New bank details for two carriers: confirm by phone', {
    components: ['Payments'],
    priority: 'Highest',
    age: 1,
  }),
  issue('PAY-110', 'Task', 'To do', 'Month-end: list of invoices not yet approved', {
    components: ['Payments'],
    assignee: 'Controller',
    age: 2,
  }),
];

const HR_REQUESTS = [
  issue(
    'HR-12',
    'Onboarding',
    'In progress',
    'New warehouse planner starts on the first: accounts and badge',
    {
      requestType: 'Onboard a new colleague',
      labels: ['onboarding'],
      assignee: 'HR partner',
      reporter: 'Warehouse planner',
      age: 4,
      description: [
        'Starts in Malmö, early shift. Needs a badge for both gates and a forklift refresher.',
        'Equipment can be sent to the depot.',
      ],
      comments: [
        { by: 'HR partner', age: 2, text: 'Badge is ordered, the refresher is booked for the second week.' },
      ],
    },
  ),
  issue('HR-13', 'Question', 'Waiting for customer', 'How many days of leave carry over?', {
    requestType: 'Ask a question',
    assignee: 'HR partner',
    age: 3,
  }),
  issue('HR-14', 'Change', 'Open', 'Move three drivers to the night rota', {
    requestType: 'Change working time',
    assignee: 'HR partner',
    age: 2,
  }),
  issue('HR-15', 'Question', 'Resolved', 'Certificate of employment for a visa', {
    requestType: 'Ask a question',
    assignee: 'HR partner',
    age: 10,
    resolvedAge: 6,
  }),
  issue('HR-16', 'Onboarding', 'Open', 'Seasonal staff for December: 14 contracts', {
    requestType: 'Onboard a new colleague',
    labels: ['onboarding', 'seasonal'],
    assignee: 'HR partner',
    age: 1,
  }),
];

const OTHER_ISSUES = [
  issue('MKT-4', 'Task', 'In progress', 'Product page for refrigerated groupage', {
    labels: ['website'],
    assignee: 'Marketing editor',
    reporter: 'Sales lead',
    age: 12,
    description: [
      'First draft from the notes of the lane manager; every figure is checked against the tariff.',
    ],
  }),
  issue('MKT-5', 'Task', 'To do', 'Photographs from the new dock in Halden', {
    assignee: 'Marketing editor',
    age: 9,
  }),
  issue('MKT-6', 'Task', 'Done', 'Reply templates for trade-fair contacts', {
    assignee: 'Marketing editor',
    age: 31,
    resolvedAge: 18,
  }),
  issue('LEG-3', 'Task', 'In review', 'Review: framework agreement with a new rail carrier', {
    labels: ['contract-review'],
    components: ['Carriers'],
    assignee: 'Legal counsel',
    reporter: 'Carrier manager',
    priority: 'High',
    age: 7,
    description: [
      '42 pages, the carrier wants liability capped below our standard. Term is three years with price',
      'review. Compare the clauses with our standard and mark what differs. Counsel reads every marked',
      'clause.',
    ],
  }),
  issue('LEG-4', 'Task', 'To do', 'Customer asks for a data processing agreement', {
    assignee: 'Legal counsel',
    age: 5,
  }),
  issue('LEG-5', 'Task', 'Done', 'Insurance certificate for the Narvik depot', {
    assignee: 'Legal counsel',
    age: 20,
    resolvedAge: 15,
  }),
  issue('FLEET-2', 'Story', 'To do', 'Propose maintenance windows from mileage and routes', {
    labels: ['maintenance'],
    components: ['Trailers'],
    assignee: 'Fleet planner',
    age: 22,
    description: [
      'Trailers go to the workshop by calendar. Some come too early, some break down on the road.',
    ],
  }),
  issue('FLEET-3', 'Bug', 'In progress', 'Mileage of trailer 17 jumps back after the update', {
    components: ['Trailers'],
    assignee: 'Fleet planner',
    age: 4,
  }),
  issue('FLEET-4', 'Task', 'Done', 'Tyre contract: compare the two offers', {
    assignee: 'Fleet planner',
    age: 26,
    resolvedAge: 21,
  }),
  issue('CAR-1', 'Task', 'Done', 'Carrier asks why the truck waited four hours', {
    assignee: 'Carrier desk clerk',
    age: 90,
    resolvedAge: 89,
  }),
];

/** Everything in Jira Cloud. */
export const ISSUES = [...OPS_ISSUES, ...PAY_ISSUES, ...HR_REQUESTS, ...OTHER_ISSUES];

export const DC_PROJECT = { key: 'WMS', name: 'Warehouse system', board: 7, lead: 'Warehouse planner' };

/** Everything in Jira Data Center; `id` is Jira's numeric issue id. */
export const DC_ISSUES = [
  issue('WMS-1', 'Epic', 'In progress', 'Fewer wrong picks in the Malmö warehouse', { id: 10201, age: 120 }),
  issue('WMS-2', 'Story', 'Done', 'Show the shelf photo on the handheld', {
    id: 10202,
    epic: 'WMS-1',
    components: ['Handhelds'],
    age: 70,
    resolvedAge: 40,
  }),
  issue('WMS-3', 'Task', 'In progress', 'Route stock questions from the warehouse to the right planner', {
    id: 10203,
    epic: 'WMS-1',
    labels: ['ai-triage', 'stock'],
    components: ['Stock desk'],
    assignee: 'Warehouse planner',
    age: 6,
    description: [
      'Handhelds send about ninety stock questions a day to one mailbox. Sort them by aisle and article',
      'group so that the planner on duty sees only what belongs to the shift.',
    ],
    comments: [
      { by: 'Warehouse planner', age: 2, text: 'Works for aisles A to F. G and H share one planner.' },
    ],
  }),
  issue('WMS-4', 'Bug', 'To do', 'Handheld loses the scan when the lift door closes', {
    id: 10204,
    components: ['Handhelds'],
    priority: 'High',
    age: 3,
  }),
  issue('WMS-5', 'Task', 'To do', 'Cycle count for aisle G', {
    id: 10205,
    components: ['Stock desk'],
    age: 5,
  }),
  issue('WMS-6', 'Bug', 'In review', 'Negative stock after a partial return', { id: 10206, age: 9 }),
  issue('WMS-9', 'Bug', 'Done', 'Handheld shows the bay of yesterday', { id: 10209, age: 9, resolvedAge: 7 }),
  issue('WMS-10', 'Task', 'Done', 'Print the bay signs again', { id: 10210, age: 8, resolvedAge: 7 }),
  issue('WMS-7', 'Task', 'Done', 'Replace the batteries of 30 scanners', {
    id: 10207,
    age: 28,
    resolvedAge: 22,
  }),
  issue('WMS-8', 'Sub-task', 'To do', 'List article groups per planner', {
    id: 10208,
    parent: 'WMS-3',
    age: 4,
  }),
];

/**
 * @param {string} table @param {string} number @param {string} sysId @param {string} title
 * @param {Record<string, unknown>} [more]
 */
const record = (table, number, sysId, title, more = {}) => ({
  table,
  number,
  sysId,
  title,
  state: 'New',
  priority: '3 - Moderate',
  category: 'Inquiry / Help',
  group: 'Service Desk',
  assignee: 'Service desk agent',
  caller: 'Dispatcher',
  age: 3,
  description: '',
  /** Numbers of records that this one leads to, in a workspace as a sub-record. */
  related: [],
  ...more,
});

/** ServiceNow records. `sysId` is what stands in the address. */
export const RECORDS = [
  record(
    'incident',
    'INC0010001',
    'b3f09d2a1b7c4e5097a1d86ee54bcb01',
    'Cannot print customs forms at dock 3',
    {
      state: 'In Progress',
      category: 'Hardware',
      priority: '2 - High',
      caller: 'Customs clerk',
      related: ['PRB0040001'],
      age: 1,
      description:
        'The printer answers, but every form lacks the barcode. Two trucks are waiting. Dock 4 prints fine.',
    },
  ),
  record(
    'incident',
    'INC0010002',
    '5c0e83b7db1a4f209e77a4f2ca9619b2',
    'Payslip shows last month’s night shifts twice',
    {
      state: 'In Progress',
      category: 'Payroll',
      group: 'Payroll',
      assignee: 'Payroll clerk',
      caller: 'Forklift driver',
      age: 4,
      description: 'Fourteen colleagues of the night rota are affected. The next pay run closes on Friday.',
    },
  ),
  record(
    'incident',
    'INC0010003',
    '9a41c6e01bd24b60b3de5a78cd4bcb43',
    'Handhelds lose the network in aisle G',
    {
      category: 'Network',
      group: 'Network',
      assignee: 'Network engineer',
      caller: 'Warehouse planner',
      priority: '1 - Critical',
      related: ['CHG0030001'],
      age: 0,
      description:
        'Since the new racks were built. Scans are queued on the device and arrive up to an hour late.',
    },
  ),
  record(
    'incident',
    'INC0010004',
    'e7d25f83db964c10a8b2c0f1ca961974',
    'Password reset for the carrier portal',
    {
      state: 'Resolved',
      category: 'Software',
      age: 2,
      description: 'Two wrong attempts, then locked. Solved by phone after a call back to the depot.',
    },
  ),
  record(
    'incident',
    'INC0010005',
    '12b8e4fa1b3049d08cf6e9a2e54bcbd5',
    'Tracking page is slow on Monday mornings',
    {
      state: 'On Hold',
      category: 'Software',
      age: 9,
      description: 'Eight to ten seconds between seven and nine. Fine for the rest of the week.',
    },
  ),
  record('incident', 'INC0010006', '3de6a91bdb5c4e80b0c47f10ca9619e6', 'New badge does not open gate 2', {
    category: 'Hardware',
    caller: 'Warehouse planner',
    age: 1,
  }),
  record(
    'incident',
    'INC0010007',
    '70f5c2d41b8a4fa0a9137be1cd4bcb27',
    'Overtime of the Narvik depot is missing',
    {
      group: 'Payroll',
      category: 'Payroll',
      assignee: 'Payroll clerk',
      state: 'Resolved',
      age: 11,
    },
  ),
  record(
    'incident',
    'INC0010008',
    'c81d3b76db2f4410bd58e2a9ca961938',
    'VPN drops when the truck changes country',
    {
      group: 'Network',
      category: 'Network',
      assignee: 'Network engineer',
      age: 6,
    },
  ),
  record(
    'change_request',
    'CHG0030001',
    '48ac7e901bf54d20a6e1b9d3e54bcb19',
    'Replace the core switch in Malmö',
    {
      state: 'Scheduled',
      group: 'Network',
      category: 'Network',
      assignee: 'Network engineer',
      age: 15,
      description: 'Two hours on Sunday morning. Handhelds work offline; scans are sent afterwards.',
    },
  ),
  record(
    'change_request',
    'CHG0030002',
    'd0937f5bdb784a60815ce4c7ca96194a',
    'New release of the carrier portal',
    {
      state: 'Assess',
      category: 'Software',
      age: 8,
    },
  ),
  record(
    'problem',
    'PRB0040001',
    'a5e0b1c81b464730b7f2d95ae54bcb5b',
    'Customs forms print without a barcode',
    {
      state: 'Root Cause Analysis',
      category: 'Hardware',
      age: 5,
      description: 'Four incidents in two weeks, always after a form with more than nine lines.',
    },
  ),
  record('sc_req_item', 'RITM0020001', '6b1fd4a7dbe94c50a02d38f6ca96196c', 'Laptop for a new customs clerk', {
    state: 'Work in Progress',
    category: 'Hardware',
    catalogItem: 'Standard laptop',
    age: 3,
    description: 'Starts on the first. Needs the customs software and a card reader.',
  }),
  record('sc_req_item', 'RITM0020002', 'f2748c0e1bad4e90993b61d5e54bcb7d', 'Access to the tariff archive', {
    catalogItem: 'Access request',
    category: 'Access',
    age: 2,
  }),
  record(
    'kb_knowledge',
    'KB0010001',
    '8e5b20d3db1c4fd0bc61f7a4ca96198e',
    'Reset a handheld scanner in four steps',
    {
      state: 'Published',
      category: 'Handhelds',
      age: 60,
      description: 'Hold both side keys for ten seconds. Queued scans are kept and sent after the restart.',
    },
  ),
  record('kb_knowledge', 'KB0010002', '27c9a6f51b904b10ad08e35ce54bcb9f', 'Which desk handles what', {
    state: 'Published',
    category: 'Service desk',
    age: 45,
    description:
      'Claims handles damaged goods, billing handles amounts, dispatch handles everything that moves.',
  }),
];

export const SPACES = {
  OPS: { name: 'Operations', colour: '#0c66e4' },
  FIN: { name: 'Finance', colour: '#1f845a' },
  LEG: { name: 'Legal', colour: '#a54800' },
};

/**
 * Confluence Cloud content. `parent` is the id of the page above; pages without one lie under the space's
 * overview. `kind` is `page` unless given.
 */
export const PAGES = [
  {
    id: '48234497',
    space: 'OPS',
    title: 'Triage playbook',
    labels: ['playbook', 'ai-triage'],
    owner: 'Shift lead',
    age: 9,
    body: [
      'How we decide which desk a ticket belongs to, with one example for each of the twelve desks.',
      '## The three questions',
      'Has something moved, or should it have? Then it is dispatch. Is something broken? Then it is claims.',
      'Is it only about an amount? Then it is billing. If two answers are yes, the first one wins.',
      '## What the suggestion may and may not do',
      'It shows a desk and a reason. It never forwards, closes or answers. The agent decides, every time.',
    ],
  },
  {
    id: '48234533',
    space: 'OPS',
    title: 'Desk catalogue',
    parent: '48234497',
    labels: ['playbook'],
    owner: 'Shift lead',
    age: 40,
    body: ['The twelve desks, their hours and who stands in when the desk is empty.'],
  },
  {
    id: '48235010',
    space: 'OPS',
    title: 'Night shift handover',
    labels: [],
    owner: 'Dispatcher',
    age: 3,
    body: ['Open exceptions, trucks on the road, and what the early shift must not forget.'],
  },
  {
    id: '51380226',
    space: 'FIN',
    title: 'Closing checklist',
    labels: ['month-end', 'invoice-matching'],
    owner: 'Controller',
    age: 20,
    body: [
      'What has to be true before we close a month.',
      '## Day minus three',
      'All carrier invoices of the month are matched or listed with a reason. PAY-110 has the list.',
      '## Day zero',
      'Accruals are booked, the list of open invoices is signed, new bank details are confirmed.',
    ],
  },
  {
    id: '51380301',
    space: 'FIN',
    title: 'Invoice matching: how a proposal is made',
    parent: '51380226',
    labels: ['invoice-matching'],
    owner: 'Invoice clerk',
    age: 31,
    body: ['Weight, lane and date decide. The clerk sees all three, and the two shipments that came close.'],
  },
  {
    id: '52690961',
    space: 'LEG',
    title: 'Contract review guide',
    labels: ['contract-review'],
    owner: 'Legal counsel',
    age: 52,
    body: [
      'Which clauses we compare with our standard, and who may accept what.',
      '## Liability',
      'A cap below our standard always goes to counsel. No tool and no template decides that.',
    ],
  },
  {
    id: '53018625',
    space: 'OPS',
    kind: 'blog',
    date: '2026/03/02',
    title: 'Half a year of suggested desks',
    labels: ['ai-triage'],
    owner: 'Shift lead',
    age: 120,
    body: ['What worked, what did not, and why we still count hand-overs instead of clicks.'],
  },
];

/**
 * Confluence Data Center content. The second title forces the `viewpage.action?pageId=` form of the address.
 */
export const DC_PAGES = [
  {
    id: '98403475',
    space: 'FIN',
    title: 'Closing checklist',
    labels: ['month-end', 'invoice-matching'],
    owner: 'Controller',
    age: 64,
    body: [
      'The old home of the checklist. Depots that still work here use this copy.',
      '## Before the close',
      'Every carrier invoice is matched, or it is on the list with a reason and a name of a desk.',
    ],
  },
  {
    id: '98403612',
    space: 'FIN',
    title: 'Month-end: roles & deadlines?',
    parent: '98403475',
    labels: [],
    owner: 'Controller',
    age: 80,
    body: ['Who closes what, and by which working day.'],
  },
];

/** @param {string} key */
export const issueByKey = (key) => [...ISSUES, ...DC_ISSUES].find((entry) => entry.key === key.toUpperCase());

/** @param {string} key */
export const childrenOf = (key) =>
  [...ISSUES, ...DC_ISSUES].filter((entry) => entry.parent === key || entry.epic === key);

/** @param {string} numberOrSysId */
export const recordBy = (numberOrSysId) =>
  RECORDS.find((entry) => entry.number === numberOrSysId || entry.sysId === numberOrSysId);

/** @param {string} id */
export const pageById = (id) => PAGES.find((entry) => entry.id === id);
