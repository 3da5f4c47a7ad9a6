import { fileURLToPath } from 'node:url';
import { test as base, expect, type Locator, type Page } from '@playwright/test';
import { startStandIns } from '../stand-ins/server.mjs';
import { type Chromium, launchChromium } from './harness/chromium';
import { poll } from './harness/poll';
import { type SharedChromium, shareChromium } from './harness/shared-chromium';

type StandIns = Awaited<ReturnType<typeof startStandIns>>;

export const EXTENSION_DIR = fileURLToPath(new URL('../../.output/chrome-e2e', import.meta.url));

export const JIRA = 'https://haldenfreight.atlassian.net';
export const SERVICENOW = 'https://haldenfreight.service-now.com';
export const JIRA_DC = 'https://jira.haldenfreight.example';
export const WIKI_DC = 'https://wiki.haldenfreight.example';

/**
 * Real Chromium with the built extension, the stand-in tools, and the demo workspace. Tests share a browser that goes back
 * to its first state in between, as far as they leave it fit for that (`harness/shared-chromium.ts`).
 */
export const test = base.extend<
  { app: Chromium; workspace: 'demo' | 'none'; page: Page; panel: (page?: Page) => Panel },
  { standIns: StandIns; shared: SharedChromium }
>({
  standIns: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures it needs from this pattern.
    async ({}, use) => {
      const standIns = await startStandIns();
      await use(standIns);
      await standIns.close();
    },
    { scope: 'worker' },
  ],
  workspace: ['demo', { option: true }],
  shared: [
    async ({ standIns }, use) => {
      const start = async () => {
        const app = await launchChromium({ extensionDir: EXTENSION_DIR, standIns });
        await loadDemo(app);
        return app;
      };
      const shared = shareChromium(start, resetToDemo);
      await use(shared);
      await shared.close();
    },
    { scope: 'worker' },
  ],
  app: async ({ standIns, shared, workspace }, use, info) => {
    if (workspace === 'none') {
      const app = await launchChromium({ extensionDir: EXTENSION_DIR, standIns });
      await use(app);
      await app.close();
      return;
    }
    const app = await shared.take();
    await use(app);
    await shared.giveBack(app, info.status === info.expectedStatus);
  },
  page: async ({ app }, use) => {
    const page = await app.context.newPage();
    await use(page);
  },
  panel: async ({ page }, use) => {
    await use((of = page) => panelOf(of));
  },
});

export { expect };

/** The sidebar as a person sees it; the e2e build opens its shadow root. */
export type Panel = {
  /** Our element in the host page. */
  host: Locator;
  /** The collapsed tab. */
  tab: Locator;
  /** The opened panel. */
  root: Locator;
  open: () => Promise<void>;
};

export function panelOf(page: Page): Panel {
  const host = page.locator('pilotlight-panel');
  const tab = host.locator('button.tab');
  const root = host.locator('aside.panel');
  return {
    host,
    tab,
    root,
    async open() {
      await page.bringToFront();
      await expect(tab.or(root)).toBeVisible();
      // A panel that was left open here opens by itself, and the tab goes. Otherwise one click that was really made has to
      // be enough; a slow machine may need several attempts to make it.
      const clicked = () =>
        tab.click({ timeout: 2_000 }).then(
          () => true,
          () => false,
        );
      await poll(
        'the panel is open or its tab was clicked',
        async () => (await root.isVisible()) || clicked(),
      );
      await expect(root).toBeVisible();
    },
  };
}

/** Sends a message as one of the extension's own pages. */
export async function sendFromPage(app: Chromium, name: string, input: unknown): Promise<unknown> {
  const page = await app.extensionPageBehind('manifest.json');
  try {
    return await page.evaluate(
      ([messageName, messageInput]) =>
        (
          globalThis as unknown as { chrome: { runtime: { sendMessage: (m: unknown) => Promise<unknown> } } }
        ).chrome.runtime.sendMessage({ name: messageName, input: messageInput }),
      [name, input] as const,
    );
  } finally {
    await page.close();
  }
}

async function loadDemo(app: Chromium): Promise<void> {
  const reply = (await sendFromPage(app, 'loadDemo', {})) as { ok: boolean };
  if (!reply?.ok) throw new Error(`The demo workspace could not be loaded: ${JSON.stringify(reply)}`);
}

/** No tab, nothing kept by extension or tools, and the demo as it is after loading. */
async function resetToDemo(app: Chromium): Promise<void> {
  const { context } = app;
  const lab = await app.extensionPage('manifest.json');
  // One tab stays, or the browser would end with the last one.
  const [first = await context.newPage(), ...others] = context.pages().filter((page) => page !== lab);
  for (const page of others) await page.close();
  await first.goto('about:blank');
  await context.clearCookies();
  const devtools = await context.newCDPSession(lab);
  for (const origin of [JIRA, SERVICENOW, JIRA_DC, WIKI_DC]) {
    await devtools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
  }
  const reply = await lab.evaluate(async () => {
    type Area = { clear(): Promise<void> };
    type Extension = {
      runtime: { sendMessage(message: unknown): Promise<{ ok: boolean }> };
      storage: { local: Area; session: Area };
    };
    const { runtime, storage } = (globalThis as unknown as { chrome: Extension }).chrome;
    const send = (name: string) => runtime.sendMessage({ name, input: {} });
    await send('leaveDemo');
    await storage.local.clear();
    await storage.session.clear();
    localStorage.clear();
    await send('reconcileSites');
    return send('loadDemo');
  });
  if (!reply?.ok) throw new Error(`The demo workspace could not be loaded again: ${JSON.stringify(reply)}`);
  await lab.close();
}
