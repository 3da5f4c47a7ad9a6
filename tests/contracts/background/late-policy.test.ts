import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { installWebLocks } from '../sync/web-locks';
import { installBrowserApi } from './browser-api';

/*
 * The first run in a browser that reads its organisation's policy seconds after its start, as Chromium does: until then it
 * answers as if there were none.
 */

declare const chrome: { storage: { local: { clear(): Promise<void> } } };

installWebLocks();
const api = installBrowserApi();
const POLICY = { organisation: 'Halden Freight', hosts: [{ host: 'jira.example.com', tool: 'jira' }] };
const browserNow = { installType: 'admin', policyFrom: 0 };
Object.assign(chrome.storage, {
  managed: { get: async () => (Date.now() >= browserNow.policyFrom ? POLICY : {}) },
});
Object.assign(chrome, {
  management: { getSelf: async () => ({ installType: browserNow.installType }) },
  permissions: { getAll: async () => ({ origins: [] }) },
  scripting: { getRegisteredContentScripts: async () => [] },
});
const { greet } = await import('@/entrypoints/background/first-run');
const { keptPolicy } = await import('@/lib/settings/managed-policy');
const { readSites } = await import('@/lib/settings/local');

beforeEach(() => void vi.useFakeTimers());
afterEach(async () => {
  vi.useRealTimers();
  await chrome.storage.local.clear();
  api.calls.opened.length = 0;
});

/** Runs the first run to its end, with the policy there after so many milliseconds. */
async function firstRun(installType: string, policyAfter: number) {
  Object.assign(browserNow, { installType, policyFrom: Date.now() + policyAfter });
  const done = greet();
  await vi.advanceTimersByTimeAsync(12_000);
  await done;
}

describe('US-9.1, threat 36: the first run', () => {
  test.each([0, 700, 6_000])(
    'waits for a policy that comes after %i ms and then offers nothing to set up',
    async (after) => {
      await firstRun('admin', after);
      expect(api.calls.opened).toEqual([]);
      expect((await keptPolicy())?.policy.organisation).toBe('Halden Freight');
      expect(await readSites()).toMatchObject([{ host: 'jira.example.com', managed: true }]);
    },
  );

  test('opens its first page when no policy came with the installation', async () => {
    await firstRun('admin', Number.POSITIVE_INFINITY);
    expect(api.calls.opened).toEqual([expect.stringContaining('welcome.html')]);
    expect((await keptPolicy())?.policy).toEqual({});
  });

  test('of somebody who installed it themselves opens the page at once, which then learns of a late policy', async () => {
    await firstRun('normal', 1_500);
    expect(api.calls.opened).toEqual([expect.stringContaining('welcome.html')]);
    expect((await keptPolicy())?.policy.organisation).toBe('Halden Freight');
  });
});
