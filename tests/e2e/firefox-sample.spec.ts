import {
  dumpStore,
  expect,
  type FirefoxPage,
  inPanel,
  JIRA,
  openedAt,
  PANEL,
  poll,
  showsInitiative,
  TRIAGE,
  test,
} from './firefox-fixtures';

/** A number that no demo data has, so that what is found is what was typed. */
const TYPED = '23';
const SHOWN = '23 min';

test('US-4.3 in Firefox: an owner enters the due value by keyboard alone', async ({ app }) => {
  const page = await app.page(`${JIRA}/browse/OPS-9`);
  await page.waitForVisible('pilotlight-panel >>> .tab-due');
  await tabTo(page, 'Open panel');
  await page.press('Enter');
  await showsInitiative(page, TRIAGE);
  await tabTo(page, 'Enter value');
  await page.press('Enter');
  await page.waitForVisible(inPanel('.due input'));
  await page.type(TYPED);
  await page.press('Enter');
  await page.waitForWords(inPanel('.saved'), `${SHOWN} saved on this device`);
  expect(await page.words(inPanel('.saved'))).toMatch(/Undo\s*\((10|[6-9])\)/);
  expect(await page.text(inPanel('.saved-place [role=status]'))).toContain('Undo is possible for 10 seconds');
  await page.waitForWords(PANEL, SHOWN);
  await poll('nothing is due any more', async () => (await page.count(inPanel('.due'))) === 0);
});

test('US-4.5 in Firefox: the value survives the closed tab and the stopped background page', async ({
  app,
}) => {
  const page = await openedAt(app, `${JIRA}/browse/OPS-9`);
  await enter(page, TYPED);
  await page.waitForWords(inPanel('.saved'), 'saved on this device');
  await page.close();
  await app.stopBackground();
  const again = await openedAt(app, `${JIRA}/browse/OPS-9`);
  await showsInitiative(again, TRIAGE);
  expect(await again.words(PANEL)).toContain(SHOWN);
  expect(await again.count(inPanel('.due'))).toBe(0);
});

test('US-4.5 in Firefox: what was typed and not yet saved is there again', async ({ app }) => {
  const page = await openedAt(app, `${JIRA}/browse/OPS-9`);
  await page.click(inPanel('button ~~ Enter value'));
  await page.type(TYPED, inPanel('.due input'));
  await page.type('counted twice', inPanel('.due textarea'));
  // Kept when typing has paused; then neither the tab nor the background page is needed.
  await poll('the draft is kept', async () =>
    JSON.stringify((await dumpStore(app)).stores).includes('counted twice'),
  );
  await page.close();
  await app.stopBackground();
  const again = await openedAt(app, `${JIRA}/browse/OPS-9`);
  await again.waitForVisible(inPanel('.due input'));
  expect(await fieldText(again, '.due input')).toBe(TYPED);
  expect(await fieldText(again, '.due textarea')).toBe('counted twice');
});

test('US-4.5 in Firefox: what was typed in the very moment the tab is closed is there again', async ({
  app,
}) => {
  const page = await openedAt(app, `${JIRA}/browse/OPS-9`);
  await page.click(inPanel('button ~~ Enter value'));
  await page.type(TYPED, inPanel('.due input'));
  await page.close();
  const again = await openedAt(app, `${JIRA}/browse/OPS-9`);
  await again.waitForVisible(inPanel('.due input'));
  expect(await fieldText(again, '.due input')).toBe(TYPED);
});

test('US-4.5 in Firefox: saving works while the background page is stopped', async ({ app }) => {
  const page = await openedAt(app, `${JIRA}/browse/OPS-9`);
  await page.click(inPanel('button ~~ Enter value'));
  await page.type(TYPED, inPanel('.due input'));
  await app.stopBackground();
  await page.press('Enter');
  await page.waitForWords(inPanel('.saved'), `${SHOWN} saved on this device`);
});

test('US-4.3 in Firefox: undo takes the value back and leaves what was typed', async ({ app }) => {
  const page = await openedAt(app, `${JIRA}/browse/OPS-9`);
  await enter(page, TYPED);
  await page.click(inPanel('.saved button'));
  await page.waitForVisible(inPanel('.due'));
  await poll('the form is back', () => page.isVisible(inPanel('.due input')));
  expect(await fieldText(page, '.due input')).toBe(TYPED);
  expect(await page.words(inPanel('.numbers'))).not.toContain(SHOWN);
  await page.reload();
  await page.waitForVisible(inPanel('.due'));
  expect(await page.words(PANEL)).not.toContain(SHOWN);
});

test('US-4.3 in Firefox: a correction supersedes, and the value before it stays to be seen', async ({
  app,
}) => {
  const page = await openedAt(app, `${JIRA}/browse/OPS-9`);
  await enter(page, TYPED);
  await page.waitForWords(PANEL, SHOWN);
  await poll('the new value in the history', () =>
    page.evaluate((shown) => {
      const root = document.querySelector('pilotlight-panel')?.shadowRoot;
      for (const card of root?.querySelectorAll('.metric') ?? []) {
        if (!card.querySelector('.previous li')?.textContent?.replace('\u00a0', ' ').includes(shown))
          continue;
        card.classList.add('mine');
        for (const fold of card.querySelectorAll('details')) fold.open = true;
        return true;
      }
      return false;
    }, SHOWN),
  );
  await page.click(inPanel('.mine .previous li button.link'));
  await page.waitForVisible(inPanel('.mine form input'));
  await page.press('Control+a');
  await page.type('22');
  await page.type('two tickets were counted twice', inPanel('.mine form textarea'));
  await page.click(inPanel('.mine form button ~~ Save value'));
  await page.waitForWords(inPanel('.saved'), '22 min saved on this device');
  await page.waitForWords(inPanel('.mine .numbers'), '22 min');
  await page.waitForWords(inPanel('.mine .previous'), 'two tickets were counted twice');
  const history = await page.words(inPanel('.mine .previous'));
  expect(history).toContain('Corrects an earlier value');
  expect(history).toMatch(/23 min[\s\S]*Corrected/);
  expect(await page.count(inPanel('.mine li[data-state=superseded]'))).toBe(1);
});

test('US-4.3 in Firefox: a slipped decimal sign is asked about before anything is written', async ({
  app,
}) => {
  const page = await openedAt(app, `${JIRA}/browse/OPS-9`);
  await enter(page, '30000', false);
  await page.waitForWords(inPanel('.unusual'), 'Save anyway?');
  await page.click(inPanel('button ~~ Change value'));
  await page.press('Control+a');
  await page.type('abc');
  await page.press('Enter');
  await page.waitForWords(inPanel('.due .problem'), 'is not a number');
  expect(await page.isVisible(inPanel('.saved'))).toBe(false);
});

test('US-4.3 in Firefox: what has the focus is not hidden under the word about the saved value', async ({
  app,
}) => {
  const page = await openedAt(app, `${JIRA}/browse/OPS-9`);
  await enter(page, TYPED);
  await page.evaluate(() => {
    const root = document.querySelector('pilotlight-panel')?.shadowRoot;
    for (const fold of root?.querySelectorAll<HTMLDetailsElement>('details.previous') ?? []) fold.open = true;
    root?.querySelector<HTMLElement>('.panel')?.focus();
  });
  const hidden: string[] = [];
  let looked = 0;
  for (let presses = 0; presses < 25; presses++) {
    await page.press('Tab');
    const found = await page.evaluate(() => {
      const root = document.querySelector('pilotlight-panel')?.shadowRoot;
      const bar = root?.querySelector('.saved')?.getBoundingClientRect();
      const focused = root?.activeElement;
      if (!bar || !focused || focused.closest('.saved')) return null;
      const box = focused.getBoundingClientRect();
      return { name: focused.textContent ?? '', isHidden: box.top >= bar.top && box.bottom > bar.top };
    });
    if (!found) continue;
    looked++;
    if (found.isHidden) hidden.push(found.name);
  }
  expect(looked).toBeGreaterThan(10);
  expect(hidden).toEqual([]);
});

/** Types a value into the due form and saves it. */
async function enter(page: FirefoxPage, value: string, isSaved = true): Promise<void> {
  await page.click(inPanel('button ~~ Enter value'));
  await page.type(value, inPanel('.due input'));
  await page.press('Enter');
  if (isSaved) await page.waitForVisible(inPanel('.saved'));
}

/** Presses Tab until what has the focus in our element is named so. */
async function tabTo(page: FirefoxPage, name: string): Promise<void> {
  for (let presses = 0; presses < 150; presses++) {
    const focused = await page.evaluate(() => {
      const inside = document.activeElement?.shadowRoot?.activeElement;
      if (inside?.localName !== 'button') return '';
      return `${inside.getAttribute('aria-label') ?? ''} ${inside.textContent}`;
    });
    if (focused.includes(name)) return;
    await page.press('Tab');
  }
  throw new Error(`“${name}” cannot be reached with Tab.`);
}

const fieldText = (page: FirefoxPage, selector: string) =>
  page.evaluate((place) => {
    const root = document.querySelector('pilotlight-panel')?.shadowRoot;
    return root?.querySelector<HTMLInputElement>(`.panel ${place}`)?.value ?? '';
  }, selector);
