import 'fake-indexeddb/auto';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { handlers } from '@/entrypoints/background/handlers';
import type { Initiative } from '@/lib/domain/initiative';
import type { InitiativeRecords } from '@/lib/domain/initiative-records';
import { partStamp } from '@/lib/domain/plan-parts';
import type { Sender } from '@/lib/messaging/guard';
import { PROTOCOL } from '@/lib/messaging/protocol';
import { answer } from '@/lib/messaging/server';
import type { TabMemory } from '@/lib/settings/tab-memory';
import { database } from '@/lib/store/database';
import { ofClass } from '@/lib/store/doc-ranges';
import { readInitiativeRecords } from '@/lib/store/reads';
import {
  COLLEAGUE,
  DELEGATE,
  decision,
  ID,
  IT,
  OWNER,
  person,
  REVIEWER,
  RUNNER,
  readyRecords,
} from '../../unit/domain/records';
import { NOW, seed } from './seeded';

/*
 * Each invariant of governance as a message meets it: past the guard, through the worker's own handler, into the store.
 * The interface sends the same messages; an import ends in the same store (`invariants.test.ts`).
 */

const initiativeId = ID.initiative;
const OWN_ID = 'abcdefghijklmnopabcdefghijklmnop';
const ROOT = `chrome-extension://${OWN_ID}/`;
const HOST = 'https://jira.example.com';
const ROUTE = `${HOST}/browse/OPS-7#jira:OPS-7`;
const PAGE: Sender = { id: OWN_ID, url: `${ROOT}dashboard.html`, tab: { id: 1 }, frameId: 0 };
const CONTENT: Sender = { id: OWN_ID, url: ROUTE, origin: HOST, tab: { id: 4 }, frameId: 0 };

// The worker's code asks for the browser as it loads.
const fakeBrowser = await vi.hoisted(async () => {
  const testing = await import('wxt/testing');
  Object.assign(globalThis, { chrome: testing.fakeBrowser });
  return testing.fakeBrowser;
});

beforeAll(() => {
  fakeBrowser.i18n.getUILanguage = () => 'en';
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
});
afterAll(() => void vi.useRealTimers());

/** The store as it is when these records have always been there, with this person in front of the browser. */
async function given(as: string, records: InitiativeRecords = readyRecords()): Promise<void> {
  await database.meta.put({ key: 'me', value: as });
  await seed(database, records);
}

beforeEach(async () => {
  fakeBrowser.reset();
  for (const table of database.tables) await table.clear();
});

/** What the sender of a message is told, after nothing was written. */
async function refused(name: keyof typeof PROTOCOL, input: object, sender = PAGE): Promise<string[]> {
  const before = await database.docs.toArray();
  const context = {
    extensionId: OWN_ID,
    extensionRoot: ROOT,
    isGranted: async () => true,
    protocol: PROTOCOL,
  };
  const reply = await answer({ name, input }, sender, handlers, context, (_, cause) => {
    throw cause;
  });
  if (reply.ok) throw new Error(`${name} was not refused`);
  expect(await database.docs.toArray()).toEqual(before);
  const problems = reply.error.problems ?? [];
  return problems.length === 0
    ? [reply.error.code]
    : problems.map(({ rule, code }) => (rule ? `${rule} ${code}` : code));
}

const stored = async (): Promise<Initiative> => (await readInitiativeRecords(initiativeId))!.initiative;
const officers = async (change: object) => ({
  initiativeId,
  basedOn: partStamp(await stored(), 'offices'),
  businessOwnerId: OWNER,
  delegateIds: [DELEGATE],
  runOwnerId: RUNNER,
  ...change,
});
const fresh = (change: Partial<Initiative> = {}): InitiativeRecords => ({
  ...readyRecords({ phase: 'P1', rollout: 'none', rolloutHistory: [], ...change }),
  gateDecisions: [],
});

test('US-9.2: in a team that needs a newer version a message changes nothing, and says cause and fix; a draft is kept', async () => {
  await given(OWNER);
  await database.meta.put({ key: 'team', value: { account: OWNER } });
  const { doc } = (await database.docs.get('meta:policy'))!;
  await database.docs.update('meta:policy', { doc: { ...doc, minClient: '99' } });
  const clerk = { displayName: 'Yard planner', function: 'business', grants: [] };
  const [metricRow] = await ofClass(database, 'metric').toArray();
  const metricId = metricRow!.id.slice(-26);
  for (const [name, input] of [
    ['invitePerson', clerk],
    ['setPersonActive', { personId: RUNNER, at: person(RUNNER).at, active: false, leaveOpen: true }],
    ['nameOffices', await officers({})],
    ['pauseInitiative', { initiativeId, reason: 'Audit', since: '2026-04-20' }],
    ['stepBack', { initiativeId, to: 'P1', reason: 'It drifted.' }],
    ['setMetricStatus', { metricId, at: metricRow!.doc.at, status: 'paused', reason: 'Audit' }],
    ['putRuleAway', { ruleId: '01J0000000000000000000000R', version: 1 }],
  ] as const) {
    expect([name, ...(await refused(name, input))]).toEqual([name, 'client_too_old']);
  }
  const draft = { metricId, periodStart: '2026-03-01', value: '12', note: '' };
  await handlers.saveDraft(draft, { tabId: 1, origin: ROOT } as never);
  expect(await database.drafts.count()).toBe(1);
});

describe('a message that breaks an invariant', () => {
  test('INV-1, INV-2: makes nobody from IT the owner, and nobody owner and sponsor at once', async () => {
    await given(OWNER);
    expect(await refused('nameOffices', await officers({ businessOwnerId: IT }))).toEqual([
      'INV-1 owner_from_it',
    ]);
    expect(await refused('nameOffices', await officers({ itSponsorId: OWNER }))).toEqual([
      'INV-2 owner_is_it_sponsor',
    ]);
  });

  test('INV-29: gives its own reviewer no office', async () => {
    const { people, ...rest } = readyRecords();
    const grant = { role: 'reviewer' as const, scope: initiativeId, from: '2025-01-01T08:00:00.000Z' };
    const others = people.filter(({ id }) => id !== REVIEWER);
    await given(OWNER, { ...rest, people: [...others, person(REVIEWER, { roles: [grant] })] });
    expect(await refused('nameOffices', await officers({ runOwnerId: REVIEWER }))).toEqual([
      'INV-29 reviewer_conflict',
    ]);
    const { at } = (await database.docs.get(`per:${RUNNER}`))!.doc;
    const grants = [{ role: 'reviewer', scope: initiativeId }];
    const input = { personId: RUNNER, at, displayName: 'Runner', function: 'business', grants };
    expect(await refused('editPerson', input)).toEqual(['INV-29 reviewer_conflict_in']);
  });

  test('INV-30: takes the last administrator neither the role nor their place', async () => {
    await given(OWNER);
    const { at } = (await database.docs.get(`per:${OWNER}`))!.doc;
    expect(await refused('setPersonActive', { personId: OWNER, at, active: false })).toEqual([
      'INV-30 last_admin',
    ]);
    const input = { personId: OWNER, at, displayName: 'Owner', function: 'business', grants: [] };
    expect(await refused('editPerson', input)).toEqual(['INV-30 last_admin']);
  });

  test('INV-3, INV-4: moves no phase without a reason, and chooses nothing that was not compared', async () => {
    await given(OWNER);
    expect(await refused('stepBack', { initiativeId, to: 'P1', reason: ' ' })).toEqual([
      'INV-3 reason_required',
    ]);
    const choice = { initiativeId, candidateId: ID.metric, reason: '' };
    expect(await refused('chooseCandidate', choice)).toEqual(['INV-4 candidate_unknown']);
    const moves = Object.entries(PROTOCOL).filter(
      ([, { input }]) => input.safeParse({ initiativeId, phase: 'P4' }).success,
    );
    expect(moves).toEqual([]);
  });

  test('INV-5, INV-6: pauses and ends nothing without a reason, a day and a final word', async () => {
    await given(OWNER);
    const pause = { initiativeId, reason: '', since: '2026-04-20' };
    expect(await refused('pauseInitiative', pause)).toEqual(['INV-5 status_reason_required']);
    expect(await refused('pauseInitiative', { ...pause, reason: 'Audit', since: '2026-05-01' })).toEqual([
      'INV-5 paused_since_future',
    ]);
    const end = { initiativeId, status: 'retired', reason: 'Replaced', learnt: 'Count first' };
    expect(await refused('endInitiative', end)).toEqual(['INV-6 final_sample_required']);
  });

  test('INV-7, INV-8, INV-9, US-6.5: opens no gate and grants no exception against the rules', async () => {
    await given(OWNER, { ...readyRecords({ phase: 'P3' }), decisions: [] });
    const waiver = {
      initiativeId,
      criterionId: 'P1-IO',
      reason: 'There is no other way for now.',
      compensatingAction: 'Every case by hand',
      expiresOn: '2026-06-01',
    };
    expect(await refused('grantWaiver', waiver)).toContain('INV-7 waiver_granter_conflict');
    const gate = { initiativeId, gate: 'G3', outcome: 'passed', rationale: '', softAcknowledged: [] };
    expect(await refused('decideGate', gate)).toContain('INV-8 gate_decider_reviewer');
    expect(await refused('decideGate', { ...gate, imported: true })).toContain(
      'INV-9 gate_import_not_allowed',
    );
    await database.meta.put({ key: 'me', value: REVIEWER });
    expect(await refused('decideGate', gate)).toEqual(Array(4).fill('INV-8 gate_criterion_open'));
    const early = { ...gate, gate: 'G1', imported: true };
    await given(OWNER, fresh());
    expect(await refused('decideGate', early)).toContain('INV-9 gate_import_not_allowed');
  });

  test('INV-10, INV-11, INV-12, INV-13, INV-14: approves no dimension against the rules', async () => {
    const rate = (value: string) =>
      ['ACC-1', 'ACC-2', 'ACC-3'].map((requirementId) => ({ requirementId, value, note: '' }));
    const verdict = {
      initiativeId,
      dimension: 'accuracy',
      outcome: 'approved',
      validUntil: '2026-12-31',
      maxRollout: 'production',
      rationale: 'Looked at every piece of evidence.',
      sufficiency: rate('adequate'),
      conditions: [],
    };
    await given(OWNER);
    expect(await refused('decideDimension', verdict)).toContain('INV-10 decision_reviewer_conflict');
    await database.meta.put({ key: 'me', value: REVIEWER });
    expect(await refused('decideDimension', { ...verdict, sufficiency: rate('missing') })).toContain(
      'INV-11 requirement_missing',
    );
    const [first, ...others] = rate('adequate');
    const partial = { ...verdict, outcome: 'approved_with_conditions' };
    const sufficiency = [{ ...first, value: 'partial' }, ...others];
    expect(await refused('decideDimension', { ...partial, sufficiency })).toEqual([
      'INV-11 condition_required',
    ]);
    const condition = { appliesTo: 'ACC-1', text: 'x', ownerId: OWNER, dueOn: '2026-12-01' };
    expect(await refused('decideDimension', { ...partial, sufficiency, conditions: [condition] })).toEqual([
      'INV-11 condition_text_short',
    ]);
    const { appliesTo: _, ...untied } = condition;
    expect(await refused('decideDimension', { ...partial, sufficiency, conditions: [untied] })).toEqual([
      'malformed',
    ]);
    expect(await refused('decideDimension', { ...verdict, validUntil: '2028-01-01' })).toEqual([
      'INV-12 valid_until_too_late',
    ]);
    expect(await refused('decideDimension', { ...verdict, outcome: 'not_applicable' })).toEqual([
      'INV-13 not_applicable_only_bias',
    ]);
    // Decisions are only added: no message names one to change.
    expect(await refused('decideDimension', { ...verdict, id: decision('accuracy').id })).toEqual([
      'malformed',
    ]);
  });

  test('INV-14, INV-33, INV-34: keeps no field that was not seen, no hash of its own, and no late approval', async () => {
    await given(COLLEAGUE);
    const workItem = {
      tool: 'jira',
      host: 'jira.example.com',
      key: 'OPS-7',
      kind: 'issue',
      label: 'OPS-7',
      fields: { status: { value: 'Done', source: 'dom' }, label: { value: ['a'], source: 'dom' } },
      confidence: 'confirmed',
      adapter: { name: 'jira', version: '1.0' },
    } as const;
    const memory = { route: ROUTE, host: 'jira.example.com', workItem } as unknown as TabMemory;
    await fakeBrowser.storage.session.set({ 'tab:4': memory });
    const capture = { route: ROUTE, initiativeId, supports: ['AUD-2'], title: '', seen: ['label'] };
    const own = { ...capture, keep: ['label'], capture: { sha256: 'a'.repeat(64) } };
    expect(await refused('captureEvidence', own, CONTENT)).toEqual(['malformed']);
    await database.meta.put({ key: 'me', value: OWNER });
    expect(await refused('captureEvidence', { ...capture, keep: ['status'] }, CONTENT)).toEqual([
      'INV-33 capture_not_seen',
    ]);
    const note = { initiativeId, supports: ['ACC-2'], kind: 'note', title: 'Errors', text: 'Two kinds' };
    expect(await refused('fileEvidence', { ...note, factOn: '2026-05-01' })).toEqual([
      'INV-33 evidence_fact_later',
    ]);

    vi.setSystemTime('2026-04-05T09:00:00.000Z');
    await database.meta.put({ key: 'me', value: COLLEAGUE });
    const concern = { route: ROUTE, initiativeId, dimension: 'accuracy', text: 'Wrong', anonymous: false };
    const context = {
      extensionId: OWN_ID,
      extensionRoot: ROOT,
      isGranted: async () => true,
      protocol: PROTOCOL,
    };
    const raised = { name: 'raiseConcern', input: { ...concern, seen: ['label'], keep: [] } };
    expect(await answer(raised, CONTENT, handlers, context, () => {})).toMatchObject({ ok: true });
    vi.setSystemTime(NOW);
    await database.meta.put({ key: 'me', value: REVIEWER });
    const sufficiency = ['ACC-1', 'ACC-2', 'ACC-3'].map((requirementId) => ({
      requirementId,
      value: 'adequate',
      note: '',
    }));
    const verdict = {
      initiativeId,
      dimension: 'accuracy',
      outcome: 'approved',
      validUntil: '2026-12-31',
      maxRollout: 'production',
      rationale: 'Looked at every piece of evidence.',
      sufficiency,
      conditions: [],
    };
    expect(await refused('decideDimension', verdict)).toEqual(['INV-14 concern_open']);
  });

  test('INV-31, INV-32: writes nothing into the log by itself: no message has a place for an entry', async () => {
    const names = Object.entries(PROTOCOL).filter(([, { input }]) =>
      [{ entityId: 'x', action: 'x' }, { cls: 'audit' }, { seq: 1 }].some(
        (one) => input.safeParse(one).success,
      ),
    );
    expect(names).toEqual([]);
  });
});
