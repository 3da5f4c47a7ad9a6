import { fileURLToPath } from 'node:url';
import { test as base, expect, type Locator, type Page } from '@playwright/test';
import { startStandIns } from '../stand-ins/server.mjs';
import { type Chromium, launchChromium } from './harness/chromium';
import { poll } from './harness/poll';

type StandIns = Awaited<ReturnType<typeof startStandIns>>;

export const EXTENSION_DIR = fileURLToPath(new URL('../../.output/chrome-e2e', import.meta.url));

export const JIRA = 'https://haldenfreight.atlassian.net';
export const SERVICENOW = 'https://haldenfreight.service-now.com';
export const JIRA_DC = 'https://jira.haldenfreight.example';
export const WIKI_DC = 'https://wiki.haldenfreight.example';

/**
 * Real Chromium with the built extension, the stand-in tools, and the demo workspace. Every test gets a browser profile
 * of its own; the stand-ins are shared.
 */
export const test = base.extend<
  { app: Chromium; workspace: 'demo' | 'none'; page: Page; panel: (page?: Page) => Panel },
  { standIns: StandIns }
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
  app: async ({ standIns, workspace }, use) => {
    const app = await launchChromium({ extensionDir: EXTENSION_DIR, standIns });
    if (workspace === 'demo') await loadDemo(app);
    await use(app);
    await app.close();
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
  const page = await app.extensionPage('welcome.html');
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
