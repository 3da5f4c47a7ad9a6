import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEMO_VIEWER_ID, demoWorkspace } from '@/lib/demo/demo-workspace';
import { verifyContentId } from '@/lib/domain/content-id';
import { AppError } from '@/lib/domain/errors';
import type { MetricView } from '@/lib/domain/overview-types';
import { createInitiative } from '@/lib/store/commands/initiatives';
import { reportWrongMatch, unhideMatch } from '@/lib/store/commands/match-reports';
import { saveRule, setRuleStatus } from '@/lib/store/commands/rules';
import { recordSample, saveDraft, takeBackSample } from '@/lib/store/commands/samples';
import { createWorkspace, leaveDemo, loadDemo } from '@/lib/store/commands/workspaces';
import { PilotlightDatabase } from '@/lib/store/database';
import { ofClass } from '@/lib/store/doc-ranges';
import { listHidden } from '@/lib/store/hidden';
import { countMatch } from '@/lib/store/match-counts';
import { listUnreadable, quarantineUnreadable } from '@/lib/store/quarantine';
import {
  countQuarantined,
  getInitiativeOverview,
  listMatchReports,
  listPeople,
  listRules,
  listRulesFor,
  readWorkspaceState,
} from '@/lib/store/reads';
import { listInitiativeBriefs } from '@/lib/store/reads/portfolio';
import { recogniseUrl } from '@/lib/tools';

const demo = demoWorkspace('Europe/Berlin');
const NOW = new Date('2026-11-23T10:00:00.000Z');
const NONCE = '01KAQ7Z0000000000000000000';
const later = (ms: number) => new Date(NOW.getTime() + ms);

let db: PilotlightDatabase;
let count = 0;
beforeEach(() => {
  db = new PilotlightDatabase(`test-${++count}`);
});
afterEach(async () => {
  await db.delete();
});

const audit = async () => (await ofClass(db, 'audit').toArray()).map((row) => row.doc);
const refusal = async (work: Promise<unknown>): Promise<AppError> =>
  work.then(
    () => {
      throw new Error('expected a refusal');
    },
    (cause) => {
      expect(cause).toBeInstanceOf(AppError);
      return cause as AppError;
    },
  );

test('INV-31: in a team a change and its audit entry wait for the server from the same write on; alone nothing waits', async () => {
  const { personId } = await createWorkspace(
    { name: 'Alone', timeZone: 'Europe/Berlin', displayName: 'Owner', function: 'business' },
    NOW,
    db,
  );
  expect(await db.outbox.count()).toBe(0);
  await db.meta.put({
    key: 'team',
    value: { origin: 'https://couch.example.com', prefix: 'pl', portfolio: 'main', account: personId },
  });
  const input = { name: 'Triage', purpose: 'Proposes an account.', businessOwner: { personId } };
  const { initiativeId } = await createInitiative(input, { personId, at: NOW }, db);
  const waiting = await db.outbox.toArray();
  expect(waiting.map(({ id, kind, home, gen }) => ({ id: id.slice(0, 3), kind, home, gen }))).toEqual(
    expect.arrayContaining([
      { id: 'ini', kind: 'mutable', home: 'core', gen: 1 },
      { id: 'aud', kind: 'immutable', home: 'audit', gen: 1 },
    ]),
  );
  await refusal(createInitiative({ ...input, purpose: ' ' }, { personId, at: NOW }, db));
  expect(await db.outbox.count()).toBe(waiting.length);
  expect(await db.docs.get(`ini:${initiativeId}`)).toBeDefined();
});

/** The demo's viewer and a metric of theirs that is open for a value. */
async function demoWithDueMetric(): Promise<{ metric: MetricView; initiativeId: string }> {
  await loadDemo(demo, NOW, db);
  for (const brief of await listInitiativeBriefs(NOW.toISOString(), db)) {
    const overview = await getInitiativeOverview(brief.id, NOW.toISOString(), db);
    const metric = overview?.metrics.find((one) => one.canRecord && one.openPeriod && !one.needsDenominator);
    if (metric) return { metric, initiativeId: brief.id };
  }
  throw new Error('the demo must always have a metric that is due');
}

const entry = (metric: MetricView, value: number) => ({
  metricId: metric.id,
  periodStart: metric.openPeriod!.start,
  value,
  note: 'Counted by the shift lead',
  grade: 'estimated' as const,
});
const me = { personId: DEMO_VIEWER_ID, at: NOW };

describe('the one write path', () => {
  test('INV-31: every change of a record has its audit entry in the same transaction, chained to the one before', async () => {
    const { metric } = await demoWithDueMetric();
    const before = await audit();
    await recordSample(entry(metric, metric.latest?.value ?? 10), me, NONCE, db);
    await setRuleStatus(...firstRuleOff(await listRules(db)), me, () => undefined, db);
    const entries = (await audit()).sort((a, b) => Number(a.seq) - Number(b.seq));
    expect(entries.length).toBe(before.length + 2);
    expect(entries.map((one) => one.action)).toEqual(['demo.load', 'sample.confirm', 'rule.status']);
    const rows = await ofClass(db, 'audit').sortBy('id');
    rows.forEach((row, i) => {
      expect(row.doc.prev).toBe(i === 0 ? '' : rows[i - 1]!.id.slice(-20));
      expect(verifyContentId(row.id, row.doc)).toBe(true);
    });
  });

  test('INV-31: when the audit entry cannot be written, neither is the record', async () => {
    const { metric } = await demoWithDueMetric();
    const docs = await db.docs.count();
    // The next entry's place in the chain is taken: adding it must fail, and take the record with it.
    const head = (await db.meta.get('auditHead'))!.value as { seq: number; id: string };
    db.docs.hook('creating', (_key, row) => {
      if (row.cls === 'audit') throw new DOMException('full', 'QuotaExceededError');
    });
    const error = await refusal(recordSample(entry(metric, 5), me, NONCE, db));
    expect(error.code).toBe('storage_full');
    expect(await db.docs.count()).toBe(docs);
    expect((await db.meta.get('auditHead'))!.value).toEqual(head);
  });

  test('INV-32: an immutable record that is already there is not written a second time', async () => {
    const { metric } = await demoWithDueMetric();
    const { sampleId } = await recordSample(entry(metric, 5), me, NONCE, db);
    const row = await db.docs.get(sampleId);
    expect(verifyContentId(sampleId, row!.doc)).toBe(true);
    const again = await refusal(recordSample(entry(metric, 5), me, NONCE, db));
    expect(again.problems.map((one) => one.code)).toContain('period_covered');
    expect(await db.docs.get(sampleId)).toEqual(row);
  });

  test('a record made by a newer version is shown, never written', async () => {
    await createWorkspace(
      { name: 'Halden', timeZone: 'Europe/Berlin', displayName: 'Admin', function: 'risk' },
      NOW,
      db,
    );
    const row = (await db.docs.get('meta:policy'))!;
    await db.docs.put({ ...row, doc: { ...row.doc, v: 99, somethingNew: { kept: true } } });
    const state = await readWorkspaceState(db);
    expect(state.kind).toBe('own');
    expect(state.workspace).toMatchObject({ somethingNew: { kept: true } });
    await quarantineUnreadable(db, NOW);
    expect((await db.docs.get('meta:policy'))!.doc.somethingNew).toEqual({ kept: true });
  });

  test('fault 42: a database of a newer version can be read, and no write of any kind gets in', async () => {
    const { metric } = await demoWithDueMetric();
    const { version } = db.backendDB();
    db.close();
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.open(db.name, version + 10);
      request.onerror = () => reject(request.error);
      request.onsuccess = () => {
        request.result.close();
        resolve();
      };
    });
    await db.open();
    const before = await db.docs.toArray();
    expect(await listInitiativeBriefs(NOW.toISOString(), db)).not.toEqual([]);

    const draft = { metricId: metric.id, periodStart: '2026-11-01', value: '5', note: '' };
    for (const write of [
      () => recordSample(entry(metric, 5), me, NONCE, db),
      () => saveDraft(draft, NOW, db),
      () => leaveDemo(db),
      () => countMatch('rule', 'initiative', '2026-11-23', db),
    ]) {
      expect((await refusal(write())).code).toBe('storage_newer');
    }
    expect(await db.docs.toArray()).toEqual(before);
    expect(await db.drafts.count()).toBe(0);
    expect(db.backendDB().version).toBe(version + 10);
  });

  test('a closed or broken database says so instead of pretending', async () => {
    const { metric } = await demoWithDueMetric();
    db.close();
    const error = await refusal(recordSample(entry(metric, 5), me, NONCE, db));
    expect(error.code).toBe('storage_broken');
    await db.open();
  });
});

describe('values of a metric', () => {
  test('US-4.3: a value can be taken back within ten seconds, and stays in the history as voided', async () => {
    const { metric, initiativeId } = await demoWithDueMetric();
    const { sampleId, undoUntil } = await recordSample(entry(metric, 7), me, NONCE, db);
    expect(undoUntil).toBe(later(10_000).toISOString());
    await takeBackSample(sampleId, { ...me, at: later(9_000) }, db);
    const after = await getInitiativeOverview(initiativeId, later(9_500).toISOString(), db);
    const view = after!.metrics.find((one) => one.id === metric.id)!;
    expect(view.latest?.id).not.toBe(sampleId);
    expect(view.history.find((one) => one.id === sampleId)?.state).toBe('voided');
  });

  test('US-4.3: after ten seconds only a correction is possible, and the first value remains visible', async () => {
    const { metric, initiativeId } = await demoWithDueMetric();
    const { sampleId } = await recordSample(entry(metric, 7), me, NONCE, db);
    const late = await refusal(takeBackSample(sampleId, { ...me, at: later(11_000) }, db));
    expect(late.problems[0]?.code).toBe('undo_too_late');
    const correction = { ...entry(metric, 8), supersedes: sampleId };
    const { sampleId: second } = await recordSample(
      correction,
      { ...me, at: later(60_000) },
      `${NONCE}2`,
      db,
    );
    const after = await getInitiativeOverview(initiativeId, later(61_000).toISOString(), db);
    const view = after!.metrics.find((one) => one.id === metric.id)!;
    expect(view.latest).toMatchObject({ id: second, value: 8, supersedes: sampleId });
    expect(view.history.find((one) => one.id === sampleId)).toMatchObject({ value: 7, state: 'superseded' });
  });

  test('INV-21: of two confirmations of one period at once, exactly one is kept', async () => {
    const { metric } = await demoWithDueMetric();
    const both = await Promise.allSettled([
      recordSample(entry(metric, 7), me, NONCE, db),
      recordSample(entry(metric, 8), me, `${NONCE}2`, db),
    ]);
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('INV-23: nobody but owner, delegate or contributor confirms a value', async () => {
    const { metric } = await demoWithDueMetric();
    const stranger = (await listPeople(db)).find((person) => person.function === 'risk')!;
    const error = await refusal(
      recordSample(entry(metric, 5), { personId: stranger.id, at: NOW }, NONCE, db),
    );
    expect(error.problems.map((one) => one.code)).toContain('recorder_not_allowed');
  });

  test('a draft outlives its form and goes away with the confirmed value', async () => {
    const { metric } = await demoWithDueMetric();
    const draft = {
      metricId: metric.id,
      periodStart: metric.openPeriod!.start,
      value: '12,',
      note: 'half a n',
    };
    await saveDraft(draft, NOW, db);
    expect(await db.drafts.get(metric.id)).toMatchObject(draft);
    await recordSample(entry(metric, 12), me, NONCE, db);
    expect(await db.drafts.get(metric.id)).toBeUndefined();
    await saveDraft({ ...draft, value: ' ', note: '' }, NOW, db);
    expect(await db.drafts.count()).toBe(0);
  });
});

describe('workspaces', () => {
  const input = {
    name: ' Halden ',
    timeZone: 'Europe/Berlin',
    displayName: 'Head of operations',
    function: 'business',
  } as const;

  test('US-5.1: four inputs make an initiative, and the rule draft is already there', async () => {
    const { personId } = await createWorkspace(input, NOW, db);
    const author = { personId, at: later(1) };
    const { initiativeId, ruleId } = await createInitiative(
      {
        name: 'Invoice triage for EMEA',
        purpose: 'Sorts incoming invoices for the finance desk',
        businessOwner: { personId },
        mapping: { tool: 'jira', host: 'haldenfreight.atlassian.net', field: 'projectKey', value: 'PAY' },
      },
      author,
      db,
    );
    const overview = await getInitiativeOverview(initiativeId, NOW.toISOString(), db);
    expect(overview).toMatchObject({ key: 'INVOICE-TRIAGE', phase: 'P1', rollout: 'none', compliant: true });
    expect(await listRules(db)).toMatchObject([{ id: ruleId, status: 'draft', initiativeId }]);
    const { initiativeId: second } = await createInitiative(
      { name: 'Invoice triage again', purpose: 'x', businessOwner: { personId } },
      { ...author, at: later(2) },
      db,
    );
    expect((await getInitiativeOverview(second, NOW.toISOString(), db))?.key).toBe('INVOICE-TRIAGE-2');
  });

  test('a second workspace never replaces the first', async () => {
    await createWorkspace(input, NOW, db);
    expect((await refusal(createWorkspace(input, later(5), db))).code).toBe('workspace_exists');
    expect((await refusal(loadDemo(demo, later(5), db))).code).toBe('workspace_exists');
    expect((await refusal(leaveDemo(db))).code).toBe('not_a_demo');
    expect((await readWorkspaceState(db)).workspace?.name).toBe('Halden');
  });

  test('the first person of an empty team is the account that joined, and no demo is put among its records', async () => {
    const team = { origin: 'https://couch.example.com', prefix: 'pl', portfolio: 'main', account: 'ann' };
    await db.meta.put({ key: 'team', value: team });
    expect((await refusal(loadDemo(demo, NOW, db))).code).toBe('workspace_exists');
    expect(await createWorkspace(input, NOW, db)).toEqual({ personId: 'ann' });
    const waiting = await db.outbox.toArray();
    expect(waiting.map(({ id }) => id)).toEqual(expect.arrayContaining(['per:ann', 'meta:policy']));
    const written = await db.docs.toArray();
    expect(new Set(written.map(({ doc }) => doc.by))).toEqual(new Set(['ann']));
  });

  test('the demo can be left, and leaves nothing behind but the device’s name', async () => {
    const { initiatives } = await loadDemo(demo, NOW, db);
    expect(initiatives).toBeGreaterThanOrEqual(8);
    expect((await readWorkspaceState(db)).kind).toBe('demo');
    await leaveDemo(db);
    expect((await readWorkspaceState(db)).kind).toBe('none');
    expect(await db.docs.count()).toBe(0);
    expect((await db.meta.toArray()).map((row) => row.key)).toEqual(['deviceId']);
  });
});

describe('rules', () => {
  const rule = {
    name: 'Payment tickets',
    effect: 'include' as const,
    tool: 'jira' as const,
    hosts: ['haldenfreight.atlassian.net'],
    all: [{ field: 'projectKey', op: 'eq' as const, value: 'XYZ' }],
    priority: 0,
    note: '',
    status: 'active' as const,
  };

  test('INV-27: a rule without a condition, or for every host, is refused with the reason', async () => {
    await loadDemo(demo, NOW, db);
    const [first] = await listInitiativeBriefs(NOW.toISOString(), db);
    const bare = await refusal(
      saveRule({ ...rule, initiativeId: first!.id, all: [] }, me, () => undefined, db),
    );
    expect(bare.code).toBe('rule_not_ready');
    expect(bare.problems.map((one) => one.code)).toContain('lint_no_condition');
    const wide = await refusal(
      saveRule({ ...rule, initiativeId: first!.id, hosts: ['*.com'] }, me, () => undefined, db),
    );
    expect(wide.problems.map((one) => one.code)).toContain('lint_bad_host');
  });

  test('US-8.4: a tie between initiatives cannot be switched on, and a saved rule is found for its pages', async () => {
    await loadDemo(demo, NOW, db);
    const briefs = await listInitiativeBriefs(NOW.toISOString(), db);
    const { ruleId } = await saveRule({ ...rule, initiativeId: briefs[0]!.id }, me, () => undefined, db);
    const item = recogniseUrl(new URL('https://haldenfreight.atlassian.net/browse/XYZ-1'), 'jira')!;
    expect((await listRulesFor(item, db)).map((one) => one.id)).toEqual([ruleId]);
    const tie = await refusal(saveRule({ ...rule, initiativeId: briefs[1]!.id }, me, () => undefined, db));
    expect(tie.problems.map((one) => one.code)).toContain('lint_tie');
  });

  test('what is emptied in the editor is emptied; tests that a message leaves out stay', async () => {
    await loadDemo(demo, NOW, db);
    const [first] = await listInitiativeBriefs(NOW.toISOString(), db);
    const draft = {
      ...{ ...rule, status: 'draft' as const, initiativeId: first!.id, validFrom: '2026-01-01' },
      ...{ validTo: '2027-01-01', priority: 2, note: 'Until then.' },
      tests: [{ url: 'https://haldenfreight.atlassian.net/browse/XYZ-1', expect: 'match' as const }],
    };
    const { ruleId, version } = await saveRule(draft, me, () => undefined, db);
    const { validFrom, validTo, initiativeId, tests, ...rest } = draft;
    const emptied = { ...rest, id: ruleId, version, effect: 'exclude' as const, priority: 0, note: '' };
    await saveRule(emptied, me, () => undefined, db);
    const saved = (await listRules(db)).find(({ id }) => id === ruleId)!;
    expect(saved).toMatchObject({ effect: 'exclude', priority: 0, note: '', tests, version: 2 });
    for (const field of ['validFrom', 'validTo', 'initiativeId']) expect(saved).not.toHaveProperty(field);
  });

  test('two tabs editing one rule: the second is told, and nothing of the first is lost', async () => {
    await loadDemo(demo, NOW, db);
    const [first] = await listInitiativeBriefs(NOW.toISOString(), db);
    const draft = { ...rule, status: 'draft' as const, initiativeId: first!.id };
    const { ruleId, version } = await saveRule(draft, me, () => undefined, db);
    await saveRule({ ...draft, id: ruleId, version, name: 'First tab' }, me, () => undefined, db);
    const second = await refusal(
      saveRule({ ...draft, id: ruleId, version, name: 'Second tab' }, me, () => undefined, db),
    );
    expect(second.code).toBe('edited_elsewhere');
    expect((await listRules(db)).find((one) => one.id === ruleId)?.name).toBe('First tab');
  });

  test('only an admin changes rules', async () => {
    await loadDemo(demo, NOW, db);
    const viewer = (await listPeople(db)).find(
      (person) => person.active && !person.roles.some((grant) => grant.role === 'admin'),
    )!;
    const error = await refusal(saveRule(rule, { personId: viewer.id, at: NOW }, () => undefined, db));
    expect(error.code).toBe('role_required');
  });
});

describe('wrong matches and broken rows', () => {
  test('US-2.2, US-2.3: a wrong match is hidden for this work item and reported with its context fields only', async () => {
    await loadDemo(demo, NOW, db);
    const item = recogniseUrl(new URL('https://haldenfreight.atlassian.net/browse/OPS-7'), 'jira')!;
    const [rule] = (await listRulesFor(item, db)).filter((one) => one.initiativeId);
    const initiativeId = rule!.initiativeId!;
    const report = {
      workItem: item,
      initiativeId,
      ruleId: rule!.id,
      ruleVersion: rule!.version,
      note: 'not ours',
    };
    await reportWrongMatch(report, me, NONCE, db);
    expect(await listHidden(item, db)).toEqual([initiativeId]);
    const [kept] = await listMatchReports(db);
    expect(kept!.fields.map((one) => one.field).sort()).toEqual(['issueKey', 'projectKey']);
    expect(Object.keys(kept!).sort()).toEqual([
      'at',
      'by',
      'dev',
      'fields',
      'host',
      'id',
      'initiativeId',
      'key',
      'nonce',
      'note',
      'ruleId',
      'ruleVersion',
      'tool',
      'v',
    ]);
    await unhideMatch(item, initiativeId, db);
    expect(await listHidden(item, db)).toEqual([]);
  });

  test('one corrupt record costs one record: it is set aside whole, and everything else is shown', async () => {
    await loadDemo(demo, NOW, db);
    const briefs = await listInitiativeBriefs(NOW.toISOString(), db);
    const id = `ini:${briefs[0]!.id}`;
    const row = (await db.docs.get(id))!;
    await db.docs.put({ ...row, doc: { ...row.doc, phase: 'P9', name: 12 } });
    expect(await listInitiativeBriefs(NOW.toISOString(), db)).toHaveLength(briefs.length - 1);
    expect(await quarantineUnreadable(db, NOW)).toBe(1);
    expect(await countQuarantined(db)).toBe(1);
    expect((await db.quarantine.get(id))!.row).toMatchObject({ doc: { phase: 'P9' } });
    expect(await quarantineUnreadable(db, NOW)).toBe(0);
  });

  test('looking for corrupt records leaves the values out at an ordinary start, and keeps no write waiting', async () => {
    await loadDemo(demo, NOW, db);
    const [sample] = await db.docs.filter(({ cls }) => cls === 'sample').toArray();
    const [rule] = await ofClass(db, 'rule').toArray();
    const many = Array.from({ length: 1200 }, (_, at) => `zzz:${String(at).padStart(4, '0')}`);
    await db.docs.bulkPut(many.map((id) => ({ id, cls: 'rule' as const, doc: {} })));
    await db.docs.bulkPut([sample, rule].map((row) => ({ ...row!, doc: {} })));
    expect(await listUnreadable(db, 'frequently_changed')).toEqual([rule!.id, ...many]);

    let isDone = false;
    const all = listUnreadable(db).finally(() => {
      isDone = true;
    });
    await db.docs.delete(many.at(-1)!);
    expect(isDone).toBe(false);
    expect(await all).toEqual([rule!.id, ...many.slice(0, -1), sample!.id]);
  });
});

function firstRuleOff(rules: Awaited<ReturnType<typeof listRules>>) {
  const rule = rules.find((one) => one.status === 'active')!;
  return [{ ruleId: rule.id, version: rule.version, status: 'disabled' as const }] as const;
}
