import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EXTENSION_DIR, expect, JIRA, test } from './fixtures';
import { launchChromium } from './harness/chromium';
import { poll } from './harness/poll';
import { holdStore, inContentScript, openLab, recordRequests, watchWorker } from './hostile-kit';

/** A second extension of the browser, which may do nothing in particular. */
async function strangeExtension(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'pilotlight-stranger-'));
  await mkdir(folder, { recursive: true });
  const manifest = {
    manifest_version: 3,
    name: 'Stranger',
    version: '1',
    background: { service_worker: 'w.js' },
  };
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
  await writeFile(join(folder, 'w.js'), '');
  await writeFile(join(folder, 'page.html'), '<!doctype html><title>Stranger</title>');
  return folder;
}

test('threat 18: another extension and the page itself can send us nothing', async ({ standIns }) => {
  const stranger = await strangeExtension();
  const both = `${EXTENSION_DIR},${stranger}`;
  const app = await launchChromium({
    extensionDir: EXTENSION_DIR,
    standIns,
    args: [`--disable-extensions-except=${both}`, `--load-extension=${both}`],
  });
  try {
    const watch = await watchWorker(app);
    const other = await poll('the other extension', () =>
      app.context.serviceWorkers().find((worker) => worker.url().endsWith('/w.js')),
    );
    const outcome = await other.evaluate(async (id) => {
      type Runtime = {
        sendMessage(to: string, message: unknown): Promise<unknown>;
        connect(to: string): Port;
      };
      type Port = { onDisconnect: { addListener(listener: () => void): void } };
      const { runtime } = (globalThis as unknown as { chrome: { runtime: Runtime } }).chrome;
      const message = await runtime.sendMessage(id, { name: 'loadDemo', input: {} }).then(
        (answer) => `answered: ${JSON.stringify(answer)}`,
        () => 'refused',
      );
      const port = await new Promise((resolve) => {
        runtime.connect(id).onDisconnect.addListener(() => resolve('closed'));
      });
      return [message, port];
    }, app.extensionId);
    expect(outcome).toEqual(['refused', 'closed']);

    const page = await app.context.newPage();
    await page.goto(`${JIRA}/browse/OPS-7`);
    const reach = await page.evaluate(
      () =>
        typeof (globalThis as { chrome?: { runtime?: { sendMessage?: unknown } } }).chrome?.runtime
          ?.sendMessage,
    );
    expect(reach).toBe('undefined');
    expect((await watch.messages()).filter((name) => name === 'loadDemo')).toEqual([]);
    const lab = await openLab(app);
    expect(await lab.rows('workspace')).toEqual([]);
    // The control: from one of our own pages the same message is answered.
    expect(await lab.send('loadDemo', {})).toMatchObject({ ok: true });
  } finally {
    await app.close();
    await rm(stranger, { recursive: true, force: true });
  }
});

test('threat 21: no file of the extension can be loaded by a page', async ({ app, page }) => {
  const files = (await readdir(EXTENSION_DIR, { recursive: true, withFileTypes: true }))
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name).slice(EXTENSION_DIR.length + 1));
  expect(files.length).toBeGreaterThan(10);
  const load = (urls: string[]) =>
    Promise.all(
      urls.map((url) =>
        fetch(url).then(
          (answer) => answer.status,
          () => 'refused',
        ),
      ),
    );

  for (const host of [`${JIRA}/browse/OPS-7`, 'https://unmapped.example/']) {
    await page.goto(host);
    const byTag = await page.evaluate(
      (urls) =>
        Promise.all(
          urls.map(
            (url) =>
              new Promise((resolve) => {
                const image = new Image();
                image.onload = () => resolve('loaded');
                image.onerror = () => resolve('refused');
                image.src = url;
              }),
          ),
        ),
      files.filter((file) => /\.(png|svg)$/.test(file)).map((file) => app.extensionUrl(file)),
    );
    const byFetch = await page.evaluate(
      load,
      files.map((file) => app.extensionUrl(file)),
    );
    expect(new Set([...byFetch, ...byTag])).toEqual(new Set(['refused']));
    expect(byTag.length).toBeGreaterThan(0);
  }
  // The control: the addresses are right.
  const lab = await openLab(app);
  const own = await lab.page.evaluate(
    load,
    files.map((file) => app.extensionUrl(file)),
  );
  expect(new Set(own)).toEqual(new Set([200]));
});

/** Run in a page: everything a page can see of itself. */
function portrait() {
  const names = (one: object) => Object.getOwnPropertyNames(one).sort();
  return {
    html: document.documentElement.outerHTML,
    globals: names(globalThis),
    document: names(document),
    element: names(document.documentElement),
    chrome: names((globalThis as { chrome?: object }).chrome ?? {}),
    styles: document.styleSheets.length + document.adoptedStyleSheets.length,
    // When the browser itself asks for a site's icon is a matter of chance.
    entries: performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter((name) => !name.endsWith('/favicon.ico')),
    storage: [Object.keys(localStorage), Object.keys(sessionStorage), document.cookie],
  };
}

test('threat 22: a page of a site that nobody mapped looks the same with and without us', async ({
  page,
  standIns,
}) => {
  const stranger = await strangeExtension();
  const without = await launchChromium({ extensionDir: stranger, standIns });
  try {
    const plain = await without.context.newPage();
    const seen = async (one: typeof page, address: string) => {
      await one.goto(address);
      return {
        ...(await one.evaluate(portrait)),
        databases: await one.evaluate(() => indexedDB.databases()),
      };
    };
    let compared = 0;
    for (const address of ['https://unmapped.example/', 'https://evil.example/browse/OPS-7']) {
      expect(await seen(page, address)).toEqual(await seen(plain, address));
      compared++;
    }
    expect(compared).toBe(2);
    // The control: on a page of ours the same portrait tells them apart.
    await page.goto(`${JIRA}/browse/OPS-7`);
    await page.locator('pilotlight-panel').waitFor({ state: 'attached' });
    expect((await page.evaluate(portrait)).html).toContain('pilotlight-panel');
    await plain.goto(`${JIRA}/browse/OPS-7`);
    expect((await plain.evaluate(portrait)).html).not.toContain('pilotlight-panel');
  } finally {
    await without.close();
    await rm(stranger, { recursive: true, force: true });
  }
});

test('threat 20: an answer that comes after the page has moved on is never painted', async ({
  app,
  page,
  panel,
}) => {
  const lab = await openLab(app);
  const watch = await watchWorker(app);
  const reports = async () => (await watch.messages()).filter((name) => name === 'reportWorkItem').length;
  await page.goto(`${JIRA}/browse/OPS-7`);
  await panel().open();
  await expect(panel().root.locator('h2')).toContainText('INV-TRIAGE');

  // Everything that is painted from now on, to the last text.
  await page.evaluate(() => {
    const painted: string[] = [];
    Object.assign(window, { __painted: painted });
    const root = document.querySelector('pilotlight-panel')?.shadowRoot;
    if (!root) throw new Error('the panel is not there');
    const keep = () => painted.push(root.querySelector('aside')?.textContent ?? '');
    new MutationObserver(keep).observe(root, { subtree: true, childList: true, characterData: true });
  });
  // A writer that does not end: the worker's reads have to wait for it.
  const letGo = await holdStore(lab);
  const soft = (key: string) =>
    page.evaluate((to) => {
      const link = document.createElement('a');
      link.href = `/browse/${to}`;
      document.querySelector('main, [data-testid="page-layout.main"]')?.append(link);
      link.click();
    }, key);
  const start = await reports();
  await soft('PAY-101');
  await expect.poll(reports).toBeGreaterThan(start);
  // The old initiative went with the old page, although no answer has come.
  await expect(panel().root.locator('.answer:visible')).toHaveCount(0);
  const second = await reports();
  await soft('OPS-18');
  await expect.poll(reports).toBeGreaterThan(second);
  await letGo();

  await expect(panel().root.locator('h2')).toContainText('OPS-ROUTE');
  const painted = await page.evaluate(() => (window as unknown as { __painted: string[] }).__painted);
  expect(painted.some((text) => text.includes('OPS-ROUTE'))).toBe(true);
  expect(painted.filter((text) => text.includes('INV-MATCH'))).toEqual([]);
  // The control: without the race the ticket in between does show its own initiative.
  await soft('PAY-101');
  await expect(panel().root.locator('h2')).toContainText('INV-MATCH');
  expect(watch.errors).toEqual([]);
});

test('threat 23: a content script finds no secret in any storage, and session storage is closed to it', async ({
  app,
  page,
  panel,
}) => {
  const lab = await openLab(app);
  const { worker } = await watchWorker(app);
  await page.goto(`${JIRA}/browse/OPS-7`);
  await panel().open();
  await lab.send('setSiteSwitch', { host: 'other.example', off: 'always' });
  await lab.send('addSite', { host: 'jira.haldenfreight.example', tool: 'jira' });
  await lab.announceChange();
  const tabId = await lab.tabId('/browse/OPS-7');
  const [found] = await inContentScript(worker, { tabId, frameIds: [0] }, async () => {
    type Areas = Record<string, { get(keys: null): Promise<Record<string, unknown>> } | undefined>;
    const { storage } = (globalThis as unknown as { chrome: { storage: Areas } }).chrome;
    const read = async (area: string) => {
      try {
        return await storage[area]?.get(null);
      } catch {
        return 'refused';
      }
    };
    const databases = (await indexedDB.databases()).map(({ name }) => name);
    return {
      local: await read('local'),
      session: await read('session'),
      sync: await read('sync'),
      databases,
    };
  });
  expect(found?.session ?? 'refused').toBe('refused');
  expect(found?.sync ?? {}).toEqual({});
  expect(found?.databases).not.toContain('pilotlight-local');
  const local = found?.local as Record<string, unknown>;
  expect(
    Object.keys(local).filter(
      (key) =>
        !/^(sites|siteSwitches|panelPreferences|locale|siteMemory|errors|policy|requests|fieldRecords)\$?$/.test(
          key,
        ),
    ),
  ).toEqual([]);
  expect(Object.keys(local)).toContain('siteSwitches');
  expect(JSON.stringify(local)).not.toMatch(/token|secret|password|triage|INV-|01JDEM/i);
  // The control: there is something in the session area, and our own pages can read it.
  const { session } = JSON.parse(await lab.dump()) as { session: Record<string, unknown> };
  expect(JSON.stringify(session)).toContain('INV-TRIAGE');
});

test('threat 24: nothing that a page says is kept or sent, beyond its keys and mapped fields', async ({
  app,
  page,
  panel,
  standIns,
}) => {
  const CANARY = 'kanarienvogel-4711';
  const requests = recordRequests(app.context);
  const lab = await openLab(app);
  await page.goto(`${JIRA}/browse/OPS-7`);
  await expect(panel().tab).toBeVisible();
  const served = standIns.requests.length;
  await page.evaluate((canary) => {
    document.title = `${canary} title`;
    for (const one of document.querySelectorAll(
      'h1, p, [data-testid*="description"], [data-testid*="comment"]',
    ))
      one.append(` ${canary}`);
    const body = document.createElement('div');
    body.textContent = canary;
    body.setAttribute('data-canary', canary);
    document.body.append(body);
    localStorage.setItem('canary', canary);
  }, CANARY);
  expect(await page.evaluate(() => document.body.textContent)).toContain(CANARY);

  // Everything that writes: a value, a draft, a report of a wrong match, a preference.
  await panel().open();
  await panel().root.getByText('Not the right initiative?').click();
  await panel().root.getByRole('button', { name: 'Hide here and report' }).click();
  await expect.poll(async () => (await lab.rows('matchReport')).length).toBe(1);
  await page.goto(`${JIRA}/browse/OPS-9`);
  await expect(panel().host).toHaveCount(1);

  const stored = await lab.dump();
  expect(stored).toContain('"key":"OPS-7"');
  expect(stored).not.toContain(CANARY);
  expect([...requests.urls, ...requests.bodies].filter((one) => one.includes(CANARY))).toEqual([]);
  const asked = standIns.requests.slice(served);
  expect(asked.filter(({ initiator }) => initiator.startsWith('chrome-extension'))).toEqual([]);
  expect(asked.filter(({ host }) => host !== 'haldenfreight.atlassian.net')).toEqual([]);
  expect(asked.length).toBeGreaterThan(0);
  // The control: what is looked for would be found.
  await lab.send('saveDraft', {
    metricId: '01JDEM00000000000000000000',
    periodStart: '2026-01-01',
    value: '',
    note: CANARY,
  });
  expect(await lab.dump()).toContain(CANARY);
});
