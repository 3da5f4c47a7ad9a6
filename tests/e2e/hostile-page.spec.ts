import { PROTOCOL } from '@/lib/messaging/protocol';
import { expect, JIRA, test } from './fixtures';
import { launchChromium } from './harness/chromium';
import { poll } from './harness/poll';
import { inContentScript, openLab, pierce, watchPage, watchWorker } from './hostile-kit';
import { grantedBuild } from './support/granted-build';

const NAMES = Object.keys(PROTOCOL);

test('threat 1: a thousand forged window messages of every name reach nobody and change nothing', async ({
  app,
  page,
  panel,
}) => {
  const lab = await openLab(app);
  const watch = await watchWorker(app);
  await page.goto(`${JIRA}/browse/OPS-7`);
  await panel().open();
  await expect(panel().root.locator('h2')).toContainText('INV-TRIAGE');
  await page.evaluate(() => {
    const seen = { count: 0 };
    Object.assign(window, { __received: seen });
    addEventListener('message', () => seen.count++);
  });
  const before = await lab.settled();
  const calls = (await watch.messages()).length;

  await page.evaluate(async (names) => {
    for (const name of names) {
      const shapes = [
        { name, input: {} },
        { type: name, payload: {} },
        name,
        { source: 'pilotlight', name, input: {} },
      ];
      for (let i = 0; i < 1_000; i++) postMessage(shapes[i % shapes.length], '*');
    }
    const { __received: seen } = window as unknown as { __received: { count: number } };
    await new Promise<void>((resolve) => {
      const look = () => (seen.count >= names.length * 1_000 ? resolve() : setTimeout(look, 10));
      look();
    });
  }, NAMES);

  expect(NAMES.length).toBeGreaterThanOrEqual(20);
  expect((await watch.messages()).length).toBe(calls);
  expect(await lab.dump()).toBe(before);
  expect(watch.errors).toEqual([]);
  await expect(panel().root.locator('h2')).toContainText('INV-TRIAGE');
  // The control: the same counter notices a message that does come, and the same dump notices its effect.
  expect(await lab.send('setSiteSwitch', { host: 'other.example', off: 'always' })).toMatchObject({
    ok: true,
  });
  expect((await watch.messages())[calls]).toBe('setSiteSwitch');
  expect(await lab.dump()).not.toBe(before);
});

/**
 * Run in the page: every event that a script can make, at our element and at everything inside it. The build for tests
 * has an open root; in the real one a page cannot even name what is inside.
 */
function attackEverything(): number {
  const host = document.querySelector('pilotlight-panel');
  const targets = host ? [host, ...(host.shadowRoot?.querySelectorAll('*') ?? [])] : [];
  const init = { bubbles: true, composed: true, cancelable: true };
  let sent = 0;
  for (const target of targets) {
    const events = [
      ...['pointerdown', 'pointerup'].map((type) => new PointerEvent(type, { ...init, pointerId: 1 })),
      ...['mousedown', 'mouseup', 'click', 'dblclick'].map((type) => new MouseEvent(type, init)),
      ...['Enter', ' ', 'Escape', '?', 'ArrowLeft'].map(
        (key) => new KeyboardEvent('keydown', { ...init, key }),
      ),
      ...['input', 'change', 'submit', 'focusin'].map((type) => new Event(type, init)),
    ];
    if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) target.value = '666';
    for (const event of events) {
      target.dispatchEvent(event);
      sent++;
    }
    (target as HTMLElement).click?.();
    sent++;
  }
  return sent;
}

test('threat 2: made-up events and .click() on our element and on all that is in it are ignored', async ({
  app,
  page,
  panel,
}) => {
  const lab = await openLab(app);
  const watch = await watchWorker(app);
  await page.goto(`${JIRA}/browse/OPS-7`);
  await expect(panel().tab).toBeVisible();
  await expect(panel().tab).toHaveAccessibleName(/triage/i);

  // The match is counted after the answer has gone out; only then is the store at rest.
  await poll('the match is counted', async () => JSON.parse(await lab.dump()).matchCounts.length > 0);
  const calls = (await watch.messages()).length;
  expect(await page.evaluate(attackEverything)).toBeGreaterThan(50);
  await expect(panel().root).toHaveCount(0);

  // A real click works, and in the opened panel the same attack finds many more targets.
  await panel().open();
  await panel().root.getByRole('button', { name: 'Enter value' }).first().click();
  await panel().root.locator('.due input').first().fill('24');
  await expect(panel().root.getByRole('button', { name: 'Save value' })).toBeVisible();
  const remembered = async () => JSON.parse(await lab.dump()).local.panelPreferences;
  await poll('the openness is remembered', async () => (await remembered())?.[new URL(JIRA).host]?.open);
  const opened = await lab.settled();
  const callsOpened = (await watch.messages()).length;
  expect(callsOpened).toBeGreaterThan(calls);
  const structure = () =>
    page.evaluate(() => {
      const all = [...(document.querySelector('pilotlight-panel')?.shadowRoot?.querySelectorAll('*') ?? [])];
      return all.map((one) => `${one.localName}${one.hasAttribute('open') ? ' open' : ''}`).join();
    });
  const drawn = await structure();
  expect(await page.evaluate(attackEverything)).toBeGreaterThan(500);
  await expect(panel().root).toBeVisible();
  expect(await structure()).toBe(drawn);
  expect((await watch.messages()).length).toBe(callsOpened);
  expect(await lab.dump()).toBe(opened);
  expect(watch.errors).toEqual([]);

  // The control: an element without our gate obeys the very same events.
  const obeyed = await page.evaluate(() => {
    const button = document.createElement('button');
    let clicks = 0;
    button.addEventListener('click', () => clicks++);
    document.body.append(button);
    button.click();
    button.dispatchEvent(new MouseEvent('click'));
    button.remove();
    return clicks;
  });
  expect(obeyed).toBe(2);
  await panel().root.getByRole('button', { name: 'Close' }).click();
  await expect(panel().root).toHaveCount(0);
});

test('threat 3: no window message and no document event announces us', async ({ app, page, panel }) => {
  await page.addInitScript((id) => {
    const heard = { messages: [] as unknown[], events: [] as [string, unknown][] };
    Object.assign(window, { __heard: heard });
    addEventListener('message', ({ data }) => heard.messages.push(data), true);
    for (const script of ['detector', 'sidebar', 'background'])
      for (const name of ['wxt:content-script-started', 'wxt:locationchange'])
        for (const type of [name, `${id}:${script}:${name}`])
          for (const target of [window, document])
            target.addEventListener(type, (event) =>
              heard.events.push([type, (event as CustomEvent).detail]),
            );
  }, app.extensionId);
  const heard = () =>
    page.evaluate(
      () =>
        (
          window as unknown as {
            __heard: { messages: unknown[]; events: [string, Record<string, unknown>][] };
          }
        ).__heard,
    );

  await page.goto(`${JIRA}/browse/OPS-7`);
  await panel().open();
  expect(await heard()).toEqual({ messages: [], events: [] });
  await page.goto(`${JIRA}/jira/your-work`);
  expect(await heard()).toEqual({ messages: [], events: [] });
  // The control: the recorder hears both kinds.
  await page.evaluate((id) => {
    document.dispatchEvent(new CustomEvent(`${id}:sidebar:wxt:content-script-started`, { detail: {} }));
    postMessage('hello', '*');
  }, app.extensionId);
  await expect.poll(async () => (await heard()).messages).toEqual(['hello']);
  expect((await heard()).events).toHaveLength(1);
});

test('threat 4: a forged sign of a newer copy does not remove the panel and starts no loop', async ({
  app,
  page,
  panel,
}) => {
  const watch = await watchWorker(app);
  const { errors } = await watchPage(page);
  await page.goto(`${JIRA}/browse/OPS-7?hostile=events&extension=${app.extensionId}`);
  await expect(panel().tab).toBeVisible();
  await page.evaluate(() => {
    Object.assign(document.querySelector('pilotlight-panel') ?? {}, { __same: true });
  });
  const sent = () =>
    page.evaluate(() => (window as unknown as { __hostile: { sent: number } }).__hostile.sent);
  const start = await sent();
  await expect.poll(sent).toBeGreaterThan(start + 60);

  expect(
    await page.evaluate(() => {
      const all = [...document.querySelectorAll('pilotlight-panel')] as (Element & { __same?: boolean })[];
      return all.map((one) => [one.__same, one.isConnected]);
    }),
  ).toEqual([[true, true]]);
  expect((await watch.messages()).filter((name) => name === 'reportWorkItem').length).toBeLessThanOrEqual(3);
  await panel().open();
  await expect(panel().root.locator('h2')).toContainText('INV-TRIAGE');
  expect(errors).toEqual([]);
  expect(watch.errors).toEqual([]);
});

test('threat 5: patched natives see nothing of us, and the root of the real build is closed', async ({
  standIns,
}) => {
  const build = await grantedBuild([JIRA]);
  const app = await launchChromium({ extensionDir: build.dir, standIns });
  try {
    const lab = await openLab(app);
    expect(await lab.send('loadDemo', {})).toMatchObject({ ok: true });
    const page = await app.context.newPage();
    const { errors } = await watchPage(page);
    await page.goto(`${JIRA}/browse/OPS-7?hostile=natives`);
    const inside = await pierce(page, 'pilotlight-panel');
    await expect.poll(async () => (await inside.texts()).join(' ')).not.toBe('');
    const tab = await inside.box('button');
    await page.mouse.click(tab.x, tab.y);
    await expect.poll(async () => (await inside.texts()).join(' ')).toContain('INV-TRIAGE');

    const seen = await page.evaluate(() => {
      const host = document.querySelector('pilotlight-panel');
      const { caught } = (window as unknown as { __hostile: { caught: [string, string][] } }).__hostile;
      return {
        caught: [...caught],
        root: host?.shadowRoot ?? null,
        reachable: host?.querySelectorAll('*').length,
        own: Object.getOwnPropertyNames(host ?? {}),
      };
    });
    expect(seen).toEqual({ caught: [], root: null, reachable: 0, own: [] });
    // A click inside is a click on our element for the page: its path ends there.
    const path = page.evaluate(
      () =>
        new Promise<string[]>((resolve) => {
          const name = (one: EventTarget) => (one instanceof Element ? one.localName : one.constructor.name);
          addEventListener('click', (event) => resolve(event.composedPath().map(name)), {
            capture: true,
            once: true,
          });
        }),
    );
    const close = await inside.box('button', 'Close');
    await page.mouse.click(close.x, close.y);
    expect(await path).toEqual(['pilotlight-panel', 'html', 'HTMLDocument', 'Window']);
    // The control: the page's own use of the same natives is caught.
    const caught = await page.evaluate(() => {
      document.createElement('x-control').attachShadow({ mode: 'closed' });
      return (window as unknown as { __hostile: { caught: [string, string][] } }).__hostile.caught.length;
    });
    expect(caught).toBe(2);
    expect(errors).toEqual([]);
  } finally {
    await app.close();
    await build.remove();
  }
});

const HIDING = ['display', 'visibility', 'opacity', 'transform', 'clip', 'size', 'offscreen', 'pointer'];
const WATCHED = [
  'display',
  'visibility',
  'opacity',
  'transform',
  'clipPath',
  'position',
  'top',
  'left',
  'zIndex',
  'width',
  'height',
  'maxWidth',
  'overflow',
  'pointerEvents',
  'contentVisibility',
  'filter',
] as const;

/** Run in the page: how our element, the tab in it and an unprotected element beside it look. */
function look(watched: readonly (typeof WATCHED)[number][]) {
  const host = document.querySelector('pilotlight-panel');
  const tab = host?.shadowRoot?.querySelector('.tab');
  if (!host || !tab) return undefined;
  const decoy = document.querySelector('other-panel') ?? document.createElement('other-panel');
  if (!decoy.isConnected) document.documentElement.append(decoy);
  const styles = (element: Element) => {
    const style = getComputedStyle(element);
    return watched.map((name) => `${name}: ${style[name]}`);
  };
  const { x, y, width, height } = tab.getBoundingClientRect();
  const hit = document.elementFromPoint(x + width / 2, y + height / 2)?.localName;
  const visible = tab.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  return {
    host: styles(host),
    tab: styles(tab),
    box: [x, y, width, height],
    hit,
    visible,
    decoy: styles(decoy),
  };
}

test('threat 6: no style of the page hides, moves or shrinks our element', async ({ page, panel }) => {
  await page.goto(`${JIRA}/browse/OPS-7`);
  await expect(panel().tab).toBeVisible();
  const clean = await page.evaluate(look, WATCHED);
  expect(clean).toMatchObject({ hit: 'pilotlight-panel', visible: true });

  let attacks = 0;
  for (const mode of [...HIDING.map((name) => `hide-${name}`), 'hide']) {
    await page.goto(`${JIRA}/browse/OPS-7?hostile=${mode}`);
    await expect(panel().tab, mode).toBeVisible();
    const { decoy, ...attacked } = (await page.evaluate(look, WATCHED))!;
    const { decoy: calm, ...expected } = clean!;
    expect(attacked, mode).toEqual(expected);
    // The control: an element without our style sheet gives way.
    expect(decoy, mode).not.toEqual(calm);
    attacks++;
  }
  expect(attacks).toBe(9);

  // The same from the element itself: attributes and an inline style are the page's too.
  await page.evaluate(() => {
    const host = document.querySelector('pilotlight-panel') as HTMLElement;
    host.style.cssText =
      'display:none!important;opacity:0!important;visibility:hidden!important;zoom:0.01!important';
    host.hidden = true;
    host.className = 'hidden';
  });
  const { decoy: _, ...attacked } = (await page.evaluate(look, WATCHED))!;
  const { decoy: __, ...expected } = clean!;
  expect(attacked).toEqual(expected);
  await panel().open();
});

/** Ways to let a person click in the panel without seeing it. */
const CLICKJACKING = {
  'on a transparent page': () => {
    document.documentElement.style.setProperty('opacity', '0.001', 'important');
  },
  'through a transparent filter': () => {
    document.documentElement.style.setProperty('filter', 'opacity(0.001)', 'important');
  },
  'through a cover that lets clicks through': () => {
    const cover = document.createElement('div');
    cover.style.cssText = 'position:fixed;inset:0;z-index:2147483647;background:#fff;pointer-events:none';
    document.documentElement.append(cover);
  },
  'through a popover that lets clicks through': () => {
    const cover = document.createElement('div');
    cover.popover = 'manual';
    cover.style.cssText =
      'position:fixed;inset:0;width:100vw;height:100vh;background:#fff;pointer-events:none;border:0';
    document.body.append(cover);
    cover.showPopover();
  },
  'on a page that is turned upside down': () => {
    document.documentElement.style.setProperty('transform', 'scaleY(-1)', 'important');
  },
  'through a cover that goes in the very moment of the click': () => {
    const cover = document.createElement('div');
    cover.style.cssText = 'position:fixed;inset:0;z-index:2147483647;background:#fff;pointer-events:none';
    document.documentElement.append(cover);
    addEventListener('pointerdown', () => cover.remove(), { capture: true });
  },
};

for (const [attack, apply] of Object.entries(CLICKJACKING)) {
  test(`threat 7: a click ${attack} saves nothing and says why`, async ({ app, page, panel }) => {
    const lab = await openLab(app);
    await page.goto(`${JIRA}/browse/OPS-7`);
    await panel().open();
    await panel().root.locator('summary', { hasText: 'Not the right initiative?' }).press('Enter');
    const confirm = panel().root.getByRole('button', { name: 'Hide here and report' });
    await confirm.scrollIntoViewIfNeeded();
    await page.evaluate(apply);
    // Until the browser itself finds that the button is not in plain sight.
    await confirm.evaluate(
      (button) =>
        new Promise<void>((resolve) => {
          const options = { trackVisibility: true, delay: 100 } as IntersectionObserverInit;
          new IntersectionObserver((entries) => {
            const isVisible = (entries.at(-1) as { isVisible?: boolean } | undefined)?.isVisible;
            // The panel's own observer is told within one more interval.
            if (isVisible === false) setTimeout(resolve, 2 * 100);
          }, options).observe(button);
        }),
    );
    const { x, y, width, height } = await confirm.evaluate((one) => one.getBoundingClientRect().toJSON());
    await page.mouse.click(x + width / 2, y + height / 2);
    const reports = async () => (await lab.rows('matchReport')).length;
    const refused = panel().root.getByRole('alert').filter({ hasText: 'covers the panel' });
    await poll('an outcome', async () => (await reports()) > 0 || (await refused.count()) > 0);
    expect(await reports()).toBe(0);
    expect(await lab.rows('audit')).toHaveLength(1);
  });
}

test('threat 7: a click on a panel in plain sight does what it says', async ({ app, page, panel }) => {
  const lab = await openLab(app);
  await page.goto(`${JIRA}/browse/OPS-7`);
  await panel().open();
  await panel().root.locator('summary', { hasText: 'Not the right initiative?' }).press('Enter');
  await panel().root.getByRole('button', { name: 'Hide here and report' }).click();
  await expect.poll(async () => (await lab.rows('matchReport')).length).toBe(1);
});

test('threat 7: a single blind click into a covered panel saves nothing', async ({ app, page, panel }) => {
  const lab = await openLab(app);
  await page.goto(`${JIRA}/browse/OPS-7`);
  await expect(panel().tab).toBeVisible();
  const { docs } = JSON.parse(await lab.records());
  const { x, y, width, height } = (await panel().tab.boundingBox())!;
  await page.evaluate(CLICKJACKING['on a transparent page']);
  await page.mouse.click(x + width / 2, y + height / 2);
  await expect(panel().root).toHaveCount(1);
  const after = JSON.parse(await lab.records());
  expect(after.docs).toEqual(docs);
  expect(after.drafts).toEqual([]);
  expect(after.hidden).toEqual([]);
  expect(docs.length).toBeGreaterThan(100);
});

test('threat 8: a page that keeps removing us gets three returns a minute, then calm, and the popup', async ({
  app,
  page,
}) => {
  const lab = await openLab(app);
  const watch = await watchWorker(app);
  await page.goto(`${JIRA}/browse/OPS-7?hostile=removal`);
  const removed = () =>
    page.evaluate(() => (window as unknown as { __hostile: { removed: number } }).__hostile.removed);
  // The first appearance and three returns.
  await expect.poll(removed).toBe(4);
  await expect(page.locator('pilotlight-panel')).toHaveCount(0);
  // What the collector read of the ticket may come before or after.
  const ours = async () => (await watch.messages()).filter((name) => name !== 'reportTicket');
  await expect.poll(async () => (await ours()).at(-1)).toBe('giveUpPanel');
  const calls = (await ours()).length;

  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const busy = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
  };
  const start = await busy();
  const sweeps = 20;
  await page.evaluate(
    (count) =>
      new Promise<void>((resolve) => {
        let left = count;
        const timer = setInterval(() => {
          if (--left > 0) return;
          clearInterval(timer);
          resolve();
        }, 50);
      }),
    sweeps,
  );
  expect(((await busy()) - start) / (sweeps * 0.05)).toBeLessThan(0.2);
  expect(await removed()).toBe(4);
  expect((await ours()).length).toBe(calls);

  const popup = await app.extensionPage(`popup.html?tab=${await lab.tabId('OPS-7')}`);
  await expect(popup.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(
    popup
      .getByText('INV-TRIAGE')
      .or(popup.getByRole('heading', { level: 1 }))
      .first(),
  ).toBeVisible();
  expect(watch.errors).toEqual([]);
});

test('threat 8: nor do changes, reloads and navigations give such a page more than three returns a minute', async ({
  app,
  page,
}) => {
  const lab = await openLab(app);
  const watch = await watchWorker(app);
  await page.goto(`${JIRA}/browse/OPS-7?hostile=removal`);
  const removed = () =>
    page.evaluate(() => (window as unknown as { __hostile: { removed: number } }).__hostile.removed);
  await expect.poll(removed).toBe(4);
  const names = async (wanted: string) => (await watch.messages()).filter((name) => name === wanted).length;
  await expect.poll(() => names('giveUpPanel')).toBe(1);
  const tabId = await lab.tabId('OPS-7');
  /** Injections happen in the order in which they were asked for: after ours, all earlier ones are done. */
  const injectionsAreDone = async () =>
    expect(await inContentScript(watch.worker, { tabId, frameIds: [0] }, () => true)).toEqual([true]);
  const reports = () => names('reportWorkItem');

  for (let i = 0; i < 3; i++) {
    const calls = await reports();
    await lab.announceChange();
    await expect.poll(reports).toBeGreaterThan(calls);
  }
  await injectionsAreDone();
  expect(await removed()).toBe(4);

  for (const path of ['/browse/OPS-7?hostile=removal', '/browse/OPS-18?hostile=removal']) {
    const calls = await reports();
    await page.goto(`${JIRA}${path}`);
    await expect.poll(reports).toBeGreaterThan(calls);
    await injectionsAreDone();
    expect(await removed()).toBe(0);
    await expect(page.locator('pilotlight-panel')).toHaveCount(0);
  }
  const popup = await app.extensionPage(`popup.html?tab=${tabId}`);
  await expect(popup.getByText('keeps removing the panel')).toBeVisible();
  await popup.getByRole('button', { name: 'Open panel' }).click();
  await expect(popup.getByRole('alert')).toContainText('could not be opened');
});

test('threat 10: keys typed in the panel do not bubble to the page; a capture listener sees only our element', async ({
  page,
  panel,
}) => {
  await page.goto(`${JIRA}/browse/OPS-7?hostile=keys`);
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { __bubbled: heard });
    for (const type of ['keydown', 'keypress', 'keyup', 'beforeinput', 'input', 'paste', 'change', 'focusin'])
      for (const target of [window, document, document.documentElement])
        target.addEventListener(type, (event) => {
          if ((event.target as Element).localName === 'pilotlight-panel') heard.push(type);
        });
  });
  await panel().open();
  await panel().root.getByRole('button', { name: 'Enter value' }).first().click();
  // The note is asked for with a value of one's own.
  await panel().root.locator('.due input').first().fill('24');
  const note = panel().root.locator('.due textarea');
  await note.click();
  await page.keyboard.type('c/jkm.i secret');
  await expect(note).toHaveValue('c/jkm.i secret');

  const state = await page.evaluate(() => {
    const of = window as unknown as {
      __bubbled: string[];
      __hotkeys: unknown[];
      __hostile: { keys: [string, string, string][] };
    };
    return { bubbled: of.__bubbled, hotkeys: of.__hotkeys, captured: of.__hostile.keys };
  });
  expect(state.bubbled).toEqual([]);
  expect(state.hotkeys).toEqual([]);
  // Known and accepted: who listens on the window in the capture phase comes before us. No secret is typed here.
  expect(state.captured.length).toBeGreaterThan(0);
  expect(new Set(state.captured.map(([, , target]) => target))).toEqual(new Set(['pilotlight-panel']));

  // The control: the same keys beside the panel do reach the page, and its hotkeys work.
  await page.locator('body').click({ position: { x: 5, y: 400 } });
  await page.keyboard.press('i');
  const hotkeys = await page.evaluate(() => (window as unknown as { __hotkeys: unknown[] }).__hotkeys.length);
  expect(hotkeys).toBe(1);
});
