import { partStamp } from '../../lib/domain/plan-parts';
import {
  ask,
  axeProblems,
  dumpStore,
  expect,
  type Firefox,
  type FirefoxPage,
  inPanel,
  JIRA,
  openedAt,
  poll,
  test,
} from './firefox-fixtures';
import type { Json } from './harness/firefox-page';

const OWNER = 'Operations improvement lead';
const REVIEWER = 'Model risk reviewer';
type Row = { id: string; docId: string; [field: string]: Json };

/** The records of one class, as the browser keeps them, each with its own id. */
async function records(app: Firefox, cls: string): Promise<Row[]> {
  const { stores } = await dumpStore(app);
  const rows = (stores['pilotlight-local/docs'] ?? []) as { id: string; cls: string; doc: Row }[];
  return rows
    .filter((row) => row.cls === cls)
    .map(({ id, doc }) => ({ ...doc, docId: id, id: id.replace(/^[a-z]+:/, '') }));
}

const idOf = (rows: Row[], field: string, value: string): string => {
  const found = rows.find((row) => row[field] === value);
  if (!found) throw new Error(`Nothing here has ${field} ${value}.`);
  return found.id;
};

/** A message that must be carried out. */
async function told(page: FirefoxPage, name: string, input: Json): Promise<{ [name: string]: Json }> {
  const reply = await ask(page, name, input);
  expect([name, reply.error ?? null]).toEqual([name, null]);
  return reply.value as { [name: string]: Json };
}

/** Writes over what a field holds. */
async function retype(page: FirefoxPage, selector: string, text: string): Promise<void> {
  await page.click(selector);
  await page.press('Control+a');
  await page.type(text);
}

test('US-5.2, US-6.1, US-6.2, US-6.4, US-6.5, US-7.1, US-7.2, US-7.4, US-7.5, US-7.6 in Firefox: choosing, the gap, the review', async ({
  app,
}) => {
  const people = await records(app, 'person');
  const initiatives = await records(app, 'initiative');
  const person = (name: string) => idOf(people, 'displayName', name);
  const page = await app.extensionPage('dashboard.html');
  await page.waitForWords('main', 'Stuck: nothing has been decided for');
  const at = (id: unknown, section: string) =>
    page.goto(`${app.extensionOrigin}/dashboard.html#/initiative/${id}/${section}`);

  const { initiativeId } = await told(page, 'createInitiative', {
    name: 'Quay invoices',
    purpose: 'Sorts quay invoices for the clerks',
    businessOwner: { personId: person(OWNER) },
  });
  const candidate = { frictionScore: 4, volumePerMonth: 400, stepsVary: 'same', source: 'Workshop' };
  for (const [name, impact, complexity] of [
    ['Match quay invoices', 5, 2],
    ['Find double payments', 4, 2],
  ] as const) {
    const one = { ...candidate, name, impact, complexity };
    await told(page, 'saveCandidate', { initiativeId: initiativeId ?? '', basedOn: '', candidate: one });
  }
  await at(initiativeId, 'case');
  await page.click('main button ~~ Choose: Find double payments');
  await page.click('main form button ~~ Choose this one');
  await page.waitForWords('main form', 'promises more for the effort than');
  await page.type('The matching waits for the new finance system.', 'main form textarea');
  await page.click('main form button ~~ Choose this one');
  await page.waitForWords('main', 'Chosen although another promises more:');

  await at(initiativeId, 'criteria');
  await page.waitForWords('main', 'of 13 required');
  const reshaped = 'The workflow itself has changed, not just one step of it';
  expect(await page.words('main ol')).toContain(reshaped);
  const step = { name: 'Read the invoice', actor: 'Clerk' };
  const workflow = { before: [step, { ...step, name: 'Look it up' }], after: [step] };
  const basedOn = partStamp({} as never, 'workflow');
  await told(page, 'saveWorkflow', { initiativeId: initiativeId ?? '', basedOn, ...workflow });
  await poll('the gap is shorter', async () => !(await page.words('main ol')).includes(reshaped));
  await page.click('main button ~~ Decide: go on to integration');
  await page.click('main form button ~~ Record: go on');
  await page.waitForWords('main [role=alert]', 'is not met yet. Meet it, or ask for an exception.');
  const forced = { gate: 'G3', outcome: 'passed', rationale: '', softAcknowledged: [], imported: true };
  const refusal = await ask(page, 'decideGate', { initiativeId: initiativeId ?? '', ...forced });
  expect(JSON.stringify(refusal.error)).toMatch(/gate_decider_reviewer.*gate_import_not_allowed/);

  const answers = idOf(initiatives, 'key', 'HR-ANSWERS');
  await told(page, 'actAs', { personId: person(REVIEWER) });
  await at(answers, 'review/accuracy');
  await page.waitForWords('main', '26 unpicked cases were counted; at least 30 are needed.');
  await page.click('main button ~~ Decide');
  await page.type('Usable for leave and certificates.', 'textarea[name=rationale]');
  await page.click('main form button ~~ Record the decision');
  await page.waitForWords('main form', 'Conditions: each of the 1 partly');
  await page.click('main form button ~~ Add a condition');
  await page.type('Count ten more questions', '[name=condition]');
  await page.click('main form button ~~ Record the decision');
  await poll('the decision is recorded', async () => (await page.count('main form')) === 0);
  await page.waitForWords('main', 'Count ten more questions');

  await told(page, 'actAs', { personId: person('HR services lead') });
  await page.waitForWords('main', 'You hold an office in this initiative');
  await at(answers, 'scope');
  await page.click('main button ~~ Change the scope');
  await retype(page, 'main form input[name=version]', '4.1');
  await page.click('main form button ~~ Save');
  await poll('the scope is saved', async () => (await page.count('main form')) === 0);
  await at(answers, 'review/accuracy');
  await page.waitForWords('main a[aria-current=true]', 'No longer valid after a change');
  await page.waitForWords('a[href$="/accountability"]', 'Approved');
  await page.click('main summary ~~ What was seen at this decision');
  expect(await page.words('main details[open] table')).toMatch(/Version of the model\s+4\.0\s+4\.1/);
  expect(await axeProblems(page)).toEqual([]);

  // Two months in a row beyond the bound of the guardrail: the dimension is suspended, and the ticket says so.
  await told(page, 'actAs', { personId: person('Service desk lead') });
  const reopened =
    idOf(await records(app, 'metric'), 'name', 'Reopen rate')
      .split(':')
      .at(-1) ?? '';
  const samples = (await records(app, 'sample')).filter(({ metricId }) => metricId === reopened);
  const last = samples.sort((a, b) => (String(a.periodStart) < String(b.periodStart) ? 1 : -1)).slice(0, 2);
  expect(last).toHaveLength(2);
  const ticket = await openedAt(app, `${JIRA}/browse/OPS-7`);
  await ticket.waitForWords(inPanel('.guidance'), 'In use.');
  for (const { docId, periodStart } of last.reverse()) {
    const value = { numerator: 60, denominator: 500, note: 'Counted again', grade: 'sampled' };
    const correction = { metricId: reopened, periodStart: periodStart ?? '', supersedes: docId };
    await told(page, 'recordSample', { ...correction, ...value, confirmedUnusual: true });
  }
  await ticket.waitForWords(inPanel('.guidance'), 'the approval for accuracy is suspended');
});
