import type { Chromium } from '../harness/chromium';

type Row = Record<string, unknown>;

/** All rows of one table of the extension's own database, read as one of its pages could. */
export async function readTable(app: Chromium, table: string): Promise<Row[]> {
  const page = await app.extensionPageBehind('manifest.json');
  try {
    return await page.evaluate(
      (name) =>
        new Promise<Row[]>((resolve, reject) => {
          const opening = indexedDB.open('pilotlight-local');
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => {
            const all = opening.result.transaction(name).objectStore(name).getAll();
            all.onsuccess = () => {
              opening.result.close();
              resolve(all.result as Row[]);
            };
          };
        }),
      table,
    );
  } finally {
    await page.close();
  }
}

/** The bodies of all records of one class, each with its own id. */
export async function readRecords(app: Chromium, cls: string): Promise<Row[]> {
  const rows = await readTable(app, 'docs');
  return rows
    .filter((row) => row.cls === cls)
    .map((row) => ({ ...(row.doc as Row), id: String(row.id).replace(/^[a-z]+:/, '') }));
}

/** Sits down at the browser as another person of the demo workspace, known by the role that is their name. */
export async function becomePerson(app: Chromium, displayName: string): Promise<void> {
  const people = await readRecords(app, 'person');
  const id = people.find((person: Row) => person.displayName === displayName)?.id;
  if (!id) throw new Error(`Nobody in the demo is called ${displayName}.`);
  const page = await app.extensionPageBehind('manifest.json');
  await page.evaluate(
    (value) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('pilotlight-local');
        opening.onsuccess = () => {
          const write = opening.result.transaction('meta', 'readwrite');
          write.objectStore('meta').put({ key: 'me', value });
          write.onerror = () => reject(write.error);
          write.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    id,
  );
  await page.close();
}
