import {
  axeProblems,
  expect,
  type Firefox,
  type FirefoxPage,
  HOST,
  JIRA,
  lastTabId,
  poll,
  test,
  welcomeTab,
} from './firefox-fixtures';
import { isLooking, pictureOf } from './support/picture';

test('US-5.1 in Firefox: from the first start to an own initiative on the ticket', async ({ launch }) => {
  const app = await launch('production');
  const page = await welcomeTab(app);
  await page.click('main a ~~ Start your workspace');
  await page.type('Dock manager', 'input[name=displayName]');
  await page.type('Inbound freight', 'input[name=workspace]');
  await page.click('main button ~~ Create workspace');
  await page.waitForWords('main h1', 'Your first initiative');

  // Empty fields are named one by one, and nothing is lost.
  await page.type('Dock scheduler', 'input[name=name]');
  await page.click('main button ~~ Create initiative');
  await page.waitForWords('main form', 'Purpose: say in one sentence');
  expect(await page.evaluate(() => document.querySelector<HTMLInputElement>('[name=name]')?.value)).toBe(
    'Dock scheduler',
  );
  await page.type('Proposes a dock and an hour for each truck.', '[name=purpose]');
  await page.type(`${JIRA}/browse/OPS-18`, 'input[name=host]');
  await page.waitForWords('main form', 'Project key');
  const container = await page.evaluate(
    () => document.querySelector<HTMLInputElement>('[name=container]')?.value ?? '',
  );
  if (container === '') await page.type('OPS', 'input[name=container]');
  await page.click('main button ~~ Create initiative');
  await page.waitForWords('main', 'Dock scheduler has been created');

  const ticket = await app.page(`${JIRA}/browse/OPS-18`);
  const id = await lastTabId(app);
  await page.click('main button ~~ Allow on haldenfreight.atlassian.net');
  await page.waitForWords('main', 'Allowed');
  const popup = await app.extensionPage(`popup.html?tab=${id}`);
  await popup.waitForWords('main', 'No initiative linked');
  await popup.waitForWords('main', 'There are no active rules for this site');
  expect(await ticket.count(HOST)).toBe(0);

  const rules = await app.extensionPage('options.html#/rules');
  await rules.waitForWords('main li', 'Draft, not in effect');
  expect(await rules.words('main li')).toMatch(/project is OPS/i);
  await rules.click('main li button ~~ Activate');
  await rules.waitForWords('main li', 'Active');
  await poll('our element in the open ticket', async () => (await ticket.count(HOST)) === 1);
  await popup.reload();
  await popup.waitForWords('main h1', 'Dock scheduler');
  expect(await popup.words('main')).toContain('Dock manager');
});

const PAGES = [
  ['welcome', 'welcome.html', 'The demo is ready'],
  ['dashboard', 'dashboard.html', 'Ticket triage assistant'],
  ['options-sites', 'options.html#/sites', 'haldenfreight.atlassian.net'],
  ['options-initiatives', 'options.html#/initiatives', 'Ticket triage assistant'],
  ['options-rules', 'options.html#/rules', 'Tickets with triage help'],
  ['options-new-rule', 'options.html#/rules/new', 'What the rule says'],
  ['options-language', 'options.html#/language', 'Deutsch'],
  ['options-privacy', 'options.html#/privacy', 'What it may do, and why'],
] as const;

const TICKETS = [
  ['linked', '/browse/OPS-7', 'Ticket triage assistant'],
  ['red', '/browse/PAY-101', 'Invoice'],
  ['tied', '/browse/MKT-4', 'Several initiatives fit equally well'],
  ['excluded', '/browse/OPS-13', 'Excluded by a rule'],
  ['no-item', '/jira/projects', 'No ticket or page open'],
] as const;

for (const colours of ['light', 'dark'] as const) {
  test(`US-9.5 in Firefox: every page keeps to its policy, logs no error and satisfies axe, ${colours}`, async ({
    app,
  }) => {
    test.setTimeout(120_000);
    await app.setColours(colours);
    try {
      await forgetMessages(app);
      const seen: string[] = [];
      const check = async (name: string, page: FirefoxPage, words: string) => {
        await page.waitForWords('main', words);
        expect(await axeProblems(page), name).toEqual([]);
        if (isLooking) await page.screenshot(pictureOf(`firefox-${name}-${colours}`));
        seen.push(name);
        await page.close();
      };
      for (const [name, path, words] of PAGES) await check(name, await app.extensionPage(path), words);

      const dashboard = await app.extensionPage('dashboard.html');
      await dashboard.click('main a ~~ Ticket triage assistant');
      await dashboard.waitForWords('main h1', 'Ticket triage assistant');
      await check('initiative', dashboard, 'Governance');

      for (const [name, path, words] of TICKETS) {
        const ticket = await app.page(JIRA + path);
        const popup = await app.extensionPage(`popup.html?tab=${await lastTabId(app)}`);
        await popup.setViewport(400, 600);
        await check(`popup-${name}`, popup, words);
        await ticket.close();
      }
      expect(seen).toHaveLength(PAGES.length + TICKETS.length + 1);
      expect(await ownMessages(app)).toEqual([]);
    } finally {
      await app.setColours('light');
    }
  });
}

test('US-9.5 in Firefox: a breach of the policy would have been noticed', async ({ app }) => {
  await forgetMessages(app);
  const page = await app.extensionPage('options.html');
  await page.evaluate(() => {
    const image = new Image();
    image.src = 'https://attacker.example/pixel.png';
    document.body.append(image);
  });
  await poll('a message about the policy', async () =>
    (await ownMessages(app)).some((message) => /Content-Security-Policy.*img-src/s.test(message)),
  );
});

test('US-9.5 in Firefox: the language chosen in the options is everywhere at once', async ({ app }) => {
  const dashboard = await app.extensionPage('dashboard.html');
  await dashboard.waitForWords('main', 'Ticket triage assistant');
  expect(await dashboard.evaluate(() => document.documentElement.lang)).toBe('en');
  const page = await app.page(`${JIRA}/browse/OPS-7`);
  await page.click(`${HOST} >>> button.tab`);
  await page.waitForWords(`${HOST} >>> .panel`, 'Owner');
  const options = await app.extensionPage('options.html#/language');
  await options.click('main label ~~ Deutsch');
  await options.waitFor(() => document.documentElement.lang === 'de');
  await dashboard.waitFor(() => document.documentElement.lang === 'de');
  await page.waitFor(
    () =>
      document.querySelector('pilotlight-panel')?.shadowRoot?.querySelector<HTMLElement>('.shell')?.lang ===
      'de',
  );
  expect(await page.words(`${HOST} >>> .panel`)).not.toMatch(/\bOwner\b|Enter value/);
});

test('US-5.1 in Firefox: the demo goes with one question, and an own workspace can begin', async ({
  launch,
}) => {
  const app = await launch('e2e');
  const page = await welcomeTab(app);
  await page.click('main button ~~ Explore the demo');
  await page.waitForWords('main', 'The demo is ready');
  const dashboard = await app.extensionPage('dashboard.html');
  await dashboard.click('button ~~ Remove and start your own');
  await dashboard.click('dialog button ~~ Remove the demo');
  await dashboard.waitForWords('main h1', 'Who is here?');
  const popup = await app.extensionPage('dashboard.html');
  await popup.waitForWords('main', 'There is no workspace yet');
});

const forgetMessages = (app: Firefox) => app.inBrowser(({ Services }) => Services.console.reset());

/** Errors and warnings of the browser's console that come from the extension's own files. */
const ownMessages = (app: Firefox) =>
  app.inBrowser(
    ({ Services }, origin) =>
      Services.console
        .getMessageArray()
        .map((one) => String((one as { message?: string }).message))
        .filter((message) => message.includes(origin))
        // Firefox says so of any page that was left while the browser still answered it.
        .filter((message) => !message.includes('Promise resolved after context unloaded')),
    app.extensionOrigin,
  );
