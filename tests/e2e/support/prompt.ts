import { expect, type Locator, type Page } from '@playwright/test';
import type { Panel } from '../fixtures';
import type { Chromium } from '../harness/chromium';

/** The card of a value that is due. */
export const dueCard = (panel: Panel): Locator => panel.root.getByRole('region', { name: 'Value due' });

/** What the worker's own listeners hear when a shortcut is pressed: the browser takes the keys before any page sees them. */
export async function pressCommand(app: Chromium, page: Page, command: string): Promise<void> {
  const worker = await app.worker();
  await worker.evaluate(
    async ([name, url]) => {
      const [tab] = (await chrome.tabs.query({})).filter((one) => one.url === url);
      (chrome.commands.onCommand as unknown as { dispatch: (...args: unknown[]) => void }).dispatch(
        name,
        tab,
      );
    },
    [command, page.url()] as const,
  );
}

/** Changes the body of one stored record, as a merge from elsewhere would. */
export async function changeRecord(
  app: Chromium,
  find: { id?: string; cls?: string; name?: string },
  change: Record<string, unknown>,
): Promise<void> {
  const page = await app.extensionPage('manifest.json');
  const changed = await page.evaluate(
    ([wanted, fields]) =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('pilotlight-local');
        opening.onsuccess = () => {
          const docs = opening.result.transaction('docs', 'readwrite').objectStore('docs');
          let count = 0;
          docs.getAll().onsuccess = ({ target }) => {
            for (const row of (target as IDBRequest).result) {
              if (wanted.id !== undefined && row.id !== wanted.id) continue;
              if (wanted.cls !== undefined && row.cls !== wanted.cls) continue;
              if (wanted.name !== undefined && row.doc.name !== wanted.name) continue;
              docs.put({ ...row, doc: { ...row.doc, ...fields } });
              count += 1;
            }
          };
          docs.transaction.onerror = () => reject(docs.transaction.error);
          docs.transaction.oncomplete = () => {
            opening.result.close();
            resolve(count);
          };
        };
      }),
    [find, change] as const,
  );
  await page.close();
  expect(changed).toBeGreaterThan(0);
}

declare const chrome: {
  tabs: { query: (filter: object) => Promise<{ id?: number; url?: string }[]> };
  commands: { onCommand: unknown };
};
