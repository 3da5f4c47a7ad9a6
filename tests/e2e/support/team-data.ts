import type { Page } from '@playwright/test';

/** Every row of these tables of the team's database on this device. */
export const teamRows = <T extends string>(page: Page, tables: readonly T[]): Promise<Record<T, Row[]>> =>
  page.evaluate(async (wanted) => {
    const names = (await indexedDB.databases()).map(({ name = '' }) => name);
    const name = names.find((one) => one.startsWith('pilotlight-team-'));
    if (!name) throw new Error(`No team’s database among ${names.join(', ')}.`);
    const done = <R>(request: IDBRequest<R>) =>
      new Promise<R>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await done(indexedDB.open(name));
    const stores = database.transaction([...wanted]);
    const rows = await Promise.all(wanted.map((table) => done(stores.objectStore(table).getAll())));
    database.close();
    return Object.fromEntries(wanted.map((table, place) => [table, rows[place]])) as Record<T, Row[]>;
  }, tables);

type Row = { id: string; cls?: string; doc?: Record<string, unknown> };

/** Puts facts into the person's own database and queues them, as so many commands would have. */
export const queueFacts = (
  page: Page,
  facts: readonly { id: string; ini: string; grp: string; doc: object }[],
) =>
  page.evaluate(async (all) => {
    const names = (await indexedDB.databases()).map(({ name = '' }) => name);
    const opening = indexedDB.open(String(names.find((one) => one.startsWith('pilotlight-team-'))));
    await new Promise<void>((resolve, reject) => {
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const write = opening.result.transaction(['docs', 'outbox'], 'readwrite');
        const at = new Date().toISOString();
        const waits = { home: 'portfolio', kind: 'immutable', gen: 1, state: 'pending', tries: 0 };
        for (const fact of all) {
          write.objectStore('docs').put({ ...fact, cls: 'sample' });
          write.objectStore('outbox').put({ id: fact.id, ...waits, firstAt: at, nextAt: at });
        }
        write.oncomplete = () => {
          opening.result.close();
          resolve();
        };
        write.onerror = () => reject(write.error);
      };
    });
  }, facts);
