import type { Page } from '@playwright/test';
import { plainText } from '@/components/ui/plain-text';
import { expect, JIRA, test } from './fixtures';
import { poll } from './harness/poll';
import { type Lab, openLab, type Row, recordRequests, watchPage, watchWorker } from './hostile-kit';
import { EXFIL, PAYLOADS, RAN, REORDERING } from './hostile-payloads';

/** Run in a page: all elements in order, all texts and spoken names, inside our root or in the whole document. */
function drawn(hostName: string | null) {
  const root = hostName ? document.querySelector(hostName)?.shadowRoot : document.body;
  const elements = [...(root?.querySelectorAll('*') ?? [])].filter((one) => one.localName !== 'style');
  const texts = elements.flatMap((one) => [
    ...['title', 'aria-label', 'alt', 'placeholder'].map((name) => one.getAttribute(name) ?? ''),
    ...[...one.childNodes].flatMap((node) => (node.nodeType === 3 ? (node.nodeValue ?? '') : [])),
  ]);
  const handlers = elements.flatMap((one) => one.getAttributeNames().filter((name) => name.startsWith('on')));
  const addresses = elements.flatMap((one) => one.getAttribute('href') ?? one.getAttribute('src') ?? []);
  return { names: elements.map((one) => one.localName), texts, handlers, addresses };
}

const ALIEN =
  /^(script|img|image|iframe|object|embed|link|meta|base|math|video|audio|marquee|template|slot|x-y)$/;

/** What holds of every surface, whatever the data says. */
async function expectOnlyText(page: Page, hostName: string | null, what: string) {
  const { names, texts, handlers, addresses } = await page.evaluate(drawn, hostName);
  expect(names.length, what).toBeGreaterThan(20);
  expect(
    names.filter((name) => ALIEN.test(name)),
    what,
  ).toEqual([]);
  expect(handlers, what).toEqual([]);
  expect(
    addresses.filter((address) => !/^([#/]|https:\/\/haldenfreight\.)/.test(address)),
    what,
  ).toEqual([]);
  expect(
    texts.filter((text) => REORDERING.test(text)),
    what,
  ).toEqual([]);
  expect(await page.evaluate((name) => name in window, RAN), what).toBe(false);
  return names.join();
}

/** The elements of a page that is complete: nothing came for a third of a second. */
async function settledShape(page: Page): Promise<string> {
  let last = '';
  let since = 0;
  return poll('the page is complete', async () => {
    const shape = await expectOnlyText(page, null, 'the first');
    if (shape !== last) [last, since] = [shape, Date.now()];
    return Date.now() - since > 300 && shape;
  });
}

const cut = (text: string, max: number) => text.slice(0, max).trim() || 'blank';

/** The demo's triage initiative with a payload in every text that one of its surfaces shows. */
async function inject(lab: Lab, originals: Originals, payload: string, key: string) {
  const { initiative, others, people, metrics, rules, samples } = originals;
  await lab.put(
    {
      ...initiative,
      doc: {
        ...initiative.doc,
        key,
        name: cut(payload, 120),
        purpose: cut(payload, 280),
        guidanceOverride: cut(payload, 160),
      },
    },
    ...others.map((row) => ({ ...row, doc: { ...row.doc, name: cut(payload, 120) } })),
    ...people.map((row) => ({ ...row, doc: { ...row.doc, displayName: cut(payload, 120) } })),
    ...metrics.map((row) => ({
      ...row,
      doc: { ...row.doc, name: cut(payload, 120), question: cut(payload, 140) },
    })),
    ...rules.map((row) => ({
      ...row,
      doc: { ...row.doc, name: cut(payload, 120), note: cut(payload, 280) },
    })),
    ...samples.map((row) => ({
      ...row,
      doc: { ...row.doc, provenance: { ...(row.doc.provenance as object), note: cut(payload, 280) } },
    })),
  );
  await lab.announceChange();
}

type Originals = {
  initiative: Row;
  others: Row[];
  people: Row[];
  metrics: Row[];
  rules: Row[];
  samples: Row[];
};

async function originalsOf(lab: Lab): Promise<Originals> {
  const all = await lab.rows('initiative');
  const initiative = all.find((row) => row.doc.key === 'INV-TRIAGE');
  const others = all.filter((row) => row !== initiative);
  if (!initiative) throw new Error('the demo has no INV-TRIAGE');
  const own = async (cls: string) => (await lab.rows(cls)).filter((row) => row.ini === initiative.ini);
  const rules = (await lab.rows('rule')).filter((row) => row.doc.initiativeId === initiative.ini);
  const [metrics, samples, people] = [await own('metric'), await own('sample'), await lab.rows('person')];
  for (const rows of [others, metrics, samples, people, rules]) expect(rows.length).toBeGreaterThan(0);
  return { initiative, others, people, metrics, rules, samples };
}

test('threat 11, fault 34: sixty payloads in names, notes and rules stay text in the sidebar and the popup', async ({
  app,
  page,
  panel,
}) => {
  const requests = recordRequests(app.context);
  const lab = await openLab(app);
  const watch = await watchWorker(app);
  const originals = await originalsOf(lab);
  const { errors } = await watchPage(page);
  await page.goto(`${JIRA}/browse/OPS-7`);
  await panel().open();
  await panel().root.getByText('Why am I seeing this?').click();
  const popup = await app.context.newPage();
  const inPopup = await watchPage(popup);
  const popupUrl = app.extensionUrl(`popup.html?tab=${await lab.tabId('OPS-7')}`);
  const key = panel().root.locator('.title-key');

  const shapes = new Set<string>();
  let popupShape = '';
  for (const [index, payload] of ['Plain text', ...PAYLOADS].entries()) {
    await inject(lab, originals, payload, `PAYLOAD-${index}`);
    await expect(key).toHaveText(`PAYLOAD-${index}`);
    const name = panel().root.locator('.title-name');
    expect(await name.textContent()).toBe(plainText(cut(payload, 120)));
    shapes.add(await expectOnlyText(page, 'pilotlight-panel', payload));
    if (index % 6 !== 0) continue;
    await popup.goto(popupUrl);
    await expect(popup.getByRole('heading', { level: 1 })).toHaveText(plainText(cut(payload, 120)));
    if (index === 0) popupShape = await settledShape(popup);
    await expect
      .poll(() => expectOnlyText(popup, null, payload), { message: payload.slice(0, 80) })
      .toBe(popupShape);
  }
  expect(PAYLOADS).toHaveLength(60);
  expect(new Set(PAYLOADS).size).toBe(60);
  // No payload makes one element more or less than a plain word does.
  expect(shapes.size).toBe(1);
  expect(requests.urls.length).toBeGreaterThan(10);
  expect(requests.urls.filter((url) => url.includes(EXFIL))).toEqual([]);
  expect([...errors, ...inPopup.errors, ...watch.errors]).toEqual([]);
  await panel().root.getByRole('button', { name: 'Close' }).click();
  await expect(panel().root).toHaveCount(0);
});

test('threat 11: the same payloads stay text on the dashboard and in the options', async ({ app }) => {
  const requests = recordRequests(app.context);
  const lab = await openLab(app);
  const { initiative, rules } = await originalsOf(lab);
  const idOf = (index: number) => `01JPAY${String(index).padStart(20, '0')}`;
  await lab.put(
    ...['Plain text', ...PAYLOADS].flatMap((payload, index) => [
      {
        ...initiative,
        id: `ini:${idOf(index)}`,
        ini: idOf(index),
        doc: {
          ...initiative.doc,
          key: `PAYLOAD-${index}`,
          name: cut(payload, 120),
          purpose: cut(payload, 280),
          statusReason: cut(payload, 280),
          status: 'stopped',
          statusSince: '2026-01-05',
          guidanceOverride: cut(payload, 160),
        },
      },
      {
        ...rules[0]!,
        id: `map:${idOf(index)}`,
        doc: {
          ...rules[0]!.doc,
          initiativeId: idOf(index),
          name: cut(payload, 120),
          note: cut(payload, 280),
        },
      },
    ]),
  );
  const page = await app.context.newPage();
  const { errors } = await watchPage(page);

  await page.goto(app.extensionUrl('dashboard.html'));
  const more = page.getByRole('button', { name: /^Show \d+ more$/ });
  await expect(more).toBeVisible();
  while (await more.isVisible()) await more.click();
  await expect(page.getByText('PAYLOAD-60', { exact: true })).toBeVisible();
  await expectOnlyText(page, null, 'the dashboard');
  const items = page.getByRole('listitem').filter({ hasText: /PAYLOAD-\d+/ });
  const shapes = await items.evaluateAll((all) =>
    all.map((one) => [...one.querySelectorAll('*')].map((element) => element.localName).join()),
  );
  expect(shapes).toHaveLength(61);
  expect(new Set(shapes).size).toBe(1);

  let shape = '';
  for (const [index, payload] of ['Plain text', ...PAYLOADS].entries()) {
    await page.goto(app.extensionUrl(`dashboard.html#/initiative/${idOf(index)}`));
    await expect(page.getByText(`PAYLOAD-${index}`, { exact: true })).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(plainText(cut(payload, 120)));
    if (index === 0) shape = await settledShape(page);
    await expect
      .poll(() => expectOnlyText(page, null, payload), { message: payload.slice(0, 80) })
      .toBe(shape);
  }

  for (const view of ['initiatives', 'rules']) {
    await page.goto(app.extensionUrl(`options.html#/${view}`));
    await expect(page.getByText('{{constructor', { exact: false }).first()).toBeVisible();
    await expectOnlyText(page, null, `the options, ${view}`);
  }
  expect(requests.urls.filter((url) => url.includes(EXFIL))).toEqual([]);
  expect(errors).toEqual([]);
});

test('threat 13: names in the popup hold no mark that reorders the words beside them', async ({
  app,
  page,
  panel,
}) => {
  const lab = await openLab(app);
  const originals = await originalsOf(lab);
  await inject(lab, originals, 'Name \u202eevitcani\u202c', 'BIDI-2');
  await page.goto(`${JIRA}/browse/OPS-7`);
  await expect(panel().tab).toHaveAccessibleName(/Name evitcani/);
  const popup = await app.extensionPage(`popup.html?tab=${await lab.tabId('OPS-7')}`);
  await expect(popup.getByRole('heading', { level: 1 })).toHaveText('Name evitcani');
  await expectOnlyText(popup, null, 'the popup');
});

test('threat 13: the spoken names of the buttons of a rule hold no mark that reorders them', async ({
  app,
}) => {
  const lab = await openLab(app);
  const { rules } = await originalsOf(lab);
  await lab.put({ ...rules[0]!, doc: { ...rules[0]!.doc, name: 'Rule \u202eevitcani\u202c' } });
  const page = await app.extensionPage('options.html#/rules');
  await expect(page.getByText('Rule evitcani').first()).toBeVisible();
  await expectOnlyText(page, null, 'the options, rules');
});

test('threat 11: payloads in labels and titles of the ticket itself stay text in the panel', async ({
  app,
  page,
  panel,
}) => {
  const requests = recordRequests(app.context);
  const watch = await watchWorker(app);
  const { errors } = await watchPage(page);
  await page.goto(`${JIRA}/browse/OPS-66`);
  await panel().open();
  await expect(panel().root.locator('h2')).toContainText('INV-TRIAGE');
  await panel().root.getByText('Why am I seeing this?').click();
  await panel().root.getByText('Not the right initiative?').click();
  await expectOnlyText(page, 'pilotlight-panel', 'the hostile ticket');

  const write = (values: readonly string[]) =>
    page.evaluate((labels) => {
      const first = document.querySelector('[data-testid="issue.views.issue-base.context.labels"] a.tag');
      const holder = first?.parentElement;
      if (!first || !holder) throw new Error('the ticket shows no labels');
      for (const old of holder.querySelectorAll('a.tag')) if (old !== first) old.remove();
      const copies = labels.map((label) => {
        const copy = first.cloneNode(true) as HTMLAnchorElement;
        copy.textContent = label;
        copy.href = `/issues/?jql=${encodeURIComponent(`labels = "${label.slice(0, 200)}"`)}`;
        return copy;
      });
      first.replaceWith(...copies);
      document.title = labels.at(-1) ?? '';
      const heading = document.querySelector('h1');
      if (heading) heading.textContent = labels.at(-1) ?? '';
    }, values);
  const context = panel().root.locator('dl.context');
  for (let start = 0; start < PAYLOADS.length; start += 10) {
    const batch = PAYLOADS.slice(start, start + 10);
    await write(['ai-triage', `batch-${start}`, ...batch]);
    await expect(context).toContainText(`batch-${start}`);
    await expect(panel().root.locator('h2')).toContainText('INV-TRIAGE');
    await expectOnlyText(page, 'pilotlight-panel', batch.join(' '));
  }
  // A megabyte is left out by the reader; the panel stays right and answers.
  await write(['ai-triage', 'after-the-megabyte', 'x'.repeat(1_000_000)]);
  await expect(context).toContainText('after-the-megabyte');
  await expect(panel().root.locator('h2')).toContainText('INV-TRIAGE');
  expect(requests.urls.filter((url) => url.includes(EXFIL))).toEqual([]);
  expect([...errors, ...watch.errors]).toEqual([]);
});

test('threat 11: a record with a megabyte in it costs that record only', async ({ app, page, panel }) => {
  const lab = await openLab(app);
  const watch = await watchWorker(app);
  const { initiative } = await originalsOf(lab);
  const megabyte = '<b>\u202e'.repeat(250_000);
  await lab.put({ ...initiative, doc: { ...initiative.doc, name: megabyte, purpose: megabyte } });

  await page.goto(`${JIRA}/browse/OPS-7`);
  await lab.announceChange();
  const status = await lab.send('getTabStatus', { tabId: await lab.tabId('OPS-7') });
  expect(status).toMatchObject({ ok: true, value: { access: 'granted' } });
  await page.goto(`${JIRA}/browse/PAY-101`);
  await panel().open();
  await expect(panel().root.locator('h2')).toContainText('INV-MATCH');
  const dashboard = await app.extensionPage('dashboard.html');
  await expect(dashboard.getByRole('listitem').filter({ hasText: 'INV-MATCH' })).toBeVisible();
  await expect(dashboard.getByText('INV-TRIAGE')).toHaveCount(0);
  expect(watch.errors).toEqual([]);
});

test('threat 13: a name that runs from right to left is isolated from the words beside it', async ({
  app,
  page,
  panel,
}) => {
  const lab = await openLab(app);
  const originals = await originalsOf(lab);
  await page.goto(`${JIRA}/browse/OPS-7`);
  await panel().open();
  await inject(lab, originals, '\u202eevitcani \u05e9\u05dc\u05d5\u05dd (7)', 'BIDI-1');
  await expect(panel().root.locator('.title-key')).toHaveText('BIDI-1');
  const isolation = await panel()
    .root.locator('bdi')
    .evaluateAll((all) => all.map((one) => getComputedStyle(one).unicodeBidi));
  expect(isolation.length).toBeGreaterThan(3);
  expect(new Set(isolation)).toEqual(new Set(['isolate']));
  const name = panel().root.locator('.title-name');
  expect(await name.evaluate((one) => one.localName)).toBe('bdi');
  expect(await name.textContent()).toBe('evitcani \u05e9\u05dc\u05d5\u05dd (7)');

  // In sentences and spoken names, where no element can hold it, Unicode's isolates do.
  await panel().root.getByRole('button', { name: 'Close' }).click();
  const spoken = await panel().tab.getAttribute('aria-label');
  expect(spoken).toContain('\u2068evitcani \u05e9\u05dc\u05d5\u05dd (7)\u2069');
  expect(spoken).not.toMatch(/\u202e/);
});
