import 'fake-indexeddb/auto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Dexie from 'dexie';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { verifyContentId } from '@/lib/domain/content-id';
import { type ListedClass, RECORD_CLASSES, type RecordClass } from '@/lib/domain/record-classes';
import { setRuleStatus } from '@/lib/store/commands/rules';
import { type DocRow, PilotlightDatabase, SCHEMA } from '@/lib/store/database';
import { ofClass, ofInitiative } from '@/lib/store/doc-ranges';
import { fromRow } from '@/lib/store/documents';
import { listUnreadable } from '@/lib/store/quarantine';
import { getInitiativeOverview, listRules, readWorkspaceState } from '@/lib/store/reads';

/**
 * The data of one version of the schema as its build left it in a browser: object stores with their indexes, and at
 * least one row of every table and record class. Never edited afterwards; a new version gets a file of its own.
 */
type Frozen = {
  version: number;
  /** As IndexedDB counts: Dexie multiplies by ten. */
  indexedDbVersion: number;
  stores: Record<string, FrozenStore>;
  rows: Record<string, Record<string, unknown>[]>;
};
type FrozenStore = {
  keyPath: string | string[] | null;
  autoIncrement: boolean;
  indexes: { name: string; keyPath: string | string[]; multiEntry: boolean; unique: boolean }[];
};

const FOLDER = fileURLToPath(new URL('frozen/', import.meta.url));
const FROZEN: Frozen[] = readdirSync(FOLDER)
  .filter((name) => /^v\d+\.json$/.test(name))
  .map((name) => JSON.parse(readFileSync(FOLDER + name, 'utf8')) as Frozen);
const NEWEST = Math.max(...Object.keys(SCHEMA).map(Number));

let name: string;
let count = 0;
const opened: PilotlightDatabase[] = [];
beforeEach(() => {
  name = `frozen-${++count}`;
});
afterEach(async () => {
  for (const db of opened.splice(0)) db.close();
  await new Promise((resolve) => {
    indexedDB.deleteDatabase(name).onsuccess = resolve;
  });
});

const openCurrent = async () => {
  const db = new PilotlightDatabase(name);
  opened.push(db);
  await db.open();
  return db;
};

/** Builds the database with nothing but the browser's own interface: no code of today takes part. */
async function thaw({ indexedDbVersion, stores, rows }: Frozen): Promise<void> {
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name, indexedDbVersion);
    request.onupgradeneeded = () => {
      for (const [store, { keyPath, autoIncrement, indexes }] of Object.entries(stores)) {
        const made = request.result.createObjectStore(store, { keyPath, autoIncrement });
        for (const { name: index, keyPath: path, multiEntry, unique } of indexes) {
          made.createIndex(index, path, { multiEntry, unique });
        }
      }
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const tx = db.transaction(Object.keys(stores), 'readwrite');
  for (const [store, all] of Object.entries(rows)) for (const row of all) tx.objectStore(store).add(row);
  await new Promise<void>((resolve, reject) => {
    tx.oncomplete = () => resolve();
    tx.onabort = () => reject(tx.error);
  });
  db.close();
}

function storesOf(db: IDBDatabase): Record<string, FrozenStore> {
  const names = [...db.objectStoreNames];
  const tx = db.transaction(names);
  return Object.fromEntries(
    names.map((store) => {
      const { keyPath, autoIncrement, indexNames } = tx.objectStore(store);
      const indexes = [...indexNames].map((index) => {
        const { keyPath: path, multiEntry, unique } = tx.objectStore(store).index(index);
        return { name: index, keyPath: path as string | string[], multiEntry, unique };
      });
      return [store, { keyPath: keyPath as string | string[], autoIncrement, indexes }];
    }),
  );
}

describe('a database of an older version', () => {
  test('fault 42: every version of the schema has a frozen example, and no example is without its version', () => {
    expect(FROZEN.map(({ version }) => version).sort()).toEqual(Object.keys(SCHEMA).map(Number).sort());
    for (const { version, indexedDbVersion } of FROZEN) expect(indexedDbVersion).toBe(version * 10);
  });

  test.each(FROZEN)(
    'fault 42: the example of version $version holds a row of every table',
    ({ stores, rows }) => {
      expect(Object.keys(rows).sort()).toEqual(Object.keys(stores).sort());
      for (const [table, all] of Object.entries(rows)) expect(all.length, table).toBeGreaterThan(0);
    },
  );

  test('fault 42: the example of the newest version holds every record class and is that version', async () => {
    const newest = FROZEN.find(({ version }) => version === NEWEST)!;
    const classes = new Set(newest.rows.docs!.map((row) => row.cls));
    expect([...classes].sort()).toEqual(Object.keys(RECORD_CLASSES).sort());
    const db = await openCurrent();
    expect(db.backendDB().version).toBe(newest.indexedDbVersion);
    expect(storesOf(db.backendDB())).toEqual(newest.stores);
  });

  test.each(FROZEN)(
    'fault 42: every row of version $version is still there, the same, and readable',
    async (frozen) => {
      await thaw(frozen);
      const db = await openCurrent();
      expect(db.verno).toBe(NEWEST);

      let compared = 0;
      for (const [table, rows] of Object.entries(frozen.rows)) {
        const now = (await db.table(table).toArray()) as Record<string, unknown>[];
        expect(now.length, table).toBe(rows.length);
        for (const row of rows) expect(now, table).toContainEqual(row);
        compared += rows.length;
      }
      expect(compared).toBeGreaterThan(Object.keys(RECORD_CLASSES).length);

      for (const row of frozen.rows.docs as unknown as DocRow[]) {
        const cls = row.cls as RecordClass;
        const record = fromRow(cls, (await db.docs.get(row.id))!) as Record<string, unknown> | undefined;
        expect(record, row.id).toBeDefined();
        expect(record).toMatchObject(row.doc);
        if (RECORD_CLASSES[cls].kind === 'immutable')
          expect(verifyContentId(row.id, row.doc), row.id).toBe(true);
      }
      expect(await listUnreadable(db)).toEqual([]);
    },
  );

  test.each(FROZEN)(
    'fault 42: what was found through an index in version $version is found today',
    async (frozen) => {
      await thaw(frozen);
      const db = await openCurrent();
      const rows = frozen.rows.docs as unknown as DocRow[];
      const idsOf = (wanted: (row: DocRow) => boolean) => rows.filter(wanted).map(({ id }) => id);
      const isListed = (cls: RecordClass): cls is ListedClass => cls !== 'sample' && cls !== 'sampleVoid';
      for (const cls of (Object.keys(RECORD_CLASSES) as RecordClass[]).filter(isListed)) {
        expect(await ofClass(db, cls).primaryKeys(), cls).toEqual(idsOf((row) => row.cls === cls).sort());
      }
      for (const row of rows) {
        if (row.ini) {
          const whole = await ofInitiative(db, row.ini).primaryKeys();
          expect(whole.sort()).toEqual(idsOf(({ ini }) => ini === row.ini).sort());
          expect(await ofInitiative(db, row.ini, row.cls).primaryKeys()).toContain(row.id);
        }
        if (row.grp) expect(await db.docs.where('grp').equals(row.grp).primaryKeys()).toContain(row.id);
        for (const key of row.keys ?? []) {
          expect(await db.docs.where('keys').equals(key).primaryKeys()).toContain(row.id);
        }
      }
      const { workspace, me } = await readWorkspaceState(db);
      expect(workspace?.name).toBe('Halden Freight');
      expect(me?.displayName).toBeTruthy();
      const initiative = frozen.rows.docs!.find((row) => row.cls === 'initiative') as unknown as DocRow;
      const overview = await getInitiativeOverview(initiative.ini!, '2026-11-23T10:00:00.000Z', db);
      expect(overview).toMatchObject({ name: initiative.doc.name, key: initiative.doc.key });
      expect(overview!.metrics.length).toBeGreaterThan(0);
    },
  );

  test('an upgrade leaves large tables as they are: no row is written', async () => {
    for (const frozen of FROZEN) {
      await thaw(frozen);
      const puts = vi.spyOn(IDBObjectStore.prototype, 'put');
      const adds = vi.spyOn(IDBObjectStore.prototype, 'add');
      await openCurrent();
      expect(puts).not.toHaveBeenCalled();
      expect(adds).not.toHaveBeenCalled();
      vi.restoreAllMocks();
      opened.pop()?.close();
      await Dexie.delete(name);
    }
  });

  test.each(FROZEN.filter(({ version }) => version < NEWEST))(
    'fault 42: a build of version $version finds everything it knows in the newest database, and leaves it usable',
    async ({ version, stores }) => {
      await thaw(FROZEN.find((frozen) => frozen.version === NEWEST)!);
      const { rows, author } = await rowsAndAuthor();
      vi.spyOn(console, 'warn').mockImplementation(() => {});
      const earlier = new Dexie(name);
      for (const [of, step] of Object.entries(SCHEMA)) {
        if (Number(of) <= version) earlier.version(Number(of)).stores(step);
      }
      await earlier.open();
      expect(Math.floor(earlier.backendDB().version / 10)).toBe(NEWEST);
      for (const { name: index, keyPath } of stores.docs!.indexes.filter((one) => !one.multiEntry)) {
        const known = rows.filter((row) => [keyPath].flat().every((path) => Dexie.getByKeyPath(row, path)));
        expect(await earlier.table('docs').orderBy(index).count(), index).toBe(known.length);
      }
      earlier.close();
      vi.restoreAllMocks();

      const db = await openCurrent();
      expect(await db.docs.toArray()).toEqual(rows);
      const rule = (await listRules(db))[0]!;
      const change = { ruleId: rule.id, version: rule.version, status: 'disabled' } as const;
      await setRuleStatus(change, author, () => undefined, db);
      expect(await db.docs.count()).toBe(rows.length + 1);
    },
  );

  test.each(FROZEN)(
    'fault 42: work goes on in a database of version $version, with its audit chain',
    async (frozen) => {
      await thaw(frozen);
      const db = await openCurrent();
      const head = (await db.meta.get('auditHead'))!.value as { seq: number; id: string };
      const { me } = await readWorkspaceState(db);
      const rule = (await listRules(db))[0]!;
      const author = { personId: me!.id, at: new Date('2026-11-24T10:00:00.000Z') };
      await setRuleStatus(
        { ruleId: rule.id, version: rule.version, status: 'disabled' },
        author,
        () => undefined,
        db,
      );
      const after = (await db.meta.get('auditHead'))!.value as { seq: number; id: string };
      expect(after.seq).toBe(head.seq + 1);
      expect((await db.docs.get(after.id))!.doc.prev).toBe(head.id.slice(-20));
      expect(await db.docs.count()).toBe(frozen.rows.docs!.length + 1);
    },
  );
});

/** What is in the database now, and somebody who may change it. */
async function rowsAndAuthor() {
  const db = await openCurrent();
  const rows = await db.docs.toArray();
  const { me } = await readWorkspaceState(db);
  db.close();
  return { rows, author: { personId: me!.id, at: new Date('2026-11-24T10:00:00.000Z') } };
}

describe('an old page in the way of an upgrade', () => {
  /** The next version, which does not exist yet: one more table. */
  class NextDatabase extends PilotlightDatabase {
    constructor() {
      super(name);
      this.version(NEWEST + 1).stores({ next: 'id' });
      opened.push(this);
    }
  }
  const newest = () => FROZEN.find(({ version }) => version === NEWEST)!;

  test('fault 40: the upgrade waits for a page that does not let go, loses nothing, and then takes place', async () => {
    await thaw(newest());
    const old = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => resolve(request.result);
    });
    let asked = 0;
    old.onversionchange = () => asked++;

    const next = new NextDatabase();
    const blocked = new Promise((resolve) => next.on('blocked', resolve));
    const opening = next.open();
    await blocked;
    expect(asked).toBe(1);
    expect(next.isOpen()).toBe(false);
    const stillThere = await new Promise((resolve) => {
      old.transaction('docs').objectStore('docs').count().onsuccess = (event) =>
        resolve((event.target as IDBRequest<number>).result);
    });
    expect(stillThere).toBe(newest().rows.docs!.length);

    old.close();
    await opening;
    expect(next.verno).toBe(NEWEST + 1);
    expect(await next.docs.toArray()).toEqual(expect.arrayContaining(newest().rows.docs!));
  });

  test('fault 40: an old page of ours lets go by itself, so that it blocks nobody', async () => {
    await thaw(newest());
    const old = await openCurrent();
    const next = new NextDatabase();
    let blocked = 0;
    next.on('blocked', () => blocked++);
    await next.open();
    expect(blocked).toBe(0);
    expect(next.verno).toBe(NEWEST + 1);
    expect(await next.docs.count()).toBe(newest().rows.docs!.length);
    expect(old.isOpen()).toBe(false);
  });
});
