import type { Page } from '@playwright/test';
import { expect, JIRA, panelOf, test } from './fixtures';
import { launchPlain, lookChanges, readLook, readWatched, watchHostPage } from './support/host-page';
import { openAt, rememberOpen, settled, shownKey, softly } from './support/panel';

/** A morning's work in the tool, without and with our panel opened, closed and resized on the way. */
async function workInJira(page: Page, pause: (what: 'open' | 'resize' | 'close') => Promise<void>) {
  await page.goto(`${JIRA}/browse/OPS-7`);
  await settled(page);
  await pause('open');
  await softly(page, '/browse/LEG-3');
  await settled(page);
  await page.getByRole('link', { name: 'For you' }).click();
  await settled(page);
  await pause('resize');
  await softly(page, '/jira/software/projects/OPS/boards/1');
  await settled(page);
  await page.locator('#card-OPS-30 p').click();
  await page.getByRole('dialog').waitFor();
  await settled(page);
  await page.keyboard.press('Escape');
  await settled(page);
  await pause('close');
  await softly(page, '/browse/OPS-7');
  await settled(page);
}

test.describe('the host page is left alone', () => {
  test('US-1.6: the page is changed by nothing but the page itself: mutations, boxes and styles', async ({
    page,
    standIns,
  }) => {
    const plain = await launchPlain(standIns);
    const without = await plain.context.newPage();
    await watchHostPage(without);
    await workInJira(without, async () => {});
    const usual = await readWatched(without);
    const usualLook = await readLook(without);
    await plain.close();

    const panel = panelOf(page);
    await watchHostPage(page);
    await workInJira(page, async (what) => {
      if (what === 'open') return panel.open();
      if (what === 'resize') await panel.root.getByRole('separator').press('ArrowRight');
      else await panel.root.getByRole('button', { name: 'Close' }).click();
    });
    await expect(panel.tab).toBeVisible();
    const ours = await readWatched(page);

    expect(usual.mutations.length).toBeGreaterThan(50);
    expect(usualLook.length).toBeGreaterThan(100);
    expect(ours.mutations.toSorted()).toEqual(usual.mutations.toSorted());
    expect(lookChanges(usualLook, await readLook(page))).toEqual([]);
  });

  test('US-1.6: opening, resizing, moving and closing change no node, move no box and shift no layout', async ({
    page,
  }) => {
    await watchHostPage(page);
    await page.goto(`${JIRA}/browse/OPS-7`);
    await settled(page);
    const panel = panelOf(page);
    await expect(panel.tab).toBeVisible();
    const before = await readLook(page);
    await readWatched(page);

    await panel.open();
    expect(lookChanges(before, await readLook(page))).toEqual([]);
    await panel.root.getByRole('separator').press('ArrowLeft');
    await panel.root.locator('.menu summary').click();
    await panel.root.getByRole('button', { name: 'Move to the left' }).click();
    expect(lookChanges(before, await readLook(page))).toEqual([]);
    await panel.root.locator('.menu summary').click();
    await panel.root.getByRole('button', { name: 'Move to the right' }).click();
    await panel.root.getByRole('button', { name: 'Close' }).click();
    await expect(panel.tab).toBeVisible();

    const { mutations, shifts } = await readWatched(page);
    expect(mutations).toEqual([]);
    expect(shifts).toEqual([]);
    expect(lookChanges(before, await readLook(page))).toEqual([]);
  });

  test('US-1.6: docking changes one style property of the root element and takes it back on close', async ({
    page,
  }) => {
    await watchHostPage(page);
    await page.goto(`${JIRA}/browse/OPS-7`);
    await settled(page);
    const panel = panelOf(page);
    await panel.open();
    const html = page.locator('html');
    expect(await html.getAttribute('style')).toBeNull();
    await readWatched(page);

    await panel.root.locator('.menu summary').click();
    await panel.root.getByRole('button', { name: 'Reserve space on the page' }).click();
    await expect(html).toHaveAttribute('style', 'margin-right: 360px !important;');
    await panel.root.getByRole('separator').press('ArrowLeft');
    await expect(html).toHaveAttribute('style', 'margin-right: 376px !important;');
    // Nothing of the page lies under the panel any more.
    const covered = await page.evaluate(() => document.body.getBoundingClientRect().right);
    const panelBox = await panel.root.boundingBox();
    expect(covered).toBeLessThanOrEqual(panelBox?.x ?? 0);
    await panel.root.getByRole('button', { name: 'Close' }).click();
    await expect(panel.tab).toBeVisible();
    expect(await html.getAttribute('style')).toBeNull();

    const { mutations } = await readWatched(page);
    expect(mutations.length).toBeGreaterThan(0);
    expect(new Set(mutations)).toEqual(new Set(['attributes html style']));

    // Remembered for this host, and undone by choosing to lie over the page.
    await panel.open();
    await expect(html).toHaveAttribute('style', 'margin-right: 376px !important;');
    await panel.root.locator('.menu summary').click();
    await panel.root.getByRole('button', { name: 'Lay over the page' }).click();
    expect(await html.getAttribute('style')).toBeNull();
  });

  test('US-1.6: whoever is typing keeps the focus while the panel comes and the ticket changes', async ({
    app,
    page,
  }) => {
    await rememberOpen(app);
    await watchHostPage(page);
    await page.goto(`${JIRA}/browse/OPS-7`, { waitUntil: 'commit' });
    const search = page.locator('#search');
    await search.focus();
    await search.pressSequentially('pallets ');
    const panel = panelOf(page);
    await expect(panel.root).toBeVisible();
    await search.pressSequentially('held ');
    await softly(page, '/browse/LEG-3');
    await search.pressSequentially('at Rotterdam', { delay: 20 });
    await expect(shownKey(panel)).toHaveText('LEG-REVIEW');
    await settled(page);
    await softly(page, '/browse/OPS-13');
    await expect(panel.root).toContainText('Excluded here');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('search');
    await expect(search).toHaveValue('pallets held at Rotterdam');
    const { focus } = await readWatched(page);
    expect(focus.filter((entry) => entry.startsWith('focusin'))).toEqual(['focusin input#search']);
    expect(focus.filter((entry) => entry.startsWith('focusout'))).toEqual([]);
  });

  test("US-1.6: Jira's single letters work beside the open panel, and never while a note is typed in it", async ({
    page,
  }) => {
    const panel = await openAt(page, `${JIRA}/browse/OPS-7`);
    const hotkeys = () =>
      page.evaluate(() =>
        (window as unknown as { __hotkeys: { key: string }[] }).__hotkeys.map(({ key }) => key).join(''),
      );
    await page.locator('[data-testid="page-layout.main"]').focus();
    await page.keyboard.press('c');
    await page.keyboard.press('i');
    await page.keyboard.press('m');
    expect(await hotkeys()).toBe('cim');
    await expect(page.locator('[data-comment]')).toBeFocused();

    const text = 'Check . / c j k m i ? a b: no, it is misleading';
    await panel.root.getByText('Not the right initiative?').click();
    const wrong = panel.root.getByRole('textbox', { name: 'Note (optional)' });
    await wrong.pressSequentially(text);
    await expect(wrong).toHaveValue(text);
    await panel.root.getByRole('button', { name: 'Enter value' }).click();
    await panel.root.locator('.due input').first().pressSequentially('24');
    const note = panel.root.locator('.due textarea');
    await note.pressSequentially(text);
    await expect(note).toHaveValue(text);
    expect(await hotkeys()).toBe('cim');
    await expect(page.locator('.flag')).toHaveCount(0);

    // Escape gives the page its focus back, and its letters with it.
    await note.press('Escape');
    await expect(panel.tab).toBeVisible();
    await page.locator('[data-testid="page-layout.main"]').focus();
    await page.keyboard.press('c');
    expect(await hotkeys()).toBe('cimc');
  });
});
