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
const AGENT = 'Service desk agent';
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

/** Fills fields of the form in front by their names: lists by value, days as a date field takes them. */
async function fill(page: FirefoxPage, values: { [name: string]: string }): Promise<void> {
  for (const name of Object.keys(values)) await page.waitForVisible(`main form [name=${name}]`);
  await page.evaluate((given) => {
    for (const [name, value] of Object.entries(given)) {
      const field = document.querySelector<HTMLInputElement>(`main form [name=${name}]`);
      // The field's own setter: the page's framework listens on the element that it made.
      const own = Object.getPrototypeOf(field) as HTMLInputElement;
      Object.getOwnPropertyDescriptor(own, 'value')?.set?.call(field, value);
      field?.dispatchEvent(new Event(field.tagName === 'SELECT' ? 'change' : 'input', { bubbles: true }));
    }
  }, values);
}

test('US-3.1, US-3.2, US-3.4, US-6.3 in Firefox: concerns and evidence from the ticket reach those who answer for it', async ({
  app,
}) => {
  const people = await records(app, 'person');
  const triage = idOf(await records(app, 'initiative'), 'key', 'INV-TRIAGE');
  const desk = await app.extensionPage(`dashboard.html#/initiative/${triage}/evidence`);
  const become = (name: string) => told(desk, 'actAs', { personId: idOf(people, 'displayName', name) });
  await become(AGENT);
  const page = await openedAt(app, `${JIRA}/browse/OPS-7`);
  const concern = (selector: string) => inPanel(`details.concern ${selector}`);
  await page.click(concern('summary'));
  await page.click(concern('button ~~ Look at it before sending'));
  await page.waitForWords(concern('form'), 'write down what you saw');
  await page.type('Agency staff wait longer.', concern('textarea'));
  await page.click(concern('button ~~ Look at it before sending'));
  await page.waitForWords(concern('.concern-check'), 'Your name, the time');
  await page.click(concern('.concern-check button ~~ Send'));
  await page.waitForWords(concern('.kept'), 'waiting to be read');

  await page.type('Nobody says why.', concern('textarea'));
  await page.click(concern('label.choice input'));
  await page.click(concern('button ~~ Look at it before sending'));
  await page.waitForWords(concern('.concern-check'), 'Neither your name nor this device is kept');
  await page.click(concern('.concern-check button ~~ Send'));
  const reportKey = (await page.words(concern('.concern-key'))).trim();
  expect(reportKey).toMatch(/^([A-Z2-9]{4}-){4}[A-Z2-9]{4}$/);
  const unnamed = (await records(app, 'concern')).find(({ text }) => text === 'Nobody says why.');
  expect(unnamed).toMatchObject({ by: 'anonymous', dev: 'anonymous' });

  await become(OWNER);
  const unread = 'li[data-tone] button ~~ I have received this';
  for (const left of [1, 0]) {
    await desk.click(unread);
    await poll(`${left} left to be read`, async () => (await desk.count(unread)) === left);
  }
  expect(await desk.words('main')).toContain('Anonymous');
  expect(await axeProblems(desk)).toEqual([]);

  // The owner keeps the ticket itself as evidence: the fields they see, less the one they take out.
  await page.reload();
  await page.waitForVisible(inPanel('details.concern'));
  const evidence = (selector: string) => inPanel(`details.concern + details ${selector}`);
  await page.click(evidence('summary'));
  await page.click(evidence('fieldset input'));
  await page.click(evidence('button ~~ Keep these fields'));
  await page.waitForWords(evidence('.kept'), 'Still the same');
  await desk.waitForWords('main', 'As filed');
  const kept = (await records(app, 'evidence')).find(({ title }) => title === 'OPS-7');
  expect(JSON.stringify(kept?.capture)).toMatch(/"why":"left_out".*"sha256":"[0-9a-f]{64}"/);

  // It proved itself from use: nobody ticked that it is inside the tool.
  await desk.goto(`${app.extensionOrigin}/dashboard.html#/initiative/${triage}/criteria`);
  await desk.waitForWords('main', 'in the last 30 days in this browser');

  await become(AGENT);
  await page.reload();
  await page.waitForVisible(inPanel('details.concern'));
  await page.click(concern('summary'));
  await page.waitForWords(concern('.kept'), `Received by ${OWNER}`);
  // Nobody can look up who raised the other one; its key alone tells what became of it.
  await page.click(concern('.concern-follow summary'));
  await page.type(reportKey.toLowerCase(), concern('.concern-follow input'));
  await page.click(concern('.concern-follow button ~~ What became of it?'));
  await page.waitForWords(concern('.concern-follow [role=status]'), `Received by ${OWNER}`);
});

test('US-7.3 in Firefox: the browser slept for a year, and the first page afterwards says that the approval is over', async ({
  app,
}) => {
  const page = await openedAt(app, `${JIRA}/browse/OPS-7`);
  await page.waitForWords(inPanel('.guidance'), 'In use.');
  const desk = await app.extensionPage('options.html');
  // The worker's clock is another one; it gets its own back, because it must not outlive the page that made the other.
  const wakeAfter = (days: number) =>
    desk.evaluate(async (asleep) => {
      type Worker = Window & { Date: DateConstructor; ownDate?: DateConstructor };
      type Api = {
        alarms: { create(name: string, info: { when: number }): void };
        runtime: { getBackgroundPage(): Promise<Worker> };
      };
      const { browser } = globalThis as unknown as { browser: Api };
      const worker = await browser.runtime.getBackgroundPage();
      worker.ownDate ??= worker.Date;
      const Clock = worker.ownDate;
      const later = () => Clock.now() + asleep * 86_400_000;
      const Later = class extends Clock {
        constructor(...given: [number] | []) {
          super(...((given.length > 0 ? given : [later()]) as [number]));
        }
        static override now = later;
      };
      worker.Date = asleep > 0 ? (Later as DateConstructor) : Clock;
      browser.alarms.create('day-change', { when: Clock.now() });
    }, days);
  try {
    await wakeAfter(400);
    await page.waitForWords(inPanel('.guidance'), 'Not cleared for this use since');
    await page.reload();
    await page.waitForWords(inPanel('.guidance'), 'Not cleared for this use since');
  } finally {
    await wakeAfter(0);
  }
  await page.waitForWords(inPanel('.guidance'), 'In use.');
});

test('US-3.3, US-5.2, US-5.3, US-5.4, US-5.5, US-6.1, US-6.2, US-6.4, US-6.5, US-7.1, US-7.2, US-7.4, US-7.5, US-7.6 in Firefox: choosing, the gap, the review', async ({
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

  await page.click('main button ~~ Change who does what');
  await page.waitForVisible('[name=businessOwnerId]');
  await page.evaluate(() => document.querySelector<HTMLElement>('[name=businessOwnerId]')?.focus());
  await page.type('Finance systems');
  await page.click('main form button ~~ Save');
  await page.waitForWords('main form', 'belongs to IT. Choose somebody from the business');
  await page.waitFor(() => document.activeElement?.getAttribute('name') === 'businessOwnerId');

  // Building began before anybody had said what success is: late for good, and a vanity number does not repair it.
  await page.click('main form button ~~ Cancel');
  await page.click('main button ~~ Building has begun');
  await page.click('main form button ~~ Record');
  await page.waitForWords('main', 'Being built since');
  await at(initiativeId, '');
  await page.click('main a ~~ Define a metric');
  await page.click('main form label strong ~~ How well the technology works');
  await page.type('Model accuracy 95%', 'main form [name=name]');
  // A first metric is proposed as headline anyway.
  await page.evaluate(() => {
    const box = document.querySelector<HTMLInputElement>('[name=headline]');
    if (!box?.checked) box?.click();
  });
  await page.waitForWords('main form', 'says how well the technology works, not what');
  expect(await page.count('main form ul[aria-label="Measure this instead"] button')).toBe(2);
  const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
  const built = (offset: number) =>
    told(page, 'startBuild', { initiativeId: initiativeId ?? '', day: day(offset) });
  await built(-5);
  const metric = {
    name: 'Hours until an invoice is booked',
    question: 'Do we keep it?',
    class: 'outcome',
    category: 'decisions_accelerated',
    headline: true,
    unit: { dimension: 'duration', code: 'h', decimals: 1 },
    direction: 'decrease',
    aggregation: 'median',
    cadence: 'monthly',
    startsOn: day(0),
    ownerId: person(OWNER),
    contributorIds: [],
    status: 'active',
    baseline: { value: 40, periodStart: day(-90), periodEnd: day(-1), grade: 'sampled', method: 'Drawn' },
    target: { value: 20, startOn: day(0), dueOn: day(200) },
  };
  await told(page, 'defineMetric', { initiativeId: initiativeId ?? '', metric });
  await built(0);
  await at(initiativeId, 'criteria');
  await page.waitForWords('main', 'Met, but late');
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

  // A reader's concern has waited for more than two weeks: its dimension is not approved again before an answer.
  const answers = idOf(initiatives, 'key', 'HR-ANSWERS');
  await told(page, 'actAs', { personId: person(REVIEWER) });
  await at(idOf(initiatives, 'key', 'INV-MATCH'), 'review/accountability');
  await page.click('main button ~~ Decide');
  await page.waitForVisible('main form [name=outcome]');
  await page.evaluate(() => {
    for (const enough of document.querySelectorAll<HTMLElement>('main form [value=adequate]')) enough.click();
  });
  await page.type('Everybody who answers for it is named.', 'textarea[name=rationale]');
  await fill(page, { outcome: 'approved', validUntil: day(20), maxRollout: 'limited' });
  await page.click('main form button ~~ Record the decision');
  await page.waitForWords('main form', 'A concern from a reader has been waiting for an answer since');

  await at(answers, 'review/accuracy');
  await page.waitForWords('main', '26 cases that were not hand-picked were counted; at least 30 are needed.');
  await page.click('main button ~~ Decide');
  await page.click('main form button ~~ Record the decision');
  await page.waitForWords('main form', '7 things are still open');
  for (const left of [2, 1, 0]) {
    await page.click('main form button ~~ Use this');
    await poll(
      `${left} left to rate`,
      async () => (await page.count('main form button ~~ Use this')) === left,
    );
  }
  // A link alone is proposed as partly there: whoever has read what lies behind it rates it.
  await page.waitForWords('main form', 'is a link. Look whether it holds what is asked here.');
  await page.evaluate(() => {
    const groups = [...document.querySelectorAll('main form fieldset')];
    const meaning = groups.find((one) => one.textContent?.includes('What each kind of error leads to'));
    meaning?.querySelector<HTMLElement>('[value=adequate]')?.click();
  });
  await page.type('Usable for leave and certificates.', 'textarea[name=rationale]');
  const conditional = { outcome: 'approved_with_conditions', validUntil: day(20), maxRollout: 'limited' };
  await fill(page, conditional);
  await page.waitForWords('main form', 'What has to be done: write at least 10 characters');
  await page.type('Count ten more questions', '[name=condition]');
  await fill(page, { conditionOwner: person('HR services lead'), conditionDue: day(10) });
  await page.click('main form button ~~ Record the decision');
  await poll('the decision is recorded', async () => (await page.count('main form')) === 0);
  await page.waitForWords('main', 'Count ten more questions');
  await page.waitForWords('main', 'Condition for: A counted result on real cases');
  await page.waitForWords('main', 'Replaced by the decision of');

  await told(page, 'actAs', { personId: person('HR services lead') });
  await page.waitForWords('main', 'You have a part in this initiative yourself');
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
