import type { Page } from '@playwright/test';
import { expect, JIRA, type Panel, test } from './fixtures';
import type { Chromium } from './harness/chromium';
import { poll } from './harness/poll';
import { DATABASE, type Lab, openLab, watchPage, watchWorker } from './hostile-kit';

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
  await form.locator('input').first().fill(String(due.latest.value));
  await form.locator('select').selectOption('estimated');
  await form.locator('textarea').fill(NOTE);
  return { metricId: due.id, form };
}

const save = (panel: Panel) => panel.root.getByRole('button', { name: 'Save value' }).first();
const mine = async (lab: Lab) =>
  (await lab.rows('sample')).filter((row) => (row.doc.provenance as { note?: string }).note === NOTE);
const audited = async (lab: Lab) =>
  (await lab.rows('audit')).filter((row) => row.doc.action === 'sample.confirm');

/** Room for the extension's own data; `undefined` gives back what the disk has. */
async function setQuota(page: Page, app: Chromium, quotaSize?: number) {
  const session = await page.context().newCDPSession(page);
  const origin = app.extensionUrl('').replace(/\/$/, '');
  await session.send('Storage.overrideQuotaForOrigin', {
    origin,
    ...(quotaSize === undefined ? {} : { quotaSize }),
  });
  return session;
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
  const before = await lab.records();
  await setQuota(lab.page, app, 1);
  await save(panel()).click();
  await expect(form.getByRole('alert')).toContainText('Nothing was saved: this device has no space left');
  await expect(form.locator('textarea')).toHaveValue(NOTE);
  expect(await mine(lab)).toEqual([]);
  expect(JSON.parse(await lab.records()).docs).toEqual(JSON.parse(before).docs);

  await setQuota(lab.page, app);
  await save(panel()).click();
  await expect(
    panel()
      .root.getByText(/saved on this device/)
      .first(),
  ).toBeVisible();
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
    lab.page.evaluate(
      (name) =>
        new Promise<string>((resolve, reject) => {
          const request = indexedDB.open(name, 11);
          request.onblocked = () => reject(new Error('somebody does not let go'));
          request.onupgradeneeded = () => request.transaction?.abort();
          request.onerror = () => resolve(request.error?.name ?? '');
          request.onsuccess = () => reject(new Error('the upgrade was not given up'));
        }),
      DATABASE,
    );
  const { form } = await typeValue(lab, panel());
  expect(await closeAll()).toBe('AbortError');
  await form.locator('textarea').fill(NOTE);
  await save(panel()).click();
  await expect(
    panel()
      .root.getByText(/saved on this device/)
      .first(),
  ).toBeVisible();
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
        request.onblocked = () => reject(new Error('an old page of ours is in the way'));
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

// Not so yet: the database opens the newer version as if it were its own. `fail` goes as soon as it does not.
test.fail(
  'fault 42: data of a newer version is read only, and the panel says that the extension is too old',
  async ({ app, page, panel }) => {
    const lab = await openLab(app);
    await page.goto(`${JIRA}/browse/OPS-7`);
    await panel().open();
    await makeNewer(lab);
    await app.stopWorker();
    await page.reload();
    const { form } = await typeValue(lab, panel());
    await save(panel()).click();
    const outcome = await poll('an outcome', async () => {
      const said = (await form.getByRole('alert').allTextContents()).join('');
      return said || ((await mine(lab)).length > 0 && 'saved');
    });
    expect(outcome).toContain('written by a newer version');
    expect(await mine(lab)).toEqual([]);
  },
);

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
        request.onblocked = () => reject(new Error('somebody does not let go'));
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
  app,
  page,
  panel,
}) => {
  const lab = await openLab(app);
  const initiatives = await lab.rows('initiative');
  const broken = initiatives.find((row) => row.doc.key === 'INV-MATCH')!;
  const metric = (await lab.rows('metric')).find((row) => row.ini === broken.ini)!;
  await lab.put(
    { ...broken, doc: { ...broken.doc, phase: 'P9', name: 7 } },
    { ...metric, doc: 'not a record' as unknown as Record<string, unknown> },
  );
  const dashboard = await app.extensionPage('dashboard.html');
  const items = dashboard.getByRole('listitem').filter({ has: dashboard.locator('h2') });
  await expect(items).toHaveCount(initiatives.length - 1);
  await page.goto(`${JIRA}/browse/PAY-101`);
  await page.goto(`${JIRA}/browse/OPS-7`);
  await expect(panel().tab).toHaveAccessibleName(/triage/i);

  // The next start of the extension sets them aside; their content stays whole.
  await restart(app, lab);
  const after = await openLab(app);
  const quarantine = await poll('the records are set aside', async () => {
    const { quarantine: rows } = JSON.parse(await after.records());
    return rows.length > 0 && (rows as { id: string; row: { doc: unknown } }[]);
  });
  expect(quarantine.map(({ id }) => id).sort()).toEqual([broken.id, metric.id].sort());
  expect(quarantine.find(({ id }) => id === broken.id)?.row.doc).toMatchObject({ phase: 'P9', name: 7 });
  const options = await app.extensionPage('options.html#/about');
  await expect(options.getByText('2 records could not be read and were set aside')).toBeVisible();
});

/** Reloads the extension as an update does; its own pages go with it. */
async function restart(app: Chromium, lab: Lab): Promise<void> {
  const closed = lab.page.waitForEvent('close');
  await lab.page
    .evaluate(() =>
      (globalThis as unknown as { chrome: { runtime: { reload(): void } } }).chrome.runtime.reload(),
    )
    .catch(() => {});
  await closed;
  await poll('the extension is back', async () => {
    const page = await app.context.newPage();
    const there = await page.goto(app.extensionUrl('manifest.json')).then(
      () =>
        page.evaluate(
          () => typeof (globalThis as { chrome?: { runtime?: object } }).chrome?.runtime === 'object',
        ),
      () => false,
    );
    await page.close();
    return there;
  });
}

test('threat 35: after an update the page has one panel that works or says that it was updated, and no errors', async ({
  app,
  page,
  panel,
}) => {
  const lab = await openLab(app);
  const { errors } = await watchPage(page);
  await page.goto(`${JIRA}/browse/OPS-7`);
  await panel().open();
  const { form } = await typeValue(lab, panel());
  await expect(form.locator('textarea')).toHaveValue(NOTE);
  await expect.poll(async () => JSON.parse(await lab.records()).drafts.length).toBe(1);
  await page.evaluate(() => Object.assign(document.querySelector('pilotlight-panel') ?? {}, { __old: true }));
  await restart(app, lab);

  const updated = panel().root.getByText('Pilotlight was updated').first();
  const isNew = () =>
    page.evaluate(() => {
      const hosts = [...document.querySelectorAll('pilotlight-panel')] as (Element & { __old?: boolean })[];
      return hosts.length === 1 && hosts[0]?.__old !== true;
    });
  await poll(
    'the old panel is replaced or says what happened',
    async () => (await isNew()) || (await updated.count()) > 0,
  );
  await expect(panel().host).toHaveCount(1);
  if (!(await isNew())) {
    // Frozen: nothing of the old panel can be saved any more.
    await expect(save(panel())).toHaveCount(0);
  }
  await page.reload();
  await expect(panel().host).toHaveCount(1);
  if ((await panel().root.count()) === 0) await panel().open();
  // What was typed before the update is still there, and can be saved now.
  await expect(panel().root.locator('form.value-form textarea').first()).toHaveValue(NOTE);
  const again = await openLab(app);
  await panel().root.locator('form.value-form select').first().selectOption('estimated');
  await save(panel()).click();
  await expect(
    panel()
      .root.getByText(/saved on this device/)
      .first(),
  ).toBeVisible();
  expect(await mine(again)).toHaveLength(1);
  expect(errors).toEqual([]);
});

/** Keeps every writer of the records waiting until it is let go. */
async function holdStore(lab: Lab): Promise<() => Promise<void>> {
  await lab.page.evaluate(
    (name) =>
      new Promise<void>((resolve) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => {
          const store = request.result.transaction(['docs', 'meta'], 'readwrite').objectStore('docs');
          const hold = { on: true };
          Object.assign(globalThis, { __hold: hold });
          const spin = () => {
            if (hold.on) store.count().onsuccess = spin;
            else request.result.close();
          };
          spin();
          resolve();
        };
      }),
    DATABASE,
  );
  return () =>
    lab.page.evaluate(() => {
      (globalThis as unknown as { __hold: { on: boolean } }).__hold.on = false;
    });
}

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
  const watch = await watchWorker(app);
  for (let round = 0; round < 2; round++) {
    const seen = round === 0 ? (await watch.messages()).length : 0;
    const release = await holdStore(lab);
    await save(panel()).click();
    if (round === 0)
      await expect.poll(async () => (await watch.messages()).slice(seen)).toContain('recordSample');
    await app.stopWorker();
    await release();
    await expect(form.getByRole('alert')).toContainText('Not saved');
    await expect(form.locator('textarea')).toHaveValue(NOTE);
    expect(await mine(lab)).toEqual([]);
    expect(await audited(lab)).toEqual([]);
  }
  await save(panel()).click();
  await expect(
    panel()
      .root.getByText(/saved on this device/)
      .first(),
  ).toBeVisible();
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
    await expect(
      panel()
        .root.getByText(/saved on this device/)
        .first(),
    ).toBeVisible();
  }
  expect(await mine(lab)).toHaveLength(1);
  expect(await audited(lab)).toHaveLength(1);
});
