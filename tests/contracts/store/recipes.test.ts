import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEMO_VIEWER_ID, demoUlid, demoWorkspace } from '@/lib/demo/demo-workspace';
import { addDays } from '@/lib/domain/calendar';
import type { AppError } from '@/lib/domain/errors';
import type { MetricView } from '@/lib/domain/overview-types';
import type { TicketReading } from '@/lib/domain/recipe/ticket-reading';
import {
  endCollection,
  endCollectionsWithout,
  finishCollection,
  noteProgress,
  runningCollection,
  startCollection,
} from '@/lib/store/commands/collections';
import { saveRecipe } from '@/lib/store/commands/recipes';
import { recordSample } from '@/lib/store/commands/samples';
import { recordVisit } from '@/lib/store/commands/visits';
import { loadDemo } from '@/lib/store/commands/workspaces';
import { PilotlightDatabase } from '@/lib/store/database';
import { ofClass } from '@/lib/store/doc-ranges';
import { getInitiativeOverview, listRecipesFor, readCandidates, readRecipe } from '@/lib/store/reads';

const NOW = new Date('2026-11-23T10:00:00.000Z');
const METRIC = demoUlid('metric:triage-forwarded-twice');
const INITIATIVE = demoUlid('initiative:INV-TRIAGE');
const HOST = 'haldenfreight.atlassian.net';
const me = { personId: DEMO_VIEWER_ID, at: NOW };
const at = (minutes: number) => ({
  personId: DEMO_VIEWER_ID,
  at: new Date(NOW.getTime() + minutes * 60_000),
});

let db: PilotlightDatabase;
let count = 0;
beforeEach(async () => {
  db = new PilotlightDatabase(`recipes-${++count}`);
  await loadDemo(demoWorkspace('Europe/Berlin'), NOW, db);
});
afterEach(async () => {
  await db.delete();
});

const refusal = (work: Promise<unknown>): Promise<AppError> =>
  work.then(
    () => {
      throw new Error('expected a refusal');
    },
    (cause) => cause as AppError,
  );
const view = async (): Promise<MetricView> => {
  const overview = await getInitiativeOverview(INITIATIVE, NOW.toISOString(), db);
  return overview!.metrics.find(({ id }) => id === METRIC)!;
};
const period = async () => (await view()).openPeriod!;

/** Tickets of the open period which took so many minutes until a desk began on them. */
async function tickets(minutes: readonly number[]): Promise<TicketReading[]> {
  const { start } = await period();
  return minutes.map((length, index) => {
    const created = new Date(Date.parse(`${addDays(start, 1)}T09:00:00.000Z`) + index * 600_000);
    const key = `OPS-${200 + index}`;
    return {
      key,
      url: `https://${HOST}/browse/${key}`,
      fields: {
        projectKey: { value: 'OPS', source: 'url' },
        label: { value: ['ai-triage'], source: 'dom' },
        issueType: { value: 'Task', source: 'dom' },
      },
      created: created.toISOString(),
      entered: [{ status: 'In progress', at: new Date(created.getTime() + length * 60_000).toISOString() }],
      source: 'api',
      adapterVersion: '1.1',
    };
  });
}
const visit = (ticket: TicketReading, minutes = 0) =>
  recordVisit({ tool: 'jira', host: HOST, ticket }, at(minutes).at, db);
const collect = async (collected: TicketReading[], counts: { total?: number } = {}, minute = 0) => {
  const { start } = await period();
  const { collection } = await startCollection({ metricId: METRIC, periodStart: start }, at(minute), db);
  const query = { query: 'project = "OPS"', queryUrl: `https://${HOST}/issues/?jql=project` };
  await finishCollection(collection, { ...query, ...counts, tickets: collected }, at(minute + 1), db);
};
const TEN = [10, 20, 30, 40, 50, 60, 70, 80, 90, 100];

describe('saying how a metric is measured', () => {
  const change = async () => {
    const recipe = (await readRecipe(METRIC, db))!;
    const { tool, host, population, start, end, exclude, value, minN, version } = recipe;
    return {
      metricId: METRIC,
      status: 'active' as const,
      tool,
      host,
      population,
      start,
      end,
      exclude,
      value,
      minN,
      version,
      calendar: 'working_hours' as const,
    };
  };

  test('a change raises the version, switching it off does not, and both are in the audit log', async () => {
    const changed = await saveRecipe(await change(), me, db);
    expect(changed.version).toBe(2);
    const off = await saveRecipe({ ...(await change()), status: 'off' }, me, db);
    expect(off).toEqual(changed);
    expect(await readRecipe(METRIC, db)).toMatchObject({
      version: 2,
      status: 'off',
      calendar: 'working_hours',
    });
    const actions = (await ofClass(db, 'audit').toArray()).map(({ doc }) => doc.action);
    expect(actions.filter((action) => action === 'recipe.edit')).toHaveLength(2);
    expect(await listRecipesFor('jira', HOST, db)).toHaveLength(1);
  });

  test('an older version, a stranger and a recipe without tickets are refused, and nothing is written', async () => {
    const before = await db.docs.count();
    expect((await refusal(saveRecipe({ ...(await change()), version: 9 }, me, db))).code).toBe(
      'edited_elsewhere',
    );
    const stranger = { personId: demoUlid('person:nobody'), at: NOW };
    const refused = await refusal(saveRecipe(await change(), stranger, db));
    expect(refused.problems).toMatchObject([{ code: 'define_not_allowed' }]);
    const empty = await refusal(saveRecipe({ ...(await change()), population: [] }, me, db));
    expect(empty.problems).toMatchObject([{ code: 'recipe_population_required', field: 'population' }]);
    expect(await db.docs.count()).toBe(before);
  });
});

describe('tickets that somebody opens', () => {
  test('INV-24 make an opportunistic proposal for the open period', async () => {
    expect((await view()).candidate).toBeUndefined();
    for (const ticket of await tickets([10, 20, 60])) expect(await visit(ticket)).toBe(true);
    const { candidate, recipe } = await view();
    expect(candidate).toMatchObject({
      value: 20,
      n: 3,
      grade: 'opportunistic',
      collectedVia: 'visit',
      tooFew: true,
      sources: [{ key: 'OPS-200', type: 'ticket' }, { key: 'OPS-201' }, { key: 'OPS-202' }],
    });
    expect(recipe).toMatchObject({ host: HOST, canSearch: true, minN: 10 });
    expect((await readCandidates(INITIATIVE, NOW.toISOString(), db)).get(METRIC)).toEqual(candidate);
  });

  test('one that is opened again changes nothing, one that was re-opened no longer counts and is remembered', async () => {
    const [ticket] = await tickets([10]);
    await visit(ticket!);
    expect(await visit(ticket!, 1)).toBe(false);
    expect(await visit({ ...ticket!, entered: [] }, 2)).toBe(true);
    expect((await view()).candidate).toBeUndefined();
    const [row] = await db.observations.toArray();
    expect(row).toMatchObject({ excluded: 'reopened', earlier: [{ end: ticket!.entered![0]!.at }] });
    await visit(ticket!, 3);
    expect((await view()).candidate).toMatchObject({ n: 1, value: 10 });
  });

  test('those of another project, host or tool, and those that cannot be read, leave no trace', async () => {
    const [ticket] = await tickets([10]);
    const other = {
      ...ticket!,
      fields: { ...ticket!.fields, projectKey: { value: 'PAY', source: 'url' as const } },
    };
    const { entered: _, ...unreadable } = ticket!;
    expect(await visit(other)).toBe(false);
    expect(await visit(unreadable)).toBe(false);
    expect(await recordVisit({ tool: 'jira', host: 'jira.other.example', ticket: ticket! }, NOW, db)).toBe(
      false,
    );
    expect(await db.observations.count()).toBe(0);
  });
});

describe('collecting a period', () => {
  test('INV-24 gives a census with the number found, the number readable and the query', async () => {
    await collect(await tickets(TEN));
    const { candidate, recipe } = await view();
    expect(candidate).toMatchObject({
      value: 55,
      n: 10,
      grade: 'census',
      found: 10,
      readable: 10,
      tooFew: false,
    });
    expect(candidate?.query).toBe('project = "OPS"');
    expect(recipe?.collection).toMatchObject({ state: 'done', read: 10, found: 10, readable: 10 });
  });

  test('INV-24 with tickets the host keeps back is no census, and a second complete run is one', async () => {
    await collect((await tickets(TEN)).slice(0, 8), { total: 10 });
    expect((await view()).candidate).toMatchObject({ grade: 'opportunistic', n: 8, found: 10, readable: 8 });
    await collect(await tickets(TEN), {}, 2);
    expect((await view()).candidate).toMatchObject({ grade: 'census', n: 10, found: 10 });
    expect(await db.observations.count()).toBe(10);
  });

  test('that fails half-way counts nothing and loses nothing', async () => {
    await visit((await tickets([30]))[0]!);
    const before = await db.observations.toArray();
    const { start } = await period();
    const { collection } = await startCollection({ metricId: METRIC, periodStart: start }, me, db);
    await noteProgress(collection, 50, NOW, db);
    expect((await view()).recipe?.collection).toMatchObject({ state: 'running', read: 50 });
    const problem = { code: 'collect_signed_out' };
    await endCollection(collection.id, { state: 'failed', problem }, NOW, db);
    expect(await db.observations.toArray()).toEqual(before);
    expect((await view()).recipe?.collection).toMatchObject({ state: 'failed', problem });
    expect((await view()).candidate).toMatchObject({ n: 1, grade: 'opportunistic' });
    expect((await refusal(runningCollection(collection.id, HOST, db))).code).toBe('collect_stopped');
  });

  test('that fails keeps the whole one from before', async () => {
    await collect(await tickets(TEN));
    const { start } = await period();
    const { collection } = await startCollection({ metricId: METRIC, periodStart: start }, me, db);
    await endCollection(collection.id, { state: 'stopped' }, NOW, db);
    expect((await view()).candidate).toMatchObject({ grade: 'census', n: 10 });
  });

  test('runs once at a time, and ends where access is withdrawn or the recipe is changed', async () => {
    const { start } = await period();
    const input = { metricId: METRIC, periodStart: start };
    const { collection, recipe } = await startCollection(input, me, db);
    expect((await refusal(startCollection(input, me, db))).code).toBe('collect_running');
    expect((await refusal(runningCollection(collection.id, 'evil.example', db))).code).toBe('not_found');
    await saveRecipe({ ...recipe, calendar: 'working_hours' }, me, db);
    const gathered = { query: '', queryUrl: '', tickets: await tickets([10]) };
    expect((await refusal(finishCollection(collection, gathered, me, db))).code).toBe(
      'collect_recipe_changed',
    );
    expect(await db.observations.count()).toBe(0);
    await endCollectionsWithout(async () => false, NOW, db);
    expect((await view()).recipe?.collection).toMatchObject({
      state: 'failed',
      problem: { code: 'collect_permission_gone' },
    });
  });
});

describe('confirming a proposed value', () => {
  const confirm = async (change: Record<string, unknown> = {}) => {
    const { candidate } = await view();
    const { recipeId, recipeVersion, value, n, periodStart } = candidate!;
    return recordSample(
      {
        metricId: METRIC,
        periodStart,
        note: '',
        candidate: { recipeId, recipeVersion, value, n },
        ...change,
      },
      at(5),
      'nonce',
      db,
    );
  };

  test('keeps number, spread, grade, recipe and query in the record', async () => {
    await collect(await tickets(TEN));
    const { sampleId } = await confirm();
    expect((await db.docs.get(sampleId))?.doc).toMatchObject({
      value: 55,
      n: 10,
      spread: { p25: 33, p75: 78 },
      grade: 'census',
      provenance: {
        kind: 'ticket_timestamps',
        recipeVersion: 1,
        query: { text: 'project = "OPS"', found: 10, readable: 10 },
      },
    });
  });

  test('is worked out by the worker: another value, number or grade than the tickets give is refused', async () => {
    for (const ticket of await tickets([10, 20, 60])) await visit(ticket);
    const { candidate } = await view();
    const { recipeId, recipeVersion, n } = candidate!;
    const forged = await refusal(confirm({ candidate: { recipeId, recipeVersion, value: 5, n } }));
    expect(forged.problems).toMatchObject([{ code: 'candidate_changed', field: 'value' }]);
    const { sampleId } = await confirm({ grade: 'sampled', value: 1 });
    expect((await db.docs.get(sampleId))?.doc).toMatchObject({ value: 20, grade: 'opportunistic' });
  });
});
