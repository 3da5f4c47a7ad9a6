import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { test as base, expect } from '@playwright/test';
import { startStandIns } from '../stand-ins/server.mjs';
import { type Firefox, type FirefoxOptions, launchFirefox } from './harness/firefox';
import type { FirefoxPage, Json } from './harness/firefox-page';
import { poll } from './harness/poll';

export type { Firefox, FirefoxPage };
export { expect, poll };

type StandIns = Awaited<ReturnType<typeof startStandIns>>;
type Build = 'e2e' | 'production';

export const buildDir = (build: Build) =>
  fileURLToPath(new URL(`../../.output/firefox-${build}`, import.meta.url));

export const EXTENSION_ID = 'pilotlight@pilotlight.example';

export const JIRA = 'https://haldenfreight.atlassian.net';
export const SERVICENOW = 'https://haldenfreight.service-now.com';
export const JIRA_DC = 'https://jira.haldenfreight.example';
export const WIKI_DC = 'https://wiki.haldenfreight.example';

/** Our element in a page, and inside its shadow root, which the e2e build opens. */
export const HOST = 'pilotlight-panel';
export const TAB = `${HOST} >>> button.tab`;
export const PANEL = `${HOST} >>> aside.panel`;
/** A place in the opened panel. */
export const inPanel = (selector: string) => `${HOST} >>> .panel ${selector}`;

/** Names in the demo workspace. */
export const TRIAGE = 'Ticket triage assistant';
export const DELAYS = 'Shipment delay predictor';

type Fixtures = {
  /** The shared Firefox with the demo workspace as it is after loading, no settings, and no other tab. */
  app: Firefox;
  /** A Firefox of the test's own, with nothing in it, ended with the test. */
  launch: (build: Build, options?: Partial<FirefoxOptions>) => Promise<Firefox>;
};

/**
 * Real Firefox with the built extension and the stand-in tools. One browser serves all tests that need nothing
 * special: starting one takes longer than most tests.
 */
export const test = base.extend<Fixtures, { standIns: StandIns; shared: Firefox }>({
  standIns: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures it needs from this pattern.
    async ({}, use) => {
      const standIns = await startStandIns();
      await use(standIns);
      await standIns.close();
    },
    { scope: 'worker' },
  ],
  shared: [
    async ({ standIns }, use) => {
      const app = await launchFirefox({ extensionDir: buildDir('e2e'), standIns });
      await welcomeTab(app);
      await use(app);
      await app.close();
    },
    { scope: 'worker' },
  ],
  app: async ({ shared }, use) => {
    await resetToDemo(shared);
    await use(shared);
    await closeTabs(shared);
  },
  launch: async ({ standIns }, use) => {
    const started: Firefox[] = [];
    await use(async (build, options = {}) => {
      const app = await launchFirefox({ extensionDir: buildDir(build), standIns, ...options });
      started.push(app);
      return app;
    });
    for (const app of started) await app.close();
  },
});

/** The page that the extension opens once it is installed. */
export async function welcomeTab(app: Firefox): Promise<FirefoxPage> {
  const page = await poll('the welcome page', () => tabAt(app, `${app.extensionOrigin}/welcome.html`));
  await page.waitForVisible('main h1');
  return page;
}

/** A tab whose address begins so. */
export async function tabAt(app: Firefox, address: string): Promise<FirefoxPage | undefined> {
  for (const tab of await app.tabs()) if ((await tab.url()).startsWith(address)) return tab;
  return undefined;
}

/** Loads the demo as a person does. */
export async function loadDemo(app: Firefox): Promise<void> {
  const page = await welcomeTab(app);
  await page.click('main button ~~ Explore the demo');
  await page.waitForWords('main', 'The demo is ready');
  await page.close();
}

async function resetToDemo(app: Firefox): Promise<void> {
  const page = await app.extensionPage('welcome.html');
  await ask(page, 'leaveDemo', {});
  await page.evaluate(async () => {
    const { browser } = globalThis as unknown as {
      browser: { storage: { local: { clear(): Promise<void> } } };
    };
    await browser.storage.local.clear();
    localStorage.clear();
  });
  const reply = await ask(page, 'loadDemo', {});
  if (!reply.ok) throw new Error(`The demo workspace could not be loaded: ${JSON.stringify(reply)}`);
  await closeTabs(app);
}

/** Closes every tab but the first, without which the browser would close. */
async function closeTabs(app: Firefox): Promise<void> {
  const [, ...others] = await app.tabs();
  for (const tab of others) await tab.close();
}

/** Sends a message from one of the extension's own pages. */
export const ask = (page: FirefoxPage, name: string, input: Json) =>
  page.evaluate(
    (messageName, messageInput) => {
      type Reply = { ok: boolean; value?: Json; error?: { code: string } };
      const { browser } = globalThis as unknown as {
        browser: { runtime: { sendMessage(message: unknown): Promise<Reply> } };
      };
      return browser.runtime.sendMessage({ name: messageName, input: messageInput });
    },
    name,
    input,
  );

/** Names a self-hosted tool, whose address says nothing, as an admin does. */
export async function addSite(app: Firefox, origin: string, tool: string): Promise<void> {
  const page = await app.extensionPage('options.html');
  const reply = await ask(page, 'addSite', { host: new URL(origin).host, tool });
  await page.close();
  if (!reply.ok) throw new Error(`${origin} could not be named: ${JSON.stringify(reply)}`);
}

/** Opens the panel as a person does, with one click on its tab, unless it opens by itself meanwhile. */
export async function openPanel(page: FirefoxPage): Promise<void> {
  let isClicked = false;
  await poll('the opened panel', async () => {
    if (await page.isVisible(PANEL)) return true;
    if (!isClicked && (await page.isVisible(TAB))) isClicked = await page.clickOnce(TAB);
    return false;
  });
}

/** A page in a tab of its own with the opened panel. */
export async function openedAt(app: Firefox, url: string): Promise<FirefoxPage> {
  const page = await app.page(url);
  await openPanel(page);
  return page;
}

/** The opened panel shows this initiative. */
export const showsInitiative = (page: FirefoxPage, name: string) =>
  page.waitForWords(inPanel('.title'), name);

/** The browser's number of the last opened tab, as the popup's address takes it. */
export async function lastTabId(app: Firefox): Promise<number> {
  const asking = await app.extensionPage('options.html');
  const ids = await asking.evaluate(async () => {
    const { browser } = globalThis as unknown as {
      browser: { tabs: { query(filter: object): Promise<{ id: number; index: number }[]> } };
    };
    const tabs = await browser.tabs.query({});
    return tabs.toSorted((a, b) => a.index - b.index).map(({ id }) => id);
  });
  await asking.close();
  return ids.at(-2) ?? Number.NaN;
}

export type StoreDump = {
  stores: Record<string, unknown[]>;
  local: Record<string, unknown>;
  session: unknown;
};

/** Everything that the extension keeps, read from one of its own pages. */
export async function dumpStore(app: Firefox): Promise<StoreDump> {
  const page = await app.extensionPage('options.html');
  const text = await page.evaluate(async () => {
    const { browser } = globalThis as unknown as {
      browser: { storage: Record<'local' | 'session', { get(): Promise<Record<string, unknown>> }> };
    };
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const stores: Record<string, unknown[]> = {};
    for (const { name } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name ?? ''));
      for (const store of database.objectStoreNames) {
        stores[`${name}/${store}`] = await done(database.transaction(store).objectStore(store).getAll());
      }
      database.close();
    }
    const { local, session } = browser.storage;
    return JSON.stringify({ stores, local: await local.get(), session: await session.get() });
  });
  await page.close();
  return JSON.parse(text) as StoreDump;
}

/** Problems that axe finds, each with its place; empty is the only good answer. */
export async function axeProblems(page: FirefoxPage, within?: string[]): Promise<string[]> {
  await page.inject(await axeSource());
  const found = await page.evaluate(async (place) => {
    type Result = { id: string; nodes: { target: unknown; failureSummary?: string }[] };
    const { axe } = globalThis as unknown as {
      axe: { run(context: unknown, options: unknown): Promise<{ violations: Result[]; passes: Result[] }> };
    };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { violations, passes } = await axe.run(place ? { include: [{ fromShadowDom: place }] } : document, {
      iframes: false,
      preload: false,
      runOnly: { type: 'tag', values: tags },
    });
    return {
      passes: passes.length,
      problems: violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id}: ${JSON.stringify(target)} ${failureSummary ?? ''}`),
      ),
    };
  }, within ?? null);
  if (found.passes === 0) throw new Error('axe looked at nothing.');
  return found.problems;
}

const axeSource = () => readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
