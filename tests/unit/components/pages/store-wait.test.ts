// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { act, createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, test, vi } from 'vitest';

await vi.hoisted(() => import('../options/told-worker'));
const { PageLanguage } = await import('@/components/pages/PageLanguage');
const { database, LOCAL_DATABASE } = await import('@/lib/store/database');

/** A page of an earlier version, which lets nobody else in. */
const earlier = () =>
  new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open(LOCAL_DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore('meta', { keyPath: 'key' });
    request.onsuccess = () => resolve(request.result);
  });

test('fault 40: a page whose data an earlier one keeps asks to close that one, and goes on by itself', async () => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  const old = await earlier();
  const root = createRoot(document.body.appendChild(document.createElement('div')));
  const says = () => act(async () => document.body.textContent ?? '');
  const page = createElement(
    PageLanguage,
    { titleId: 'options.title' } as Parameters<typeof PageLanguage>[0],
    'The page',
  );
  await act(async () => root.render(page));
  await expect.poll(says).toContain('Close the other tabs of Pilotlight');
  expect(await says()).toContain('Nothing is lost');
  expect(document.title).toBe('Pilotlight options');
  old.close();
  await expect.poll(says).toBe('The page');
  act(() => root.unmount());
  await database.delete();
});
