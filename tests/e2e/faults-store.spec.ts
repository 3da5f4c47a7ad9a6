import { rm } from 'node:fs/promises';
import { EXTENSION_DIR, expect, JIRA, type Panel, panelOf, test } from './fixtures';
import { type Chromium, launchChromium } from './harness/chromium';
import { poll } from './harness/poll';
import {
  DATABASE,
  type ExtensionApi,
  holdStore,
  type Lab,
  openLab,
  watchPage,
  watchWorker,
} from './hostile-kit';
import { keepProfile } from './support/profile';

const NOTE = 'Counted by hand, page 3';

/** The first number that is due on OPS-7, typed in as far as the button that saves it. */
async function typeValue(
  lab: Lab,
  panel: Panel,
): Promise<{ metricId: string; form: ReturnType<Panel['root']['locator']> }> {
  const status = (await lab.send('getTabStatus', { tabId: await lab.tabId('/browse/OPS-7') })) as unknown as {
    value: { answer: { primary: { metrics: Due[] } } };
  };
  type Due = {
    id: string;
    canRecord: boolean;
    openPeriod?: object;
    needsDenominator: boolean;
    latest: { value: number };
  };
  const due = status.value.answer.primary.metrics.find((one) => one.canRecord && one.openPeriod);
  if (!due || due.needsDenominator) throw new Error('OPS-7 must have a plain number that is due');
  if ((await panel.root.count()) === 0) await panel.open();
  const form = panel.root.locator('form.value-form').first();
  const enter = panel.root.getByRole('button', { name: 'Enter value' }).first();
  await enter.or(form).first().waitFor();
  if ((await form.count()) === 0) await enter.click();
  // Another value than the one that is proposed: how it was measured is asked only then.
  await form
    .locator('input')
    .first()
    .fill(String(due.latest.value + 1));
  await form.locator('select').selectOption('estimated');
  await form.locator('textarea').fill(NOTE);
  return { metricId: due.id, form };
}

const save = (panel: Panel) => panel.root.getByRole('button', { name: 'Save value' }).first();
const mine = async (lab: Lab) =>
  (await lab.rows('sample')).filter((row) => (row.doc.provenance as { note?: string }).note === NOTE);
const audited = async (lab: Lab) =>
  (await lab.rows('audit')).filter((row) => row.doc.action === 'sample.confirm');

const saved = (panel: Panel) => panel.root.getByText(/saved on this device/).first();

/**
 * Lets the disk be full for the worker. `unlimitedStorage` frees us from the browser's quota, and with it from the one
 * that the debugging protocol can set, so that the store itself has to refuse: at the request or when it commits.
 */
async function fillDisk(app: Chromium, moment: 'request' | 'commit'): Promise<() => Promise<void>> {
  const worker = await app.worker();
  await worker.evaluate((when) => {
    const stores = IDBObjectStore.prototype;
    const { add, delete: remove } = stores;
    const full = () => new DOMException('The disk is full.', 'QuotaExceededError');
    const empty = () => Object.assign(stores, { add, delete: remove });
    Object.assign(globalThis, { __empty: empty });
    if (when === 'request') {
      stores.add = () => {
        throw full();
      };
    } else {
      // The last request of the transaction succeeds, and then there is no room to write it all down.
      stores.delete = function (this: IDBObjectStore, ...query: Parameters<typeof remove>) {
        const request = remove.apply(this, query);
        const { transaction } = this;
        request.addEventListener('success', () => {
          Object.defineProperty(transaction, 'error', { value: full() });
          transaction.abort();
        });
        return request;
      };
    }
  }, moment);
  return () =>
    worker.evaluate(() => {
      (globalThis as unknown as { __empty: () => void }).__empty();
    });
}

test('fault 37, fault 38: with no space left nothing is saved, the panel says so, the text stays, and later it works', async ({
  app,
  page,
  panel,
}) => {
  const lab = await openLab(app);
  const watch = await watchWorker(app);
  await page.goto(`${JIRA}/browse/OPS-7`);
  await panel().open();
  const { form } = await typeValue(lab, panel());
  await expect.poll(async () => JSON.parse(await lab.records()).drafts.length).toBe(1);
  const before = JSON.parse(await lab.records());
  for (const moment of ['request', 'commit'] as const) {
    const empty = await fillDisk(app, moment);
    await save(panel()).click();
    await expect(form.getByRole('alert')).toContainText('Nothing was saved: this device has no space left');
    await expect(save(panel())).toBeEnabled();
    await expect(form.locator('textarea')).toHaveValue(NOTE);
    expect(await mine(lab)).toEqual([]);
    expect(JSON.parse(await lab.records()).docs).toEqual(before.docs);
    await empty();
  }

  await save(panel()).click();
  await expect(saved(panel())).toBeVisible();
  expect(await mine(lab)).toHaveLength(1);
  expect(await audited(lab)).toHaveLength(1);
  expect(watch.errors).toEqual([]);
});

test('fault 39: a connection that is closed underneath is opened again; nothing is lost and nothing written twice', async ({
  app,
  page,
  panel,
}) => {
  const lab = await openLab(app);
  const watch = await watchWorker(app);
  const { errors } = await watchPage(page);
  await page.goto(`${JIRA}/browse/OPS-7`);
  await panel().open();
  const dashboard = await app.extensionPage('dashboard.html');
  await expect(dashboard.getByRole('listitem').filter({ hasText: 'INV-TRIAGE' })).toBeVisible();

  /** Asks for a newer version, which closes every other connection, and then does not want it after all. */
  const closeAll = () =>
    lab.page.evaluate(async (name) => {
      const known = (await indexedDB.databases()).find((one) => one.name === name);
      const newer = (known?.version ?? 0) + 1;
      return new Promise<string>((resolve, reject) => {
        const request = indexedDB.open(name, newer);
        // Blocked for a moment it may be: a connection closes when its last transaction is through.
        request.onblocked = () => setTimeout(() => reject(new Error('somebody does not let go')), 5_000);
        request.onupgradeneeded = () => request.transaction?.abort();
        request.onerror = () => resolve(request.error?.name ?? '');
        request.onsuccess = () => reject(new Error('the upgrade was not given up'));
      });
    }, DATABASE);
  const { form } = await typeValue(lab, panel());
  expect(await closeAll()).toBe('AbortError');
  await form.locator('textarea').fill(NOTE);
  await save(panel()).click();
  await expect(saved(panel())).toBeVisible();
  expect(await closeAll()).toBe('AbortError');
  await dashboard.reload();
  await expect(dashboard.getByRole('listitem').filter({ hasText: 'INV-TRIAGE' })).toBeVisible();
  expect(await closeAll()).toBe('AbortError');
  await page.goto(`${JIRA}/browse/PAY-101`);
  await expect(panel().root.locator('h2')).toContainText('INV-MATCH');
  expect(await mine(lab)).toHaveLength(1);
  expect(await audited(lab)).toHaveLength(1);
  expect([...errors, ...watch.errors]).toEqual([]);
});

/** Leaves the database as a newer version of the extension would: same rows, higher version. */
async function makeNewer(lab: Lab): Promise<void> {
  await lab.page.evaluate(
    (name) =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.open(name, 990);
        request.onblocked = () =>
          setTimeout(() => reject(new Error('an old page of ours is in the way')), 5_000);
        request.onupgradeneeded = () => request.result.createObjectStore('fromTheFuture', { keyPath: 'id' });
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          request.result.close();
          resolve();
        };
      }),
    DATABASE,
  );
}

test('fault 40, fault 42: our pages let a newer version in, and an older build after it deletes nothing', async ({
  app,
  page,
  panel,
}) => {
  const lab = await openLab(app);
  await page.goto(`${JIRA}/browse/OPS-7`);
  await panel().open();
  const dashboard = await app.extensionPage('dashboard.html');
  await expect(dashboard.getByRole('listitem').filter({ hasText: 'INV-TRIAGE' })).toBeVisible();
  const before = JSON.parse(await lab.records());
  await makeNewer(lab);
  await page.reload();
  await dashboard.reload();
  await expect(panel().host).toHaveCount(1);
  await expect(dashboard.locator('h1').first()).toBeVisible();
  expect(before.docs.length).toBeGreaterThan(100);
  expect(JSON.parse(await lab.records()).docs).toEqual(before.docs);
});

test('fault 42: data of a newer version is read only, and the panel says that the extension is too old', async ({
  app,
  page,
  panel,
}) => {
  const lab = await openLab(app);
  await page.goto(`${JIRA}/browse/OPS-7`);
  await panel().open();
  await makeNewer(lab);
  const before = JSON.parse(await lab.records());
  await app.stopWorker();
  await page.reload();
  const watch = await watchWorker(app);
  const { form } = await typeValue(lab, panel());
  await save(panel()).click();
  await expect(form.getByRole('alert')).toContainText('written by a newer version');
  await expect(form.locator('textarea')).toHaveValue(NOTE);
  expect(await mine(lab)).toEqual([]);
  expect(JSON.parse(await lab.records())).toEqual(before);
  expect(watch.errors).toEqual([]);
});

test('fault 43: a database that is deleted while we run leaves an empty state that works, and no error', async ({
  app,
  page,
  panel,
}) => {
  const lab = await openLab(app);
  const watch = await watchWorker(app);
  const { errors } = await watchPage(page);
  await page.goto(`${JIRA}/browse/OPS-7`);
  await panel().open();
  await expect(panel().root.locator('h2')).toContainText('INV-TRIAGE');
  await lab.page.evaluate(
    (name) =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.deleteDatabase(name);
        request.onblocked = () => setTimeout(() => reject(new Error('somebody does not let go')), 5_000);
        request.onerror = () => reject(request.error);
        request.onsuccess = () => resolve();
      }),
    DATABASE,
  );
  await lab.announceChange();
  await expect(panel().root.getByText('INV-TRIAGE')).toHaveCount(0);
  await expect(panel().root.getByText('No initiative is linked here')).toBeVisible();
  await expect(panel().root.getByText('Something unexpected happened')).toHaveCount(0);
  const popup = await app.extensionPage(`popup.html?tab=${await lab.tabId('/browse/OPS-7')}`);
  await expect(popup.getByRole('heading', { level: 1 })).toBeVisible();
  const dashboard = await app.extensionPage('dashboard.html');
  await expect(dashboard.getByRole('link', { name: /start|set up/i }).first()).toBeVisible();
  // What comes next works as on the first day.
  expect(await lab.send('loadDemo', {})).toMatchObject({ ok: true });
  await expect(panel().root.locator('h2')).toContainText('INV-TRIAGE');
  expect([...errors, ...watch.errors]).toEqual([]);
});

test('threat 34: a record that cannot be read is set aside and counted, and all others are shown', async ({
  standIns,
}) => {
  const profileDir = await keepProfile();
  const start = () => launchChromium({ extensionDir: EXTENSION_DIR, standIns, profileDir });
  let app = await start();
  try {
    const lab = await openLab(app);
    expect(await lab.send('loadDemo', {})).toMatchObject({ ok: true });
    const initiatives = await lab.rows('initiative');
    const broken = initiatives.find((row) => row.doc.key === 'INV-MATCH')!;
    const metric = (await lab.rows('metric')).find((row) => row.ini === broken.ini)!;
    await lab.put(
      { ...broken, doc: { ...broken.doc, phase: 'P9', name: 7 } },
      { ...metric, doc: 'not a record' as unknown as Record<string, unknown> },
    );
    const dashboard = await app.extensionPage('dashboard.html');
    await expect(dashboard.getByRole('listitem').filter({ hasText: 'INV-TRIAGE' })).toBeVisible();
    await expect(dashboard.getByText('INV-MATCH')).toHaveCount(0);
    const page = await app.context.newPage();
    await page.goto(`${JIRA}/browse/OPS-7`);
    await expect(panelOf(page).tab).toHaveAccessibleName(/triage/i);

    // The next start sets them aside; their content stays whole.
    await app.close();
    app = await start();
    const after = await openLab(app);
    await app.worker();
    const quarantine = await poll('the records are set aside', async () => {
      const { quarantine: rows } = JSON.parse(await after.records());
      return rows.length > 0 && (rows as { id: string; row: { doc: unknown } }[]);
    });
    expect(quarantine.map(({ id }) => id).sort()).toEqual([broken.id, metric.id].sort());
    expect(quarantine.find(({ id }) => id === broken.id)?.row.doc).toMatchObject({ phase: 'P9', name: 7 });
    expect(await after.rows('initiative')).toHaveLength(initiatives.length - 1);
    const options = await app.extensionPage('options.html#/privacy');
    await expect(options.getByText('2 records could not be read and were set aside')).toBeVisible();
  } finally {
    await app.close();
    await rm(profileDir, { recursive: true, force: true });
  }
});

/** Reloads the extension as an update does; its own pages go with it. */
const reload = (lab: Lab) => leave(lab, ({ runtime }) => runtime.reload());

/** What ends all contexts of the extension, the page it is asked from included. */
async function leave(lab: Lab, how: (chrome: ExtensionApi) => void): Promise<void> {
  const closed = lab.page.waitForEvent('close');
  await lab.page.evaluate(`(${how})(chrome)`).catch(() => {});
  await closed;
}

test('threat 35: a panel whose extension is gone says so by itself, offers nothing else, and makes no error', async ({
  app,
  page,
  panel,
}) => {
  const lab = await openLab(app);
  const { errors } = await watchPage(page);
  await page.goto(`${JIRA}/browse/OPS-7`);
  await panel().open();
  await typeValue(lab, panel());
  await leave(lab, ({ management }) => management.uninstallSelf());
  await expect(panel().root.getByText('Pilotlight was updated').first()).toBeVisible();
  await expect(panel().root.getByRole('button').filter({ visible: true })).toHaveCount(2);
  await expect(panel().root.locator('input, textarea, select, details, form')).toHaveCount(0);
  await expect(panel().root.getByText('INV-TRIAGE')).toHaveCount(0);
  // The page itself goes on as if nothing were; no navigation in it wakes the old scripts up.
  await page.evaluate(() => history.pushState({}, '', '/browse/OPS-9'));
  await panel().root.getByRole('button', { name: 'Close' }).click();
  await expect(panel().root).toHaveCount(0);
  await expect(panel().tab).toBeVisible();
  expect(errors).toEqual([]);
  await page.reload();
  await expect(page.locator('h1').first()).toBeVisible();
  await expect(panel().host).toHaveCount(0);
});

test('fault 41, threat 35: after an update and a reload of the page the panel works, and what was typed is kept', async ({
  standIns,
}) => {
  const profileDir = await keepProfile();
  const app = await launchChromium({ extensionDir: EXTENSION_DIR, standIns, profileDir });
  try {
    const lab = await openLab(app);
    expect(await lab.send('loadDemo', {})).toMatchObject({ ok: true });
    const page = await app.context.newPage();
    const { errors } = await watchPage(page);
    const panel = panelOf(page);
    await page.goto(`${JIRA}/browse/OPS-7`);
    await panel.open();
    await typeValue(lab, panel);
    await expect.poll(async () => JSON.parse(await lab.records()).drafts[0]?.note).toBe(NOTE);
    await reload(lab);
    await poll('the extension is back', () =>
      page.reload().then(() => panel.host.waitFor({ state: 'attached', timeout: 1_000 }).then(() => true)),
    );
    if ((await panel.root.count()) === 0) await panel.open();
    const form = panel.root.locator('form.value-form').first();
    await expect(form.locator('textarea')).toHaveValue(NOTE);
    await form.locator('select').selectOption('estimated');
    await save(panel).click();
    await expect(saved(panel)).toBeVisible();
    const again = await openLab(app);
    expect(await mine(again)).toHaveLength(1);
    expect(await audited(again)).toHaveLength(1);
    expect(errors).toEqual([]);
  } finally {
    await app.close();
    await rm(profileDir, { recursive: true, force: true });
  }
});

test('fault 41, threat 35, US-4.5: an update under an open page leaves one panel, with what was typed into the old one', async ({
  standIns,
}) => {
  const profileDir = await keepProfile();
  const app = await launchChromium({ extensionDir: EXTENSION_DIR, standIns, profileDir });
  try {
    const lab = await openLab(app);
    expect(await lab.send('loadDemo', {})).toMatchObject({ ok: true });
    const page = await app.context.newPage();
    await page.goto(`${JIRA}/browse/OPS-7`);
    const panel = panelOf(page);
    await panel.open();
    const { metricId, form } = await typeValue(lab, panel);
    await page.evaluate(() =>
      Object.assign(document.querySelector('pilotlight-panel') ?? {}, { __old: true }),
    );
    await reload(lab);
    const hosts = () =>
      page.evaluate(() =>
        ([...document.querySelectorAll('pilotlight-panel')] as (Element & { __old?: boolean })[]).map(
          (host) => host.__old === true,
        ),
      );
    // The old panel no longer reaches any worker, and nobody has told it yet.
    const late = `${NOTE}, and one more on page 4`;
    await form.locator('textarea').fill(late);
    expect(await hosts(), 'typed before the new panel came').toEqual([true]);
    await poll('the new panel is there', async () => (await hosts()).includes(false));
    expect(await hosts()).toEqual([false]);
    await expect(panel.root.locator('h2')).toContainText('INV-TRIAGE');
    await expect(form.locator('textarea')).toHaveValue(late);
    const again = await openLab(app);
    await expect
      .poll(async () => JSON.parse(await again.records()).drafts)
      .toMatchObject([{ metricId, note: late }]);
    await page.bringToFront();
    // The old one finds out within two seconds that it is an orphan; it does not come back even then.
    await page.waitForFunction((from) => performance.now() > from + 2_500, await page.evaluate(now));
    expect(await hosts()).toEqual([false]);
  } finally {
    await app.close();
    await rm(profileDir, { recursive: true, force: true });
  }
});

const now = () => performance.now();

test('fault 2: a worker that is stopped before it could write leaves nothing, and saving again writes once', async ({
  app,
  page,
  panel,
}) => {
  const lab = await openLab(app);
  const { errors } = await watchPage(page);
  await page.goto(`${JIRA}/browse/OPS-7`);
  await panel().open();
  const { form } = await typeValue(lab, panel());
  await expect.poll(async () => JSON.parse(await lab.records()).drafts.length).toBe(1);
  for (let round = 0; round < 2; round++) {
    // Every worker is watched anew, since what was put into the one before went with it.
    const watch = await watchWorker(app);
    const seen = (await watch.messages()).length;
    const release = await holdStore(lab);
    await save(panel()).click();
    await expect.poll(async () => (await watch.messages()).slice(seen)).toContain('recordSample');
    await app.stopWorker();
    await release();
    await expect(form.getByRole('alert')).toContainText('Not saved');
    await expect(form.locator('textarea')).toHaveValue(NOTE);
    expect(await mine(lab)).toEqual([]);
    expect(await audited(lab)).toEqual([]);
  }
  await save(panel()).click();
  await expect(saved(panel())).toBeVisible();
  expect(await mine(lab)).toHaveLength(1);
  expect(await audited(lab)).toHaveLength(1);
  expect(errors).toEqual([]);
});

test('fault 2: a worker that is stopped at any moment of saving leaves the record with its audit entry, or neither', async ({
  app,
  page,
  panel,
}) => {
  const lab = await openLab(app);
  const stopper = await app.extensionPage('manifest.json');
  const session = await app.context.newCDPSession(stopper);
  await session.send('ServiceWorker.enable');
  await page.goto(`${JIRA}/browse/OPS-7`);
  await panel().open();
  let rounds = 0;
  let wasSaved = false;
  for (const pause of [0, 2, 5, 10, 20, 40]) {
    if (!wasSaved) await typeValue(lab, panel());
    const saving = wasSaved ? undefined : save(panel()).click();
    // The moment is the point here: a different one in each round.
    await lab.page.evaluate((ms) => new Promise((resolve) => setTimeout(resolve, ms)), pause);
    await session.send('ServiceWorker.stopAllWorkers');
    await saving;
    if (!wasSaved) {
      await panel()
        .root.getByText(/saved on this device|Not saved|already/i)
        .first()
        .waitFor();
    }
    const [samples, entries] = [await mine(lab), await audited(lab)];
    expect(entries.map((row) => row.doc.entityId)).toEqual(samples.map(({ id }) => id));
    expect(samples.length).toBeLessThanOrEqual(1);
    wasSaved = samples.length === 1;
    rounds++;
  }
  expect(rounds).toBe(6);
  if (!wasSaved) {
    await typeValue(lab, panel());
    await save(panel()).click();
    await expect(saved(panel())).toBeVisible();
  }
  expect(await mine(lab)).toHaveLength(1);
  expect(await audited(lab)).toHaveLength(1);
});
