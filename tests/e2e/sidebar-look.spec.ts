import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { expect, JIRA, type Panel, panelOf, SERVICENOW, test } from './fixtures';
import { expectAccessible } from './support/axe';
import { openAt, openFromPopup, rememberOpen, shownKey, TRIAGE_INCIDENT, unfold } from './support/panel';

const LOOKS = fileURLToPath(new URL('../../test-results/looks/', import.meta.url));

/** Every state a reader may meet, with what must be on it for the picture to mean anything. */
const STATES = [
  { name: 'linked', url: `${JIRA}/browse/OPS-20`, has: 'From the parent' },
  { name: 'due-form', url: `${JIRA}/browse/OPS-7`, has: 'Value due' },
  { name: 'red', url: `${JIRA}/browse/PAY-103`, has: 'Do not rely on it for new decisions' },
  { name: 'expired', url: `${JIRA}/browse/LEG-3`, has: 'Expired on' },
  { name: 'stale', url: `${JIRA}/browse/FLEET-2`, has: 'Stuck: nothing has been decided' },
  { name: 'conflict', url: `${JIRA}/browse/MKT-4`, has: 'Several initiatives claim this item' },
  { name: 'excluded', url: `${JIRA}/browse/OPS-13`, has: 'Excluded here' },
  {
    name: 'undetermined',
    url: `${SERVICENOW}/sp?id=ticket&table=incident&sys_id=${TRIAGE_INCIDENT.sysId}`,
    has: 'Could not be decided',
  },
  { name: 'hostile', url: `${JIRA}/browse/OPS-66`, has: 'INV-TRIAGE' },
] as const;

/** Shows a state in full; the due form with its errors, which are part of how it looks. */
async function show(page: Page, state: (typeof STATES)[number]): Promise<Panel> {
  const panel = await openAt(page, state.url);
  await expect(panel.root).toContainText(state.has);
  if (state.name === 'due-form') {
    await panel.root.getByRole('button', { name: 'Enter value' }).click();
    await panel.root.locator('.due input').first().fill('12,5');
    await panel.root.getByRole('button', { name: 'Save value' }).click();
    await expect(panel.root.locator('.due .problem')).toHaveCount(1);
  }
  return panel;
}

async function screenshots(page: Page, panel: Panel, name: string): Promise<void> {
  await page.screenshot({ path: `${LOOKS}${name}.png` });
  const size = page.viewportSize() ?? { width: 1280, height: 800 };
  await unfold(panel);
  const height = await panel.root.locator('.body').evaluate((body) => body.scrollHeight);
  await page.setViewportSize({ width: size.width, height: Math.min(6000, height + 90) });
  await panel.root.screenshot({ path: `${LOOKS}${name}-all.png` });
  await page.setViewportSize(size);
}

test.describe('every state', () => {
  for (const mode of ['light', 'dark', 'forced'] as const) {
    test(`has no accessibility problem that axe can see, in ${mode} colours`, async ({ app, page }) => {
      await rememberOpen(app);
      await rememberOpen(app, SERVICENOW);
      await page.emulateMedia(
        mode === 'forced' ? { forcedColors: 'active' } : { colorScheme: mode, forcedColors: 'none' },
      );
      for (const state of STATES) {
        await test.step(state.name, async () => {
          const panel = await show(page, state);
          await screenshots(page, panel, `${state.name}-${mode}`);
          await expectAccessible(page);
        });
      }
      const colour = await panelOf(page).root.evaluate((root) => getComputedStyle(root).backgroundColor);
      if (mode === 'light') expect(colour).toBe('rgb(255, 255, 255)');
      if (mode === 'dark') expect(colour).not.toBe('rgb(255, 255, 255)');
    });
  }

  for (const width of [280, 320, 640] as const) {
    test(`fits into ${width} px without sideways scrolling or anything cut off`, async ({ app, page }) => {
      await rememberOpen(app, JIRA, { width });
      await rememberOpen(app, SERVICENOW, { width });
      for (const state of STATES) {
        await test.step(state.name, async () => {
          const panel = await show(page, state);
          await screenshots(page, panel, `${state.name}-${width}`);
          const box = await panel.root.boundingBox();
          expect(box?.width).toBe(width);
          expect(await cutOff(panel)).toEqual([]);
        });
      }
    });
  }

  test('fits into a window of 320 px, where it covers the page and can be closed', async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(`${JIRA}/browse/PAY-103`);
    const panel = panelOf(page);
    await expect(panel.tab).toBeVisible();
    await panel.open();
    expect((await panel.root.boundingBox())?.width).toBe(320);
    await screenshots(page, panel, 'window-320');
    expect(await cutOff(panel)).toEqual([]);
    await panel.root.getByRole('button', { name: 'Close' }).click();
    await expect(panel.tab).toBeVisible();
    expect((await panel.tab.boundingBox())?.width).toBeLessThanOrEqual(28);
  });

  test('starts as a tab in a narrow window even where it was left open', async ({ app, page }) => {
    await rememberOpen(app);
    await page.setViewportSize({ width: 880, height: 640 });
    await page.goto(`${JIRA}/browse/PAY-103`);
    await expect(panelOf(page).tab).toBeVisible();
    await expect(panelOf(page).root).toHaveCount(0);
    await page.screenshot({ path: `${LOOKS}tab-light.png` });
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
    if (looked < 8) found.push(`only ${looked} texts were looked at`);
    return found;
  });
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
    await page.screenshot({ path: `${LOOKS}menu-light.png` });
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
  await page.screenshot({ path: `${LOOKS}zoom-200.png` });
});
