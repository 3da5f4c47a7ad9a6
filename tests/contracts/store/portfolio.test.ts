import 'fake-indexeddb/auto';
import { liveQuery } from 'dexie';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { DEMO_VIEWER_ID, demoWorkspace } from '@/lib/demo/demo-workspace';
import { loadDemo } from '@/lib/store/commands/workspaces';
import { PilotlightDatabase } from '@/lib/store/database';
import { rowOf } from '@/lib/store/documents';
import { getInitiativeOverview } from '@/lib/store/reads';
import { listInitiativeBriefs, listInitiativeOverviews } from '@/lib/store/reads/portfolio';
import { initiative } from '../../unit/domain/records';

const NOW = new Date('2026-11-23T10:00:00.000Z');
const now = NOW.toISOString();
/** More than are read with one question. */
const MANY = 230;
const idOf = (at: number) => `09${String(at).padStart(24, '0')}`;

let db: PilotlightDatabase;
let count = 0;
beforeEach(async () => {
  db = new PilotlightDatabase(`portfolio-${++count}`);
  await loadDemo(demoWorkspace('Europe/Berlin'), NOW, db);
});
afterEach(() => db.delete());

const addMany = () =>
  db.docs.bulkPut(
    Array.from({ length: MANY }, (_, at) => {
      const { id: _id, ...doc } = initiative({ key: `MANY-${at}`, name: `Initiative ${at}` });
      return rowOf(`ini:${idOf(at)}`, 'initiative', doc);
    }),
  );

describe('the portfolio of all initiatives', () => {
  test('is what each initiative is by itself, to the person in front', async () => {
    await db.meta.put({ key: 'me', value: DEMO_VIEWER_ID });
    const overviews = await listInitiativeOverviews(now, db);
    expect(overviews.length).toBeGreaterThan(3);
    expect(overviews.some(({ metrics }) => metrics.some(({ recipe }) => recipe))).toBe(true);
    for (const one of overviews) expect(one).toEqual(await getInitiativeOverview(one.id, now, db));
  });

  test('has every initiative once, however many there are, and none that is archived', async () => {
    const before = await listInitiativeBriefs(now, db);
    await addMany();
    const { id: _id, ...doc } = initiative({ key: 'OLD', archivedAt: now });
    await db.docs.put(rowOf(`ini:${idOf(MANY)}`, 'initiative', doc));
    // What belongs to an initiative that is not here belongs to nobody in the list.
    await db.docs.put({ id: 'stray', cls: 'skip', ini: idOf(5).replace('0', '1'), doc: {} });
    const keys = (await listInitiativeBriefs(now, db)).map(({ key }) => key);
    expect(keys).toHaveLength(before.length + MANY);
    expect(new Set(keys)).toEqual(
      new Set([...before.map(({ key }) => key), ...Array.from({ length: MANY }, (_, at) => `MANY-${at}`)]),
    );
    expect(await listInitiativeOverviews(now, db)).toHaveLength(keys.length);
  });

  test('follows a change of the last initiative as of the first', async () => {
    await addMany();
    const seen: string[][] = [];
    const watched = liveQuery(() => listInitiativeBriefs(now, db)).subscribe((briefs) =>
      seen.push(briefs.map(({ name }) => name)),
    );
    await vi.waitFor(() => expect(seen).toHaveLength(1));
    await db.docs.update(`ini:${idOf(MANY - 1)}`, { 'doc.name': 'Another name' });
    await vi.waitFor(() => expect(seen.at(-1)).toContain('Another name'));
    watched.unsubscribe();
  });
});
