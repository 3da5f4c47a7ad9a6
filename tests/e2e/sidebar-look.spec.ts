import type { Page } from '@playwright/test';
import { expect, JIRA, type Panel, panelOf, SERVICENOW, sendFromPage, test } from './fixtures';
import type { Chromium } from './harness/chromium';
import { expectAccessible } from './support/axe';
import {
  NETWORK_INCIDENT,
  openAt,
  openFromPopup,
  rememberOpen,
  shownKey,
  TRIAGE_INCIDENT,
  unfold,
} from './support/panel';
import { picture } from './support/picture';

type Stage = { app: Chromium; page: Page; panel: Panel };
type Scene = {
  name: string;
  /** Brings the panel into the state; may go on from the scene before. */
  show: (stage: Stage) => Promise<unknown>;
  /** What must be on it for the picture to mean anything. */
  has: string;
  /** Gone in a few seconds: looked at in light and dark only. */
  isBrief?: true;
};

const at = (url: string) => (stage: Stage) => openAt(stage.page, url);
const due = ({ panel }: Stage) => panel.root.getByRole('region', { name: 'Value due' });
const saveDue = async (stage: Stage, value: string) => {
  await due(stage).getByLabel('Value in min').fill(value);
  await due(stage).getByRole('button', { name: 'Save value' }).click();
};
const openFold = async ({ page, panel }: Stage, title: string) => {
  const fold = panel.root.locator('details.fold').filter({ has: page.getByText(title, { exact: true }) });
  await fold.locator('summary').press('Enter');
  await expect(fold).toHaveAttribute('open');
};

/**
 * The states a reader may meet, in an order in which one browser can show them. That of an updated extension is looked at
 * where it is caused, in `faults-store.spec.ts`.
 */
const SCENES: readonly Scene[] = [
  { name: 'approved', show: at(`${JIRA}/browse/OPS-7`), has: 'In use.' },
  {
    name: 'form-problem',
    show: async (stage) => {
      await due(stage).getByRole('button', { name: 'Enter value' }).click();
      await saveDue(stage, 'twelve');
    },
    has: 'is not a number',
  },
  { name: 'form-refused', show: (stage) => saveDue(stage, '-3'), has: 'cannot be less than zero' },
  { name: 'form-unusual', show: (stage) => saveDue(stage, '26000'), has: 'Save anyway?' },
  {
    name: 'saved',
    show: async (stage) => {
      await due(stage).getByRole('button', { name: 'Change value' }).click();
      await saveDue(stage, '25');
    },
    has: '25 min saved on this device',
    isBrief: true,
  },
  { name: 'why', show: (stage) => openFold(stage, 'Why am I seeing this?'), has: 'Rule that decided' },
  {
    name: 'wrong',
    show: (stage) => openFold(stage, 'Not the right initiative?'),
    has: 'Hide here and report',
  },
  {
    name: 'offline',
    show: ({ page }) => page.context().setOffline(true),
    has: 'Offline. Data from',
  },
  {
    name: 'also-inherited',
    show: async (stage) => {
      await stage.page.context().setOffline(false);
      await at(`${JIRA}/browse/OPS-20`)(stage);
    },
    has: 'From the parent',
  },
  { name: 'pilot', show: at(`${JIRA}/browse/OPS-18`), has: 'Next:' },
  {
    name: 'hidden',
    show: async (stage) => {
      await openFold(stage, 'Not the right initiative?');
      await stage.panel.root.getByRole('button', { name: 'Hide here and report' }).click();
    },
    has: 'Hidden here',
  },
  { name: 'expiring', show: at(`${JIRA}/browse/HR-12`), has: 'Approved, expires soon' },
  { name: 'red', show: at(`${JIRA}/browse/PAY-103`), has: 'Not reviewed, and in use all the same' },
  { name: 'expired', show: at(`${JIRA}/browse/LEG-3`), has: 'Expired on' },
  { name: 'owner-gone', show: at(`${JIRA}/browse/FLEET-2`), has: 'No longer fulfilled' },
  { name: 'stopped', show: at(`${JIRA}/browse/CAR-1`), has: 'What was learnt' },
  { name: 'tied', show: at(`${JIRA}/browse/MKT-4`), has: 'Several initiatives claim this item' },
  { name: 'excluded', show: at(`${JIRA}/browse/OPS-13`), has: 'Excluded here' },
  {
    name: 'undetermined',
    show: at(`${SERVICENOW}/sp?id=ticket&table=incident&sys_id=${TRIAGE_INCIDENT.sysId}`),
    has: 'Could not be decided',
  },
  {
    name: 'nothing',
    show: at(`${SERVICENOW}/incident.do?sys_id=${NETWORK_INCIDENT.sysId}`),
    has: 'This one came nearest',
  },
  { name: 'hostile-text', show: at(`${JIRA}/browse/OPS-66`), has: 'INV-TRIAGE' },
  {
    name: 'off',
    show: async ({ app, page }) => {
      const switched = await sendFromPage(app, 'setSiteSwitch', { host: new URL(JIRA).host, off: 'today' });
      expect(switched).toMatchObject({ ok: true });
      await page.bringToFront();
    },
    has: 'Off on haldenfreight.atlassian.net',
  },
];

/** A picture of the whole panel, however long it is. */
async function portrait({ page, panel }: Stage, name: string): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 700 });
  const height = await panel.root.locator('.body').evaluate((body) => body.scrollHeight);
  await page.setViewportSize({ width: 1280, height: Math.min(4000, Math.max(700, height + 120)) });
  await picture(panel.root, name);
}

/** Light, dark, forced colours and the narrowest and widest panel: pictures, axe, and nothing that sticks out. */
async function lookAt(stage: Stage, { name, isBrief }: Scene): Promise<void> {
  const { page, panel } = stage;
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none', reducedMotion: 'reduce' });
  await portrait(stage, `${name}-light`);
  expect(await cutOff(panel)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  await portrait(stage, `${name}-dark`);
  if (isBrief) return;
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
  await portrait(stage, `${name}-forced`);
  expect(await invisible(panel)).toEqual([]);
  await page.emulateMedia({ forcedColors: 'none' });
  await expectAccessible(page);
  const handle = panel.root.getByRole('separator', { name: 'Width of the panel' });
  await handle.press('End');
  await portrait(stage, `${name}-640`);
  expect(await cutOff(panel)).toEqual([]);
  await handle.press('Home');
  await portrait(stage, `${name}-280`);
  expect(await cutOff(panel)).toEqual([]);
  for (let steps = 0; steps < 5; steps += 1) await handle.press('ArrowLeft');
  await expect(handle).toHaveAttribute('aria-valuenow', '360');
}

test('every state is legible in light, dark and forced colours, as narrow and as wide as the panel gets', async ({
  app,
  page,
}) => {
  test.setTimeout(200_000);
  page.setDefaultTimeout(10_000);
  await rememberOpen(app);
  await rememberOpen(app, SERVICENOW);
  const stage = { app, page, panel: panelOf(page) };
  await page.bringToFront();
  for (const scene of SCENES) {
    await test.step(scene.name, async () => {
      await scene.show(stage);
      await expect(stage.panel.root).toContainText(scene.has);
      await lookAt(stage, scene);
    });
  }
});

test('every fold opened is legible too, as narrow and as wide as the panel gets', async ({ app, page }) => {
  await rememberOpen(app);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const stage = { app, page, panel: panelOf(page) };
  for (const width of [280, 640]) {
    await rememberOpen(app, JIRA, { width });
    for (const item of ['OPS-7', 'PAY-103', 'FLEET-2']) {
      await openAt(page, `${JIRA}/browse/${item}`);
      await unfold(stage.panel);
      await portrait(stage, `unfolded-${item}-${width}`);
      expect(await cutOff(stage.panel)).toEqual([]);
      await expectAccessible(page);
    }
  }
});

test('German words fit as well', async ({ app, page }) => {
  await sendFromPage(app, 'setLocale', { locale: 'de' });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const stage = { app, page, panel: panelOf(page) };
  for (const width of [280, 360]) {
    await rememberOpen(app, JIRA, { width });
    for (const item of ['OPS-7', 'PAY-103', 'FLEET-2']) {
      await openAt(page, `${JIRA}/browse/${item}`);
      await expect(stage.panel.root).toContainText('Verantwortlich');
      await unfold(stage.panel);
      await portrait(stage, `german-${item}-${width}`);
      expect(await cutOff(stage.panel)).toEqual([]);
    }
  }
});

test.describe('narrow windows', () => {
  test('fits into a window of 320 px, where it covers the page and can be closed', async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(`${JIRA}/browse/PAY-103`);
    const panel = panelOf(page);
    await expect(panel.tab).toBeVisible();
    await panel.open();
    expect((await panel.root.boundingBox())?.width).toBe(320);
    await picture(page, 'window-320');
    expect(await cutOff(panel)).toEqual([]);
    // There is no space to reserve in a narrow window.
    await panel.root.locator('.menu summary').press('Enter');
    await expect(panel.root.getByRole('button', { name: 'Reserve space on the page' })).toHaveCount(0);
    await page.keyboard.press('Escape');
    await panel.root.getByRole('button', { name: 'Close' }).click();
    await expect(panel.tab).toBeVisible();
    expect((await panel.tab.boundingBox())?.width).toBeLessThanOrEqual(28);
  });

  test('reserves no space in a window that has none to spare, and does again when it is wide', async ({
    app,
    page,
  }) => {
    await rememberOpen(app, JIRA, { docked: true });
    const panel = await openAt(page, `${JIRA}/browse/PAY-103`);
    const reserved = () => page.evaluate(() => document.documentElement.style.marginRight);
    await expect(panel.root).toBeVisible();
    await expect.poll(reserved).toBe('360px');
    await page.setViewportSize({ width: 700, height: 640 });
    await expect.poll(reserved).toBe('');
    await page.setViewportSize({ width: 1280, height: 640 });
    await expect.poll(reserved).toBe('360px');
  });

  test('starts as a tab in a narrow window even where it was left open', async ({ app, page }) => {
    await rememberOpen(app);
    await page.setViewportSize({ width: 880, height: 640 });
    await page.goto(`${JIRA}/browse/PAY-103`);
    await expect(panelOf(page).tab).toBeVisible();
    await expect(panelOf(page).root).toHaveCount(0);
    await picture(page, 'tab-light');
  });
});

/** Words that stick out of the panel or of a box that hides what sticks out. */
function cutOff(panel: Panel): Promise<string[]> {
  return panel.root.evaluate((root) => {
    const edge = root.getBoundingClientRect();
    const found: string[] = [];
    let looked = 0;
    for (const element of root.querySelectorAll<HTMLElement>('*')) {
      const isText = [...element.childNodes].some((node) => node.nodeType === 3 && node.nodeValue?.trim());
      const isHidden = element.closest('.visually-hidden, option, select') !== null;
      if (!isText || isHidden || !element.checkVisibility()) continue;
      looked += 1;
      const box = element.getBoundingClientRect();
      if (box.left < edge.left - 0.5 || box.right > edge.right + 0.5)
        found.push(`out: ${element.textContent}`);
      const hides = getComputedStyle(element).overflowX !== 'visible';
      if (hides && element.scrollWidth > element.clientWidth + 1) found.push(`cut: ${element.textContent}`);
    }
    const body = root.querySelector('.body');
    if (body && body.scrollWidth > body.clientWidth) found.push('the panel scrolls sideways');
    if (looked < 4) found.push(`only ${looked} texts were looked at`);
    return found;
  });
}

/** Words that forced colours would paint in the colour of their background. */
function invisible(panel: Panel): Promise<string[]> {
  return panel.root.evaluate((root) =>
    [...root.querySelectorAll<HTMLElement>('*')].flatMap((element) => {
      const isText = [...element.childNodes].some((node) => node.nodeType === 3 && node.nodeValue?.trim());
      if (!isText || !element.checkVisibility()) return [];
      const { color, backgroundColor } = getComputedStyle(element);
      return color === backgroundColor ? [element.textContent ?? ''] : [];
    }),
  );
}

test.describe('by keyboard alone', () => {
  for (const [name, url] of [
    ['a linked ticket with a due value', `${JIRA}/browse/OPS-7`],
    ['a conflict', `${JIRA}/browse/MKT-4`],
    ['a case that is not cleared', `${JIRA}/browse/PAY-103`],
  ] as const) {
    test(`Tab reaches every control of ${name}, in order, each with a visible mark`, async ({ page }) => {
      const panel = await openAt(page, url);
      await unfold(panel);
      await panel.root.focus();
      const expected = await panel.root.evaluate((root) => {
        const all = 'button, input, select, textarea, summary, [tabindex="0"]';
        return [...root.querySelectorAll<HTMLElement>(all)].filter((one) => one.checkVisibility()).length;
      });
      const visited: { index: number; marked: boolean }[] = [];
      for (let presses = 0; presses < expected; presses += 1) {
        await page.keyboard.press('Tab');
        visited.push(
          await panel.root.evaluate((root) => {
            const all = 'button, input, select, textarea, summary, [tabindex="0"]';
            const controls = [...root.querySelectorAll<HTMLElement>(all)].filter((one) =>
              one.checkVisibility(),
            );
            const active = (root.getRootNode() as ShadowRoot).activeElement as HTMLElement | null;
            const style = active && getComputedStyle(active);
            return {
              index: controls.indexOf(active as HTMLElement),
              marked: style !== null && (style.outlineStyle !== 'none' || style.backgroundImage !== 'none'),
            };
          }),
        );
      }
      expect(expected).toBeGreaterThan(4);
      expect(visited.map(({ index }) => index)).toEqual(visited.map((_, index) => index));
      expect(visited.filter(({ marked }) => !marked)).toEqual([]);
    });
  }

  test('Escape closes the panel and gives focus back to where it was in the page', async ({ app, page }) => {
    await page.goto(`${JIRA}/browse/OPS-7`);
    const panel = panelOf(page);
    await expect(panel.tab).toBeVisible();
    const comment = page.locator('[data-comment]');
    await comment.fill('Thursday would');
    // As with the keyboard command: the page keeps its place, the panel takes the focus.
    await openFromPopup(app, page);
    await expect(panel.root).toBeFocused();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Escape');
    await expect(panel.tab).toBeVisible();
    await expect(comment).toBeFocused();
    await page.keyboard.type(' fit');
    await expect(comment).toHaveValue('Thursday would fit');
  });

  test('Escape closes the menu first, and only then the panel', async ({ page }) => {
    const panel = await openAt(page, `${JIRA}/browse/OPS-7`);
    const menu = panel.root.locator('.menu');
    await menu.locator('summary').press('Enter');
    await expect(menu).toHaveAttribute('open');
    await picture(page, 'menu-light');
    // Firefox and Safari on macOS give no focus to a button that is clicked: that is not leaving.
    await menu.locator('summary').evaluate((summary: HTMLElement) => summary.blur());
    await expect(menu).toHaveAttribute('open');
    await panel.root.locator('.title').click();
    await expect(menu).not.toHaveAttribute('open');
    await menu.locator('summary').press('Enter');
    await expect(menu).toHaveAttribute('open');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Escape');
    await expect(menu).not.toHaveAttribute('open');
    await expect(menu.locator('summary')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(panel.tab).toBeVisible();
    await expect(panel.tab).toBeFocused();
  });

  test('width, side and docking can be set without a mouse and are remembered', async ({ page }) => {
    const panel = await openAt(page, `${JIRA}/browse/OPS-7`);
    const handle = panel.root.getByRole('separator', { name: 'Width of the panel' });
    await handle.press('ArrowLeft');
    await expect(handle).toHaveAttribute('aria-valuenow', '376');
    await handle.press('Home');
    await expect(handle).toHaveAttribute('aria-valuenow', '280');
    await handle.press('ArrowRight');
    await expect(handle).toHaveAttribute('aria-valuenow', '280');
    await handle.press('End');
    await expect(handle).toHaveAttribute('aria-valuenow', '640');
    await panel.root.locator('.menu summary').press('Enter');
    await panel.root.getByRole('button', { name: 'Move to the left' }).press('Enter');
    await expect.poll(async () => (await panel.root.boundingBox())?.x).toBe(0);
    await page.reload();
    await expect(shownKey(panel)).toHaveText('INV-TRIAGE');
    expect(await panel.root.boundingBox()).toMatchObject({ x: 0, width: 640 });
  });

  test('a screen reader hears each change of ticket once, and nothing while nothing changes', async ({
    app,
    page,
  }) => {
    await rememberOpen(app);
    await page.goto(`${JIRA}/browse/OPS-18`);
    const panel = panelOf(page);
    const region = panel.host.locator('.shell > [role=status]');
    // The opened panel brings a region of its own for the one that came with the tab.
    await expect(panel.root).toBeVisible();
    await expect(region).toHaveText('OPS-18: Shipment delay predictor, Pilot');
    await region.evaluate((element) => {
      const heard: string[] = [];
      (window as unknown as { __heard: string[] }).__heard = heard;
      new MutationObserver(() => heard.push(element.textContent ?? '')).observe(element, {
        childList: true,
        characterData: true,
        subtree: true,
      });
    });
    await page.evaluate(() => {
      const link = document.createElement('a');
      link.href = '/browse/LEG-3';
      document.body.append(link);
      link.click();
      link.remove();
    });
    await expect(region).toHaveText('LEG-3: Contract clause review, Production');
    await panel.root.getByRole('button', { name: 'Close' }).click();
    await panel.open();
    const heard = await page.evaluate(() => (window as unknown as { __heard: string[] }).__heard);
    expect(heard).toEqual(['LEG-3: Contract clause review, Production']);
  });
});

test('200 % zoom and larger text leave everything readable', async ({ app, page }) => {
  await rememberOpen(app);
  // Zoom of the browser is a smaller viewport at a higher density.
  await page.setViewportSize({ width: 640, height: 400 });
  const panel = await openAt(page, `${JIRA}/browse/PAY-103`);
  await unfold(panel);
  expect(await cutOff(panel)).toEqual([]);
  await picture(page, 'zoom-200');
});
