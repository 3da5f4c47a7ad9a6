import {
  addSite,
  ask,
  axeProblems,
  DELAYS,
  expect,
  type Firefox,
  type FirefoxPage,
  HOST,
  inPanel,
  JIRA,
  JIRA_DC,
  loadDemo,
  openedAt,
  openPanel,
  PANEL,
  poll,
  SERVICENOW,
  showsInitiative,
  TAB,
  TRIAGE,
  test,
  WIKI_DC,
} from './firefox-fixtures';
import { isLooking, pictureOf } from './support/picture';

const INC_SERVICE_DESK = 'b3f09d2a1b7c4e5097a1d86ee54bcb01';
const INC_PAYROLL = '5c0e83b7db1a4f209e77a4f2ca9619b2';
const INC_NETWORK = '9a41c6e01bd24b60b3de5a78cd4bcb43';
const CHANGE = '48ac7e901bf54d20a6e1b9d3e54bcb19';
const REQUEST = '6b1fd4a7dbe94c50a02d38f6ca96196c';

const WRONG_NOTE = 'details[open] form textarea';

/** Opens the fold. A click may miss while the panel is still growing, and a second one must not close it again. */
async function openWrongMatch(page: FirefoxPage): Promise<void> {
  await poll('the report of a wrong match is open', async () => {
    if (await page.isVisible(inPanel(WRONG_NOTE))) return true;
    await page.click(inPanel('summary ~~ Not the right initiative?'));
    return page.isVisible(inPanel(WRONG_NOTE));
  });
}

test('US-1.1 in Firefox: from the welcome page to the initiative behind a ticket', async ({ launch }) => {
  const app = await launch('e2e');
  await loadDemo(app);
  const page = await app.page(`${JIRA}/browse/OPS-7`);
  expect(await page.attribute(TAB, 'aria-label')).toContain(TRIAGE);
  await page.click(TAB);
  await showsInitiative(page, TRIAGE);
});

test('US-1.2 in Firefox: phase, rollout, governance, owner and guidance stand there in words', async ({
  app,
}) => {
  const page = await openedAt(app, `${JIRA}/browse/OPS-7`);
  const words = await page.words(PANEL);
  expect(words).toContain('Phase 4 of 4: Measurement');
  expect(words).toMatch(/Rollout\s+Production/);
  expect(words).toMatch(/Governance\s+Approved/);
  expect(words).toMatch(/Owner\s+Operations improvement lead/);
  expect(await page.words(inPanel('.guidance'))).toMatch(/^In use\. .*31\.2 min/);

  const red = await openedAt(app, `${JIRA}/browse/PAY-101`);
  expect(await red.attribute(inPanel('.guidance'), 'data-tone')).toBe('stop');
  const warning = await red.words(inPanel('.guidance'));
  expect(warning).toMatch(/not|stop/i);
  expect(warning).not.toBe(await page.words(inPanel('.guidance')));
});

test('US-1.1 in Firefox: a soft navigation shows the right initiative and never the previous one', async ({
  app,
}) => {
  const page = await openedAt(app, `${JIRA}/browse/OPS-7`);
  await showsInitiative(page, TRIAGE);
  await startSampling(page);
  await softNavigate(page, `${JIRA}/browse/PAY-101`);
  await showsInitiative(page, 'Invoice');
  await softNavigate(page, `${JIRA}/browse/OPS-18`);
  await showsInitiative(page, DELAYS);
  const samples = await stopSampling(page);

  const wrong = samples.filter(
    ({ path, seen }) =>
      (path.endsWith('/PAY-101') && (seen.includes(TRIAGE) || seen.includes(DELAYS))) ||
      (path.endsWith('/OPS-18') && (seen.includes(TRIAGE) || seen.includes('Invoice'))),
  );
  expect(wrong).toEqual([]);
  for (const [key, name] of [
    ['PAY-101', 'Invoice'],
    ['OPS-18', DELAYS],
  ] as const) {
    const after = samples.filter(({ path }) => path.endsWith(`/${key}`));
    const right = after.find(({ seen }) => seen.includes(name));
    // The limit is 300 ms and is measured where nothing else runs; here it only has to be soon.
    expect((right?.at ?? Number.NaN) - (after[0]?.at ?? 0)).toBeLessThan(1500);
  }
});

test('US-1.1 in Firefox: a ticket without initiative leaves nothing of the one before', async ({ app }) => {
  const page = await openedAt(app, `${JIRA}/browse/OPS-7`);
  await showsInitiative(page, TRIAGE);
  await softNavigate(page, `${JIRA}/jira/projects`);
  await page.waitForWords(PANEL, 'No work item on this page');
  expect(await page.text(PANEL)).not.toContain(TRIAGE);
  await page.back();
  await showsInitiative(page, TRIAGE);
  expect(await page.count(HOST)).toBe(1);
});

test('US-1.3 in Firefox: the issue in a dialog is primary, its parent is listed as inherited', async ({
  app,
}) => {
  const page = await openedAt(app, `${JIRA}/browse/OPS-5`);
  await showsInitiative(page, TRIAGE);
  await page.click('[data-child=OPS-20]');
  await page.waitForVisible('[role=dialog]');
  await showsInitiative(page, DELAYS);
  await page.waitForWords(PANEL, 'From the parent');
  expect(await page.words(PANEL)).toMatch(/OPS-5 is linked to:\s+Ticket triage assistant/);
  await page.press('Escape');
  await showsInitiative(page, TRIAGE);
});

test('US-1.3 in Firefox: a sub-task opened over its parent is what the panel is about', async ({ app }) => {
  const page = await openedAt(app, `${JIRA}/browse/OPS-20`);
  await page.click(inPanel('summary ~~ Not the right initiative?'));
  await page.waitForWords(inPanel('.context'), 'OPS-20');
  await page.click('[data-child=OPS-21]');
  await page.waitForVisible('[role=dialog]');
  // A new answer is painted from scratch, with its folds closed.
  await poll('the context of the sub-task', async () => {
    await page.evaluate(openEveryFold);
    return (await page.words(inPanel('.context'))).includes('OPS-21');
  });
  expect(await page.words(inPanel('.context'))).toMatch(/Parent issue\s+OPS-20/);
});

test('US-1.4 in Firefox: ServiceNow, a classic form', async ({ app }) => {
  const page = await openedAt(app, `${SERVICENOW}/incident.do?sys_id=${INC_SERVICE_DESK}`);
  await showsInitiative(page, TRIAGE);
  const other = await openedAt(app, `${SERVICENOW}/incident.do?sys_id=${INC_PAYROLL}`);
  await showsInitiative(other, 'HR');
});

test('US-1.4 in Firefox: ServiceNow, the new shell follows its frame', async ({ app }) => {
  const target = encodeURIComponent(`incident.do?sys_id=${INC_SERVICE_DESK}`);
  const page = await openedAt(app, `${SERVICENOW}/now/nav/ui/classic/params/target/${target}`);
  await showsInitiative(page, TRIAGE);
  expect(await page.count(HOST)).toBe(1);
  // Which of the two documents reports first is a matter of luck, and must not matter.
  for (let round = 0; round < 5; round++) {
    await page.reload();
    await showsInitiative(page, TRIAGE);
  }
  const frame = await page.frame('gsft_main');
  expect(await frame.count(HOST)).toBe(0);
  await frame.evaluate((id) => location.assign(`/incident.do?sys_id=${id}`), INC_PAYROLL);
  await showsInitiative(page, 'HR');
  expect(await page.text(PANEL)).not.toContain(TRIAGE);
});

test('US-1.4 in Firefox: ServiceNow, in the new shell the answer outlasts changes of the workspace', async ({
  app,
}) => {
  const target = encodeURIComponent(`incident.do?sys_id=${INC_SERVICE_DESK}`);
  const page = await openedAt(app, `${SERVICENOW}/now/nav/ui/classic/params/target/${target}`);
  await showsInitiative(page, TRIAGE);
  const options = await app.extensionPage('options.html');
  for (const locale of ['de', 'en', 'de'] as const) {
    await ask(options, 'setLocale', { locale });
    await page.waitFor(
      (wanted) =>
        document.querySelector('pilotlight-panel')?.shadowRoot?.querySelector<HTMLElement>('.shell')?.lang ===
        wanted,
      locale,
    );
    await showsInitiative(page, TRIAGE);
  }
});

test('US-1.4 in Firefox: ServiceNow, a workspace record and its sub-record', async ({ app }) => {
  const page = await openedAt(app, `${SERVICENOW}/now/sow/record/change_request/${CHANGE}`);
  await showsInitiative(page, 'ustoms');
  const sub = `${SERVICENOW}/now/sow/record/incident/${INC_NETWORK}/sub/record/change_request/${CHANGE}`;
  const other = await openedAt(app, sub);
  await showsInitiative(other, 'ustoms');
  await other.click(inPanel('summary ~~ Not the right initiative?'));
  await other.waitForWords(inPanel('.context'), 'change_request');

  // A workspace does not show the group: that is said instead of guessed.
  const incident = await openedAt(app, `${SERVICENOW}/now/sow/record/incident/${INC_SERVICE_DESK}`);
  await incident.waitForWords(PANEL, 'Could not be decided');
  await incident.waitForWords(PANEL, 'Assignment group');
});

test('US-1.4 in Firefox: ServiceNow, a portal item', async ({ app }) => {
  const page = await openedAt(app, `${SERVICENOW}/sp?id=ticket&table=sc_req_item&sys_id=${REQUEST}`);
  await showsInitiative(page, 'ustoms');
});

test('US-1.4 in Firefox: Confluence Cloud, and a soft navigation in it', async ({ app }) => {
  const page = await openedAt(app, `${JIRA}/wiki/spaces/OPS/pages/48234497/Triage+playbook`);
  await showsInitiative(page, DELAYS);
  await softNavigate(page, `${JIRA}/wiki/spaces/FIN/pages/51380226/Closing+checklist`);
  await showsInitiative(page, 'Invoice');
  expect(await page.count(HOST)).toBe(1);
});

test('US-2.4 in Firefox: a label that cannot be read is named, not guessed', async ({ app }) => {
  const page = await openedAt(app, `${JIRA}/wiki/spaces/OPS/pages/48234497/Triage+playbook`);
  await showsInitiative(page, DELAYS);
  await page.press('?');
  await page.waitForWords(inPanel('.why'), 'Could not be decided');
  expect(await page.words(inPanel('.why'))).toMatch(
    /Triage pages[\s\S]*Label is ai-triage\s+Could not be read on this page/,
  );
});

test('US-1.4 in Firefox: self-hosted Confluence by its title and by its number, and self-hosted Jira', async ({
  app,
}) => {
  await addSite(app, WIKI_DC, 'confluence');
  await addSite(app, JIRA_DC, 'jira');
  const page = await openedAt(app, `${WIKI_DC}/display/FIN/Closing+checklist`);
  await showsInitiative(page, 'Invoice');
  expect(await page.count(HOST)).toBe(1);
  await page.goto(`${WIKI_DC}/pages/viewpage.action?pageId=98403612`);
  await showsInitiative(page, 'Invoice');
  const jira = await openedAt(app, `${JIRA_DC}/browse/WMS-1`);
  await showsInitiative(jira, 'dock');
});

test('US-1.5 in Firefox: with the network off, the result is the same', async ({ app }) => {
  const online = await openedAt(app, `${JIRA}/browse/OPS-7`);
  await showsInitiative(online, TRIAGE);
  const wanted = withoutTime(await online.words(PANEL));
  const page = await app.page(`${JIRA}/jira/software/projects/OPS/boards/1`);

  await app.inBrowser(({ Services }) => {
    Services.io.offline = true;
  });
  try {
    await app.stopBackground();
    await softNavigate(page, `${JIRA}/browse/OPS-7`);
    await openPanel(page);
    await showsInitiative(page, TRIAGE);
    await page.waitForWords(inPanel('.foot'), 'Offline. Data from');
    expect(withoutTime(await page.words(PANEL))).toBe(wanted);
  } finally {
    await app.inBrowser(({ Services }) => {
      Services.io.offline = false;
    });
  }
});

test('US-1.6 in Firefox: nothing of the page changes while the panel comes, opens, moves and goes', async ({
  app,
}) => {
  // From the moment the page itself is complete, which is when the extension starts.
  const { script } = await app.bidi.send<{ script: string }>('script.addPreloadScript', {
    functionDeclaration: `() => {
      const isOurs = (node) => node.localName === 'pilotlight-panel';
      window.__changes = [];
      addEventListener('DOMContentLoaded', () => {
        new MutationObserver((records) => {
          for (const { type, target, attributeName, addedNodes, removedNodes } of records) {
            const nodes = [...addedNodes, ...removedNodes];
            if (isOurs(target) || (nodes.length > 0 && nodes.every(isOurs))) continue;
            window.__changes.push(type + ' ' + (attributeName ?? '') + ' at ' + target.nodeName);
          }
        }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      });
    }`,
  });
  try {
    const page = await app.page(`${JIRA}/browse/OPS-7`);
    await page.waitForVisible(TAB);
    const before = await boxes(page);
    await page.click(TAB);
    await showsInitiative(page, TRIAGE);
    expect(await boxes(page)).toEqual(before);
    await page.click(inPanel('.menu summary'));
    await page.click(inPanel('.menu button ~~ Move to the left'));
    await page.waitFor(
      () =>
        document
          .querySelector('pilotlight-panel')
          ?.shadowRoot?.querySelector('.panel')
          ?.getBoundingClientRect().x === 0,
    );
    expect(await boxes(page)).toEqual(before);
    await page.press('Escape');
    await page.waitForVisible(TAB);
    expect(await page.evaluate(() => (window as unknown as { __changes: string[] }).__changes)).toEqual([]);
    // The observer does see what happens to the page.
    await page.evaluate(() => document.body.setAttribute('data-probe', ''));
    await page.waitFor(() => (window as unknown as { __changes: string[] }).__changes.length === 1);
  } finally {
    await app.bidi.send('script.removePreloadScript', { script });
  }
});

test('US-1.6 in Firefox: the page keeps its single-key commands, and hears nothing typed in the panel', async ({
  app,
}) => {
  const page = await openedAt(app, `${JIRA}/browse/OPS-7`);
  await page.click('[data-testid="issue.views.issue-base.foundation.summary.heading"]');
  await page.press('m');
  await page.waitFor(() => document.activeElement?.matches('[data-comment]') === true);
  const hotkeys = () =>
    page.evaluate(() =>
      (window as unknown as { __hotkeys: { key: string }[] }).__hotkeys.map(({ key }) => key),
    );
  expect(await hotkeys()).toEqual(['m']);

  await openWrongMatch(page);
  await page.type('cj/km.i', inPanel(WRONG_NOTE));
  expect(await hotkeys()).toEqual(['m']);
  expect(await fieldValue(page, inPanel(WRONG_NOTE))).toBe('cj/km.i');
});

test('US-1.6 in Firefox: closing gives the focus back to where it was in the page', async ({ app }) => {
  const page = await app.page(`${JIRA}/browse/OPS-7`);
  await page.waitForVisible(TAB);
  await page.click('[data-comment]');
  await page.click(TAB);
  await page.waitForVisible(PANEL);
  expect(await focused(page)).toBe('aside');
  await page.press('Escape');
  await page.waitForVisible(TAB);
  expect(await focused(page)).toBe('textarea');
});

test('US-1.6 in Firefox: a panel that was left open does not take the focus of the next page', async ({
  app,
}) => {
  await openedAt(app, `${JIRA}/browse/OPS-7`);
  const page = await app.page(`${JIRA}/browse/OPS-9`);
  await showsInitiative(page, TRIAGE);
  expect(await focused(page)).toBe('body');
});

test('US-1.7 in Firefox: page view after page view, and not one request because of them', async ({
  app,
  standIns,
}) => {
  const page = await openedAt(app, `${JIRA}/browse/OPS-7`);
  await showsInitiative(page, TRIAGE);
  const before = standIns.requests.length;
  // A hundred are looked at in Chromium, against the same tools without us.
  for (let round = 0; round < 2; round++) {
    const seen = await page.evaluate(viewTen);
    expect(seen).toBe(10);
  }
  const since = standIns.requests
    .slice(before)
    // The browser's own housekeeping, which goes to its maker and knows nothing of the page.
    .filter(({ host }) => !/(^|\.)(mozilla|firefox)\.(com|org|net)$/.test(host));
  expect(since).toEqual([]);
});

test('US-2.1 in Firefox: one key explains, with rule, conditions, what was seen and where', async ({
  app,
}) => {
  const page = await openedAt(app, `${JIRA}/browse/OPS-7`);
  expect(await page.isVisible(inPanel('.why .rule'))).toBe(false);
  await page.press('?');
  await page.waitForVisible(inPanel('.why .rule'));
  const words = await page.words(inPanel('.why'));
  expect(words).toMatch(/Rule that decided\s+Tickets with triage help/);
  expect(words).toContain('Label is ai-triage');
  expect(words).toContain('Seen: ai-triage, late-shipment (shown on the page)');
  expect(words).toContain('Seen: OPS (page address)');
  expect(words).toMatch(/Also fits, but does not decide\s+Operations service desk/);
  expect(await focused(page)).toBe('summary');
});

test('US-1.6 in Firefox: the shortcut opens the panel, one more key explains, the shortcut closes it', async ({
  app,
}) => {
  const page = await app.page(`${JIRA}/browse/OPS-7`);
  await page.waitForVisible(TAB);
  await page.click('[data-comment]');
  await pressShortcut(app);
  await page.waitForVisible(PANEL);
  await page.press('?');
  await page.waitForVisible(inPanel('.why .rule'));
  await pressShortcut(app);
  await page.waitForVisible(TAB);
  expect(await focused(page)).toBe('textarea');
});

test('US-2.1 in Firefox: what was excluded, and by which rule', async ({ app }) => {
  const page = await openedAt(app, `${JIRA}/browse/OPS-13`);
  await page.waitForWords(PANEL, 'Excluded here');
  const words = await page.words(PANEL);
  expect(words).toContain('No AI triage on tickets labelled no-ai');
  expect(words).not.toContain('What you may do now');
  expect(await page.words(inPanel('.title'))).not.toContain(DELAYS);
});

test('US-2.1 in Firefox: equal rules favour nobody', async ({ app }) => {
  const page = await openedAt(app, `${JIRA}/browse/MKT-4`);
  await page.waitForWords(PANEL, 'Several initiatives claim this item');
  expect(await page.count(inPanel('.briefs li'))).toBe(2);
  expect(await page.words(inPanel('.briefs'))).toMatch(/MKT-COPY[\s\S]*MKT-SEO|MKT-SEO[\s\S]*MKT-COPY/);
});

test('US-2.2 US-2.3 in Firefox: wrong in two steps, gone here and still there elsewhere', async ({ app }) => {
  const page = await openedAt(app, `${JIRA}/browse/OPS-7`);
  await openWrongMatch(page);
  expect(await page.words(inPanel('.context'))).not.toContain('Rotterdam');
  await page.type('It is about storage', inPanel(WRONG_NOTE));
  await page.click(inPanel('button ~~ Hide here and report'));
  await page.waitForVisible(PANEL);
  await poll('another title', async () => !(await page.words(inPanel('.title'))).includes(TRIAGE));

  await app.stopBackground();
  await page.reload();
  await page.waitForVisible(PANEL);
  await poll('an answer', async () => !(await page.words(PANEL)).includes('Reading this page'));
  expect(await page.words(inPanel('.title'))).not.toContain(TRIAGE);
  const elsewhere = await openedAt(app, `${JIRA}/browse/OPS-9`);
  await showsInitiative(elsewhere, TRIAGE);

  const rules = await app.extensionPage('options.html#/rules');
  await rules.waitForWords('main', '1 wrong match reported');
});

test('US-2.2 in Firefox: the next initiative of the same ticket can be called wrong as well', async ({
  app,
}) => {
  const page = await openedAt(app, `${JIRA}/browse/OPS-7`);
  await page.click(inPanel('summary ~~ Not the right initiative?'));
  await page.click(inPanel('button ~~ Hide here and report'));
  await showsInitiative(page, DELAYS);
  expect(await page.count(inPanel('form [aria-disabled=true] ~~ Hide here and report'))).toBe(0);
  expect(await page.count(inPanel('form button ~~ Hide here and report'))).toBe(1);
});

for (const colours of ['light', 'dark'] as const) {
  test(`US-1.2 in Firefox: axe finds nothing in the panel, ${colours}`, async ({ app }) => {
    await app.setColours(colours);
    try {
      const collapsed = await app.page(`${JIRA}/browse/OPS-7`);
      await collapsed.waitForVisible(TAB);
      expect(await axeProblems(collapsed, [HOST, '.shell'])).toEqual([]);
      for (const key of ['OPS-7', 'PAY-101', 'OPS-13', 'MKT-4']) {
        const page = await openedAt(app, `${JIRA}/browse/${key}`);
        await page.waitForVisible(inPanel('.answer'));
        await page.evaluate(openEveryFold);
        expect(await axeProblems(page, [HOST, '.shell']), key).toEqual([]);
        await page.evaluate(closeEveryFold);
        if (isLooking) await page.screenshot(pictureOf(`firefox-panel-${key}-${colours}`));
      }
    } finally {
      await app.setColours('light');
    }
  });
}

/** Keys that a test makes reach the page only; this is what the browser does with the extension's own. */
async function pressShortcut(app: Firefox): Promise<void> {
  const keys = await app.inBrowser(({ document }) => {
    const key = document.querySelector('keyset[id^="ext-keyset-id-pilotlight"] key');
    (key as unknown as { doCommand(): void } | null)?.doCommand();
    return `${key?.getAttribute('modifiers')} ${key?.getAttribute('key')}`;
  });
  expect(keys).toBe('alt,shift L');
}

/** As the page's own links do. */
async function softNavigate(page: FirefoxPage, url: string): Promise<void> {
  await page.evaluate((href) => {
    const link = Object.assign(document.createElement('a'), { href });
    document.querySelector('main')?.append(link);
    link.click();
    link.remove();
  }, url);
}

type Sample = { at: number; path: string; seen: string };
type Sampling = { __samples: Sample[]; __stop: boolean };

/** Notes, just before each frame is painted, where the page is and what can be seen of our panel. */
async function startSampling(page: FirefoxPage): Promise<void> {
  await page.evaluate(() => {
    const world = window as unknown as Sampling;
    world.__samples = [];
    world.__stop = false;
    const look = (at: number) => {
      const root = document.querySelector('pilotlight-panel')?.shadowRoot;
      // What is seen; the sentence for screen readers names its ticket and may stay until the next one is known.
      const parts = [...(root?.querySelectorAll<HTMLElement>('.title, .body, .tab') ?? [])];
      // biome-ignore lint/performance/useDomNodeTextContent: only what is laid out can be seen.
      const seen = parts.map((part) => `${part.innerText} ${part.title}`).join(' ');
      world.__samples.push({ at, path: location.pathname, seen });
      if (!world.__stop) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

async function stopSampling(page: FirefoxPage): Promise<Sample[]> {
  return page.evaluate(() => {
    const world = window as unknown as Sampling;
    world.__stop = true;
    return world.__samples;
  });
}

/** Ten soft navigations between two issues with different initiatives, each until the panel names the right one. */
async function viewTen(): Promise<number> {
  const wanted = [
    ['/browse/OPS-18', 'Shipment delay predictor'],
    ['/browse/OPS-7', 'Ticket triage assistant'],
  ] as const;
  let seen = 0;
  for (let view = 0; view < 10; view++) {
    const [href, name] = wanted[view % 2] ?? wanted[0];
    const link = Object.assign(document.createElement('a'), { href });
    document.querySelector('main')?.append(link);
    link.click();
    link.remove();
    const deadline = performance.now() + 5000;
    while (performance.now() < deadline) {
      const root = document.querySelector('pilotlight-panel')?.shadowRoot;
      // biome-ignore lint/performance/useDomNodeTextContent: only what is laid out can be seen.
      if (root?.querySelector<HTMLElement>('.title')?.innerText.includes(name)) {
        seen++;
        break;
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
  return seen;
}

function openEveryFold(): void {
  const root = document.querySelector('pilotlight-panel')?.shadowRoot;
  for (const fold of root?.querySelectorAll('details') ?? []) fold.open = true;
}

function closeEveryFold(): void {
  const root = document.querySelector('pilotlight-panel')?.shadowRoot;
  for (const fold of root?.querySelectorAll('details') ?? []) fold.open = false;
}

const withoutTime = (words: string) => words.replace(/(Offline\. )?Data from .*$/m, '');

/** Where everything of the page stands. */
const boxes = (page: FirefoxPage) =>
  page.evaluate(() =>
    [...document.querySelectorAll('body, body *')].map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return `${element.localName} ${x} ${y} ${width} ${height}`;
    }),
  );

/** Name of the element that has the focus, also inside our panel. */
const focused = (page: FirefoxPage) =>
  page.evaluate(() => {
    const { activeElement } = document;
    return (activeElement?.shadowRoot?.activeElement ?? activeElement)?.localName ?? '';
  });

const fieldValue = (page: FirefoxPage, selector: string) =>
  page.evaluate((path) => {
    const [host = '', inner = ''] = path.split(' >>> ');
    const field = document.querySelector(host)?.shadowRoot?.querySelector<HTMLTextAreaElement>(inner);
    return field?.value ?? '';
  }, selector);
