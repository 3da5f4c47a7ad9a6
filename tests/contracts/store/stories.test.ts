import 'fake-indexeddb/auto';
import { afterEach, expect, test } from 'vitest';
import { tabWords } from '@/components/sidebar/tab-words';
import type { InitiativeRecords } from '@/lib/domain/initiative-records';
import type { PanelAnswer } from '@/lib/messaging/panel';
import { PROTOCOL } from '@/lib/messaging/protocol';
import type { PilotlightDatabase } from '@/lib/store/database';
import { countMatch } from '@/lib/store/match-counts';
import { getInitiativeDossier, getInitiativeOverview } from '@/lib/store/reads';
import { approvals, ID, OWNER, RUNNER, readyRecords, sample, snapshot } from '../../unit/domain/records';
import { seeded } from './seeded';

/* What follows from the records alone: nobody has to do anything for it, and nobody can prevent it. */

const opened: PilotlightDatabase[] = [];
const open = async (records: InitiativeRecords) => {
  const db = await seeded(records);
  opened.push(db);
  return db;
};
afterEach(async () => {
  for (const db of opened.splice(0)) await db.delete();
});
const overviewAt = async (db: PilotlightDatabase, at: string) =>
  (await getInitiativeOverview(ID.initiative, at, db))!;
const production = (more: Partial<InitiativeRecords> = {}): InitiativeRecords => ({
  ...readyRecords({
    rollout: 'production',
    rolloutHistory: [{ rollout: 'production', from: '2026-03-01', by: OWNER, note: '' }],
  }),
  ...more,
});
const surfaces = [{ tool: 'jira', kind: 'existing_tool' }];
const text = { t: (id: string) => id, has: () => true, locale: 'en', dir: 'ltr' as const };

test('US-6.3: being inside the tool is proven by matches of this browser, and no message can say it', async () => {
  const db = await open({ ...readyRecords({ phase: 'P2', rollout: 'pilot' }), gateDecisions: [] });
  const state = async (at: string) =>
    (await overviewAt(db, at)).gates[1]!.criteria.find(({ id }) => id === 'P2-INSIDE')!;
  expect((await state('2026-04-20T12:00:00.000Z')).state).toBe('met');
  expect(await state('2026-06-20T12:00:00.000Z')).toMatchObject({
    state: 'unmet',
    missing: [{ id: 'missing.recent_match', values: { on: '2026-04-19' } }],
  });
  await countMatch('01J0000000000000000000000R', ID.initiative, '2026-06-20', db);
  expect((await state('2026-06-20T12:00:00.000Z')).state).toBe('met');
  const dossier = (await getInitiativeDossier(ID.initiative, '2026-06-20T12:00:00.000Z', db))!;
  expect(dossier.seen).toEqual({ lastOn: '2026-06-20', count: 1, days: 30 });
  expect(Object.keys(PROTOCOL).filter((name) => /match.*count|countMatch|inside/i.test(name))).toEqual([]);
});

test('US-6.4: after 91 days in pilot without a decision it is stuck, with the three criteria in the way', async () => {
  const records = readyRecords({
    phase: 'P2',
    rollout: 'pilot',
    rolloutHistory: [{ rollout: 'pilot', from: '2026-01-10', by: OWNER, note: '' }],
    trials: [],
    workflow: undefined as never,
  });
  const db = await open({ ...records, decisions: [], evidence: [] });
  expect((await overviewAt(db, '2026-04-10T12:00:00.000Z')).stuck).toBeUndefined();
  const { stuck } = await overviewAt(db, '2026-04-11T12:00:00.000Z');
  expect(stuck).toMatchObject({ since: '2026-01-10', days: 91 });
  expect(stuck?.blocking).toHaveLength(3);
});

test('US-7.3: an approval ends at midnight of the workspace, however long the browser slept', async () => {
  const decisions = approvals({
    validUntil: '2026-05-04',
    snapshot: snapshot({ surfaces, runOwnerId: RUNNER }),
  });
  const db = await open(production({ decisions }));
  const before = await overviewAt(db, '2026-05-04T21:59:59.000Z');
  expect([before.governance, before.compliant]).toEqual(['expiring', true]);
  const after = await overviewAt(db, '2026-05-04T22:00:00.000Z');
  expect([after.governance, after.compliant]).toEqual(['expired', false]);
  expect(after.guidance).toMatchObject({ id: 'guidance.notCleared', tone: 'stop' });
  const dossier = (await getInitiativeDossier(ID.initiative, '2026-05-04T21:59:59.000Z', db))!;
  expect(dossier.dimensions[0]!.view).toMatchObject({ validUntil: '2026-05-04', maxRollout: 'production' });
  expect(dossier.dimensions[0]!.view.warnsOn).toBeDefined();
});

test('US-7.5: two breaches of a guardrail suspend its dimension, production is not permitted, and the page says so', async () => {
  const breach = (periodStart: string) =>
    sample({
      periodStart,
      metricId: ID.guardrail,
      value: 9,
      confirmedAt: `2026-0${Number(periodStart[6]) + 1}-03T09:00:00.000Z`,
    });
  const records = production();
  const one = await open({ ...records, samples: [...records.samples, breach('2026-02-01')] });
  expect((await overviewAt(one, '2026-04-20T12:00:00.000Z')).compliant).toBe(true);
  const two = await open({
    ...records,
    samples: [...records.samples, breach('2026-02-01'), breach('2026-03-01')],
  });
  const seen = await overviewAt(two, '2026-04-20T12:00:00.000Z');
  expect(seen.dimensions.map(({ dimension, status }) => `${dimension} ${status}`)).toContain(
    'accuracy suspended',
  );
  expect(seen.compliant).toBe(false);
  const words = tabWords(
    { state: 'linked', primary: seen, also: [], tied: [], drafts: {} } as unknown as PanelAnswer,
    text,
  );
  expect(words).toMatchObject({ tone: 'stop', warning: { says: 'sidebar.banner' } });
});
