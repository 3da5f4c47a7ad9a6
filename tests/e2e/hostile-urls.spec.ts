import type { Page } from '@playwright/test';
import { expect, JIRA, type Panel, test } from './fixtures';
import { openLab, type Row, watchPage, watchWorker } from './hostile-kit';

/** The panel is never an error, whatever else it is. */
async function expectNoError(panel: Panel) {
  await expect(panel.host.getByText('The status could not be read')).toHaveCount(0);
  await expect(panel.host.getByText('Something unexpected happened')).toHaveCount(0);
}

test('threat 28: an initiative whose owner is gone is shown, and says that it has no owner', async ({
  app,
  page,
  panel,
}) => {
  const lab = await openLab(app);
  const watch = await watchWorker(app);
  await page.goto(`${JIRA}/browse/FLEET-2`);
  await panel().open();
  await expect(panel().root.locator('h2')).toContainText('FLEET-PLAN');
  await expectNoError(panel());

  // Worse: the person's record is gone altogether, and so is the viewer's.
  const people = await lab.rows('person');
  expect(people.length).toBeGreaterThan(5);
  await lab.page.evaluate(
    async (ids) => {
      const db = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open('pilotlight-local');
        request.onsuccess = () => resolve(request.result);
      });
      const tx = db.transaction('docs', 'readwrite');
      for (const id of ids) tx.objectStore('docs').delete(id);
      await new Promise((resolve) => {
        tx.oncomplete = resolve;
      });
      db.close();
    },
    people.map(({ id }) => id),
  );
  expect(await lab.rows('person')).toEqual([]);
  const calls = (await watch.messages()).length;
  await lab.announceChange();
  await expect.poll(async () => (await watch.messages()).length).toBeGreaterThan(calls + 1);
  await expect(panel().root.locator('h2')).toContainText('FLEET-PLAN');
  await expectNoError(panel());
  const dashboard = await app.extensionPage('dashboard.html');
  await expect(dashboard.getByRole('listitem').filter({ hasText: 'FLEET-PLAN' })).toBeVisible();
  expect(watch.errors).toEqual([]);
});

test('threat 28: rules that make no sense never become an error: unknown field, tool, host or initiative', async ({
  app,
  page,
  panel,
}) => {
  const lab = await openLab(app);
  const watch = await watchWorker(app);
  const rule = (await lab.rows('rule')).find((row) => row.doc.name === 'Fleet planning')!;
  expect(rule).toBeDefined();
  const keys = rule.keys as string[];
  const id = (n: number) => `map:01JBAD${String(n).padStart(20, '0')}`;
  const variant = (n: number, change: Record<string, unknown>): Row => ({
    ...rule,
    id: id(n),
    keys: [...keys, '["jira","haldenfreight.atlassian.net"]'],
    doc: { ...rule.doc, name: `Odd ${n}`, ...change },
  });
  await lab.put(
    variant(1, { all: [{ field: 'phaseOfTheMoon', op: 'eq', value: 'full' }] }),
    variant(2, { all: [{ field: '__proto__', op: 'eq', value: 'x' }] }),
    variant(3, { initiativeId: '01JGONE0000000000000000000', priority: 5 }),
    variant(4, { hosts: ['*', 'javascript:alert(1)', '*.com', '', 'a'.repeat(300)] }),
    variant(5, { all: [{ field: 'projectKey', op: 'starts_with', value: '' }] }),
    variant(6, { all: 'not a list' }),
    variant(7, { effect: 'explode' }),
    variant(8, { validFrom: 20260101, validTo: [] }),
    variant(9, { all: [] }),
    variant(10, { tests: [{ url: 'not a url', expect: 'match' }] }),
  );
  expect((await lab.rows('rule')).filter((row) => String(row.doc.name).startsWith('Odd'))).toHaveLength(10);

  await page.goto(`${JIRA}/browse/FLEET-2`);
  await panel()
    .tab.or(panel().root)
    .first()
    .waitFor({ timeout: 5_000 })
    .catch(() => {});
  expect(watch.errors).toEqual([]);
  const status = await lab.send('getTabStatus', { tabId: await lab.tabId('FLEET-2') });
  expect(status).toMatchObject({ ok: true, value: { answer: { workItem: { key: 'FLEET-2' } } } });
  await expectNoError(panel());
  const options = await app.extensionPage('options.html#/rules');
  await expect(options.getByText('Fleet planning').first()).toBeVisible();
  await page.goto(`${JIRA}/browse/PAY-101`);
  await panel().open();
  await expect(panel().root.locator('h2')).toContainText('INV-MATCH');
  expect(watch.errors).toEqual([]);
});

test('threat 34: a day that does not exist in one rule costs that rule only', async ({
  app,
  page,
  panel,
}) => {
  const lab = await openLab(app);
  const rule = (await lab.rows('rule')).find((row) => row.doc.name === 'Fleet planning')!;
  await lab.put({
    ...rule,
    id: 'map:01JBAD00000000000000000000',
    doc: { ...rule.doc, validFrom: '2026-13-45' },
  });
  await page.goto(`${JIRA}/browse/FLEET-2`);
  await expect(panel().tab).toBeVisible({ timeout: 3_000 });
});

/** Serves the ticket under any spelling of the host: the stand-ins know the plain one only. */
async function serveEverywhere(page: Page) {
  await page.route(/\/\/(?!haldenfreight\.atlassian\.net\/)[^/]+\/(browse|__stand-in)\//, async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname.startsWith('/__stand-in/')) return route.fulfill({ status: 204 });
    return route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><title>OPS-7</title><body><div id="jira">
        <a data-testid="issue.views.issue-base.foundation.breadcrumbs.current-issue.item"
          href="/browse/OPS-7">OPS-7</a><h1>Ticket</h1></div>`,
    });
  });
}

const ADDRESSES = [
  ['user info', 'https://user:pass@haldenfreight.atlassian.net/browse/OPS-18', true],
  ['another host in the user info', 'https://haldenfreight.atlassian.net@evil.example/browse/OPS-18', false],
  ['a trailing dot', 'https://haldenfreight.atlassian.net./browse/OPS-18', undefined],
  ['capitals', 'https://HALDENFREIGHT.Atlassian.NET/browse/OPS-18', true],
  ['the default port', 'https://haldenfreight.atlassian.net:443/browse/OPS-18', true],
  ['a name that begins alike', 'https://haldenfreight.atlassian.net.evil.example/browse/OPS-18', false],
  ['a name that ends alike', 'https://evilhaldenfreight.atlassian.net/browse/OPS-18', false],
  ['a letter that looks alike', 'https://h\u0430ldenfreight.atlassian.net/browse/OPS-18', false],
  ['a query that names a ticket', `${JIRA}/issues/?jql=issuekey%3DOPS-7&selectedIssue=../OPS-7`, undefined],
  ['an encoded path', `${JIRA}/browse/OPS-18%2F..%2FPAY-101`, undefined],
  ['a very long address', `${JIRA}/browse/OPS-18?x=${'y'.repeat(9_000)}`, undefined],
] as const;

test('threat 28: tricks with the address end with the right panel or none, never with an error', async ({
  app,
  page,
  panel,
}) => {
  const lab = await openLab(app);
  const watch = await watchWorker(app);
  const { errors } = await watchPage(page);
  await serveEverywhere(page);
  await page.goto(`${JIRA}/browse/OPS-18`);
  // The tab keeps its number; where it is, the browser tells only of granted hosts.
  const tabId = await lab.tabId('/browse/OPS-18');
  let seen = 0;
  for (const [trick, address, isOurs] of ADDRESSES) {
    await page.goto(address).catch((error: Error) => {
      // The browser itself may refuse credentials in an address; then there is no page to be wrong on.
      if (!/ERR_/.test(error.message)) throw error;
    });
    if (isOurs === true) await expect(panel().tab, trick).toHaveAccessibleName(/delay predictor/i);
    // Whatever the worker was told about this page, it has said by now: our question comes after.
    expect(await lab.send('getTabStatus', { tabId }), trick).toMatchObject({ ok: true });
    if (isOurs === false) await expect(panel().host, trick).toHaveCount(0);
    if ((await panel().host.count()) > 0) {
      const name = (await panel().tab.getAttribute('aria-label')) ?? '';
      expect(name, trick).toMatch(/delay predictor|triage|Pilotlight\. /i);
    }
    await expectNoError(panel());
    seen++;
  }
  expect(seen).toBe(ADDRESSES.length);
  expect(errors).toEqual([]);
  expect(watch.errors).toEqual([]);
});
