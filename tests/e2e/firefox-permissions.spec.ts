import {
  expect,
  type Firefox,
  HOST,
  JIRA,
  JIRA_DC,
  lastTabId,
  loadDemo,
  openPanel,
  poll,
  SERVICENOW,
  test,
} from './firefox-fixtures';

/** The production build asks for no site; the demo workspace is loaded, nothing is allowed yet. */

test('US-8.6 in Firefox: asked, allowed, seen without a reload, taken back, and everything else goes on', async ({
  launch,
}) => {
  const app = await launch('production');
  await loadDemo(app);
  const page = await app.page(`${JIRA}/browse/OPS-7`);
  const id = await clickToolbarButton(app);
  await app.page(`${SERVICENOW}/sp?id=ticket&table=sc_req_item&sys_id=6b1fd4a7dbe94c50a02d38f6ca96196c`);
  const otherId = await clickToolbarButton(app);
  expect(await page.count(HOST)).toBe(0);

  const popup = await app.extensionPage(`popup.html?tab=${id}`);
  await popup.waitForWords('main', 'may not read this site yet');
  await popup.click('main button ~~ Allow on haldenfreight.atlassian.net');
  await popup.waitForWords('main', 'Ticket triage assistant');
  await poll('our element in the page that was open already', async () => (await page.count(HOST)) === 1);

  const otherPopup = await app.extensionPage(`popup.html?tab=${otherId}`);
  await otherPopup.click('main button ~~ Allow on haldenfreight.service-now.com');
  await otherPopup.waitForWords('main', 'ustoms');

  await popup.click('section button ~~ Take back access to this site');
  await popup.waitForWords('main', 'may not read this site yet');
  await app.stopBackground();
  await otherPopup.reload();
  await otherPopup.waitForWords('main', 'ustoms');
  await page.reload();
  await page.waitForVisible('h1');
  expect(await page.count(HOST)).toBe(0);
  const dashboard = await app.extensionPage('dashboard.html');
  await dashboard.waitForWords('main', 'Ticket triage assistant');
});

test('US-8.6 in Firefox: a denied site gives a clear sentence, and can be allowed after all', async ({
  launch,
}) => {
  const app = await launch('production', {
    preferences: { 'extensions.webextOptionalPermissionPrompts': true },
  });
  await loadDemo(app);
  const page = await app.page(`${JIRA}/browse/OPS-7`);
  const popup = await app.extensionPage(`popup.html?tab=${await clickToolbarButton(app)}`);
  await popup.click('main button ~~ Allow on haldenfreight.atlassian.net');
  await answerPrompt(app, 'deny');
  await popup.waitForWords('[role=alert]', 'The browser did not give access, so nothing is read on');
  expect(await page.count(HOST)).toBe(0);
  await popup.click('main button ~~ Allow on haldenfreight.atlassian.net');
  await answerPrompt(app, 'allow');
  await popup.waitForWords('main', 'Ticket triage assistant');
});

test('US-8.6 in Firefox: access taken back in the browser’s own settings is said in panel and popup', async ({
  app,
}) => {
  const page = await app.page(`${JIRA}/browse/OPS-7`);
  await openPanel(page);
  await page.waitForWords(`${HOST} >>> .title`, 'Ticket triage assistant');
  await setAccess(app, JIRA, false);
  try {
    // The person goes on working in the tab; the panel is asked for the next ticket.
    await page.click('[data-testid="issue.views.issue-base.foundation.breadcrumbs.parent-issue.item"]');
    await page.waitForWords(`${HOST} >>> aside.panel`, 'No access to haldenfreight.atlassian.net');
    expect(await page.words(`${HOST} >>> aside.panel`)).not.toContain('Ticket triage assistant');
    // The toolbar button is what tells the popup where it is.
    const popup = await app.extensionPage(`popup.html?tab=${await clickToolbarButton(app)}`);
    await popup.waitForWords('main', 'may not read this site yet');
    const still = await app.page(`${SERVICENOW}/incident.do?sys_id=b3f09d2a1b7c4e5097a1d86ee54bcb01`);
    await still.waitForVisible(`${HOST} >>> button.tab`);
  } finally {
    await setAccess(app, JIRA, true);
  }
});

test('US-8.6 in Firefox: a self-hosted site is added by its name, allowed, and removed', async ({
  launch,
}) => {
  const app = await launch('production');
  await loadDemo(app);
  const page = await app.page(`${JIRA_DC}/browse/WMS-1`);
  expect(await page.count(HOST)).toBe(0);
  const options = await app.extensionPage('options.html#/sites');
  await options.waitForWords('main', 'No site is allowed yet');
  await options.type('jira.haldenfreight.example', 'input[name=host]');
  // An address of one's own says nothing about what runs there.
  await options.click('main label ~~ Jira');
  await options.click('main button ~~ Allow on jira.haldenfreight.example');
  await options.waitForWords('main li', 'jira.haldenfreight.example');
  await options.waitForWords('main li', 'Allowed');
  await poll('our element in the open page', async () => (await page.count(HOST)) === 1);

  // Somebody writes a rule for the site while its access is taken back: that is said, and nothing typed is lost.
  const editor = await app.extensionPage('options.html#/rules/new');
  await editor.type('jira.haldenfreight.example', 'input[name=hosts]');
  await editor.type('Warehouse', 'input[name=name]');
  expect(await editor.words('main form')).not.toContain('may not read jira.haldenfreight.example');

  await options.click('main button ~~ Remove jira.haldenfreight.example');
  await options.waitForWords('main', 'No site is allowed yet');
  await editor.waitForWords('main form', 'may not read jira.haldenfreight.example at the moment');
  const typed = () =>
    [...document.querySelectorAll<HTMLInputElement>('input[name=hosts], input[name=name]')].map(
      (one) => one.value,
    );
  expect(await editor.evaluate(typed)).toEqual(['jira.haldenfreight.example', 'Warehouse']);
  await page.reload();
  await page.waitForVisible('#main');
  expect(await page.count(HOST)).toBe(0);
});

test('US-8.6 in Firefox: what is no site, or all of them, is refused with the reason', async ({ launch }) => {
  const app = await launch('production');
  await loadDemo(app);
  const options = await app.extensionPage('options.html#/sites');
  for (const [typed, sentence] of [
    ['*', 'every website'],
    ['*.atlassian.net', 'one site at a time'],
    ['https://jira.example.com@evil.example', 'an @ hides'],
  ] as const) {
    await options.click('input[name=host]');
    await options.press('Control+a');
    await options.type(typed);
    await options.press('Enter');
    await options.waitForWords('main form', sentence);
  }
  await options.waitForWords('main', 'No site is allowed yet');
});

/** What a click on the toolbar button gives for the tab in front: its address. Returns the tab's number. */
async function clickToolbarButton(app: Firefox): Promise<number> {
  await app.inBrowser(({ WebExtensionPolicy, gBrowser }) => {
    const { tabManager } = WebExtensionPolicy.getByID('pilotlight@pilotlight.example').extension;
    tabManager.addActiveTabPermission(gBrowser.selectedTab);
  });
  return lastTabId(app);
}

/** Answers the browser's own question as a person does, with its buttons. */
async function answerPrompt(app: Firefox, answer: 'allow' | 'deny'): Promise<void> {
  await poll('the browser asks', () =>
    app.inBrowser((browser, wanted) => {
      const prompt = browser.document.querySelector('#addon-webext-permissions-notification');
      const open = prompt?.closest('panel') as (Element & { state?: string }) | null | undefined;
      if (open?.state !== 'open') return false;
      const buttons = prompt as unknown as { button: HTMLElement; secondaryButton: HTMLElement };
      (wanted === 'allow' ? buttons.button : buttons.secondaryButton).click();
      return true;
    }, answer),
  );
}

/** The switch for a site on the extension's page in the browser's add-on manager. */
async function setAccess(app: Firefox, origin: string, isAllowed: boolean): Promise<void> {
  await app.inBrowser(
    async (browser, pattern, wanted) => {
      const { WebExtensionPolicy, ChromeUtils } = browser;
      const { extension } = WebExtensionPolicy.getByID('pilotlight@pilotlight.example');
      const { ExtensionPermissions } = ChromeUtils.importESModule(
        'resource://gre/modules/ExtensionPermissions.sys.mjs',
      );
      const change = { origins: [pattern], permissions: [], data_collection: [] };
      if (wanted) await ExtensionPermissions.add('pilotlight@pilotlight.example', change, extension);
      else await ExtensionPermissions.remove('pilotlight@pilotlight.example', change, extension);
    },
    `${origin}/*`,
    isAllowed,
  );
}
