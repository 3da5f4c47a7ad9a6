import { ask, dumpStore, expect, inPanel, JIRA, openedAt, test } from './firefox-fixtures';
import type { Firefox } from './harness/firefox';

test('US-4.1 US-4.2 in Firefox: the shortcut and Enter confirm the due value; it says what it changes', async ({
  app,
}) => {
  const page = await app.page(`${JIRA}/browse/OPS-9`);
  await page.waitForVisible('pilotlight-panel >>> .tab-due');
  const began = Date.now();
  await pressValueShortcut(app);
  await page.waitForVisible(inPanel('.prompt input'));
  await page.waitForWords(inPanel('.prompt-effect'), 'Stays at 81%, On track');
  expect(await page.words(inPanel('.due.prompt'))).toContain('an estimate, not a measurement');
  await page.press('Enter');
  await page.waitForWords(inPanel('.saved'), '26 min saved on this device');
  expect(Date.now() - began).toBeLessThan(5000);
  expect(JSON.stringify((await dumpStore(app)).stores)).toContain('"kind":"reconfirm"');
});

test('US-4.1 US-4.2 in Firefox: what the tickets give stands there with what it rests on, and two keys confirm it', async ({
  app,
}) => {
  const options = await app.extensionPage('options.html');
  await ask(options, 'setApiAccess', { host: new URL(JIRA).host, on: true });
  await options.close();
  const page = await openedAt(app, `${JIRA}/browse/OPS-9`);
  await page.click(inPanel('.tickets button ~~ Collect this period'));
  await page.waitForWords(inPanel('.tickets'), 'All cases counted');
  const [, value] = /(\d+) min median of \d+ tickets/.exec(await page.words(inPanel('.tickets'))) ?? [];
  expect(Number(value)).toBeGreaterThan(0);

  await pressValueShortcut(app);
  await page.waitForVisible(inPanel('.due.prompt input'));
  const card = await page.words(inPanel('.due.prompt'));
  expect(card).toMatch(/median of (\d+) tickets.*Half of them between.*All cases counted: \1 tickets found/s);
  await page.waitForWords(inPanel('.prompt-effect'), '81%, On track');
  await page.press('Enter');
  await page.waitForWords(inPanel('.saved'), `${value} min saved on this device`);
  expect(JSON.stringify((await dumpStore(app)).stores)).toContain('"kind":"ticket_timestamps"');
});

/** As the browser does when the keys of "Enter the value that is due" are pressed, whatever has the focus. */
async function pressValueShortcut(app: Firefox): Promise<void> {
  const keys = await app.inBrowser(({ document }) => {
    const all = [...document.querySelectorAll('keyset[id^="ext-keyset-id-pilotlight"] key')];
    const key = all.find((one) => one.getAttribute('key') === 'U');
    (key as unknown as { doCommand(): void } | undefined)?.doCommand();
    return `${key?.getAttribute('modifiers')} ${key?.getAttribute('key')}`;
  });
  expect(keys).toBe('alt,shift U');
}
