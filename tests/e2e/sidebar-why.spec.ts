import type { Locator, Page } from '@playwright/test';
import { expect, JIRA, type Panel, panelOf, SERVICENOW, sendFromPage, test } from './fixtures';
import {
  openAt,
  openFromPopup,
  rememberOpen,
  settled,
  shownKey,
  softly,
  TRIAGE_INCIDENT,
  unfold,
} from './support/panel';
import { withRestarts } from './support/profile';
import { becomePerson, readRecords, readTable } from './support/store';

const fold = (panel: Panel, title: string): Locator =>
  panel.root.locator('details').filter({ has: panel.root.page().locator('summary', { hasText: title }) });

/** Rules of one group of the explanation. */
const rules = (panel: Panel, title: string): Locator =>
  panel.root
    .locator('.why-group')
    .filter({ has: panel.root.page().locator('h4', { hasText: title }) })
    .locator('.rule');

/** Sends the report of a wrong match: open the fold, confirm. */
async function report(panel: Panel, note?: string): Promise<void> {
  await panel.root.getByText('Not the right initiative?').click();
  if (note) await panel.root.getByRole('textbox', { name: 'Note (optional)' }).fill(note);
  await panel.root.getByRole('button', { name: 'Hide here and report' }).click();
}

test.describe('why am I seeing this', () => {
  test('US-2.1: one key opens rule, conditions as expected and as seen with their source, and the losers', async ({
    page,
  }) => {
    const panel = await openAt(page, `${JIRA}/browse/OPS-7`);
    const why = panel.root.locator('.why');
    await expect(why).not.toHaveAttribute('open');
    await expect(panel.root).toBeFocused();
    await page.keyboard.press('?');
    await expect(why).toHaveAttribute('open');
    await expect(why.locator('summary')).toBeFocused();
    await expect(why).toBeInViewport();

    const winner = rules(panel, 'Rule that decided');
    await expect(winner).toHaveCount(1);
    await expect(winner).toContainText(/Tickets with triage help\s*→\s*Ticket triage assistant/);
    await expect(winner).toContainText('Narrow: a label, component or group');
    await expect(winner.locator('li')).toHaveCount(2);
    await expect(winner.locator('li').nth(0)).toContainText(
      /Fulfilled: Project is one of OPS, WMS\s*Seen: OPS \(page address\)/,
    );
    await expect(winner.locator('li').nth(1)).toContainText(
      /Fulfilled: Label is ai-triage\s*Seen: ai-triage, late-shipment \(shown on the page\)/,
    );

    const losers = rules(panel, 'Also fits, but does not decide');
    await expect(losers).toHaveCount(1);
    await expect(losers).toContainText(/Operations service desk\s*→\s*Shipment delay predictor/);
    await expect(losers).toContainText('Another rule is closer');
    await expect(panel.root).toContainText('Also linked here');
    await expect(panel.root.locator('.briefs')).toContainText(/Shipment delay predictor\s*OPS-ROUTE/);
  });

  test('US-2.1: where an exclusion took the match away, it is named with what it took', async ({ page }) => {
    const panel = await openAt(page, `${JIRA}/browse/OPS-13`);
    await expect(panel.root).toContainText('Excluded here');
    await expect(panel.root).toContainText('“No AI triage on tickets labelled no-ai” takes this item out');
    await expect(shownKey(panel)).toHaveCount(0);
    await page.keyboard.press('?');
    const exclusion = rules(panel, 'Exclusions');
    await expect(exclusion).toHaveCount(1);
    await expect(exclusion).toContainText(/Label is no-ai\s*Seen: no-ai, confidential \(shown on the page\)/);
    const removed = rules(panel, 'Also fits, but does not decide');
    await expect(removed).toHaveCount(1);
    await expect(removed).toContainText('Removed by an exclusion');
  });

  test('US-2.1: a pinned ticket names the exact rule, and the project rule as the loser', async ({
    page,
  }) => {
    const panel = await openAt(page, `${JIRA}/browse/OPS-30`);
    await page.keyboard.press('?');
    await expect(rules(panel, 'Rule that decided')).toContainText(/Exact: names this very item/);
    await expect(rules(panel, 'Rule that decided')).toContainText(
      /Issue is OPS-30\s*Seen: OPS-30 \(page address\)/,
    );
    await expect(rules(panel, 'Also fits, but does not decide')).toContainText('Operations service desk');
  });

  test('US-2.1: the explanation can be copied as text, also where the page forbids the clipboard', async ({
    app,
    page,
  }) => {
    const panel = await openAt(page, `${JIRA}/browse/OPS-7`);
    await page.keyboard.press('?');
    await app.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await panel.root.getByRole('button', { name: 'Copy explanation' }).click();
    await expect(panel.root.locator('.copy')).toContainText('Copied');
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain('Tickets with triage help → Ticket triage assistant');
    expect(copied).toContain(
      'Fulfilled: Label is ai-triage. Seen: ai-triage, late-shipment (shown on the page)',
    );
    expect(copied).not.toMatch(/Pallets|Rotterdam/);
  });

  test('US-2.4: a label that could not be read is named with its rule, and no match is guessed', async ({
    page,
  }) => {
    // Confluence shows labels in a way that no adapter can trust; the space's own rule is what remains.
    const panel = await openAt(page, `${JIRA}/wiki/spaces/OPS/pages/48234497/Triage+playbook`);
    await expect(shownKey(panel)).toHaveText('OPS-ROUTE');
    await page.keyboard.press('?');
    const open = rules(panel, 'Could not be decided');
    await expect(open).toHaveCount(1);
    await expect(open).toContainText(/Triage pages\s*→\s*Ticket triage assistant/);
    await expect(open).toContainText(/Unknown: Label is ai-triage\s*Could not be read on this page/);
  });

  test('US-2.4: where nothing else applies, the undecided rules are the answer, each with its field', async ({
    page,
  }) => {
    const address = `${SERVICENOW}/sp?id=ticket&table=incident&sys_id=${TRIAGE_INCIDENT.sysId}`;
    const panel = await openAt(page, address);
    await expect(panel.root).toContainText('Could not be decided');
    const sentence = (rule: string) =>
      `The rule “${rule}” needs the field Assignment group, which could not be read on this page.`;
    await expect(panel.root.locator('.state p')).toHaveText([
      sentence('Incidents at the service desk'),
      sentence('Payroll incidents'),
    ]);
    await expect(shownKey(panel)).toHaveCount(0);
    await panel.root.getByRole('button', { name: 'Read again' }).click();
    await expect(panel.root.locator('.state p')).toHaveCount(2);
  });

  test('a tie is a neutral list, and tells only an admin how to settle it', async ({ app, page }) => {
    const panel = await openAt(page, `${JIRA}/browse/MKT-4`);
    await expect(panel.root).toContainText('Several initiatives claim this item');
    await expect(panel.root.locator('.briefs li')).toHaveCount(2);
    await expect(panel.root.locator('.briefs')).toContainText('MKT-COPY');
    await expect(panel.root.locator('.briefs')).toContainText('MKT-SEO');
    await expect(panel.root.getByRole('button', { name: 'Open rules' })).toBeVisible();
    await unfold(panel);
    await expect(rules(panel, 'Also fits, but does not decide')).toHaveCount(2);
    await expect(panel.root).toContainText("Equal to another initiative's rule");

    await becomePerson(app, 'Service desk agent');
    await page.reload();
    await expect(panel.root).toContainText('so none of them is shown as the one');
    await expect(panel.root.getByRole('button', { name: 'Open rules' })).toHaveCount(0);
  });
});

test.describe('the wrong initiative', () => {
  test('US-2.2: two steps hide it here at once, with a note, and it can be taken back', async ({ page }) => {
    const panel = await openAt(page, `${JIRA}/browse/PAY-103`);
    await expect(shownKey(panel)).toHaveText('INV-MATCH');
    await report(panel, 'This carrier is matched by hand.');
    await expect(panel.root).toContainText('Hidden here');
    await expect(panel.root).toContainText('You said that Invoice matching does not belong to this item.');
    await expect(shownKey(panel)).toHaveCount(0);

    // Only this item, only this initiative.
    await softly(page, '/browse/PAY-101');
    await expect(shownKey(panel)).toHaveText('INV-MATCH');
    await softly(page, '/browse/PAY-103');
    await expect(panel.root).toContainText('Hidden here');

    await panel.root.getByRole('button', { name: 'Undo' }).click();
    await expect(shownKey(panel)).toHaveText('INV-MATCH');
  });

  test('US-2.2: where another initiative is linked as well, that one takes its place', async ({ page }) => {
    const panel = await openAt(page, `${JIRA}/browse/OPS-7`);
    await expect(shownKey(panel)).toHaveText('INV-TRIAGE');
    await report(panel);
    await expect(shownKey(panel)).toHaveText('OPS-ROUTE');
    await unfold(panel);
    await expect(rules(panel, 'Also fits, but does not decide')).toContainText('Hidden by you');
  });

  test('US-2.2: it stays away after a restart of the browser, and can be undone even then', async ({
    standIns,
  }) => {
    await withRestarts(standIns, async (browser) => {
      const page = await browser.app.context.newPage();
      await report(await openAt(page, `${JIRA}/browse/PAY-103`));
      await expect(panelOf(page).root).toContainText('Hidden here');
      const app = await browser.restart();
      const later = await app.context.newPage();
      // The panel was left open on this site, so it says why nothing is there.
      await later.goto(`${JIRA}/browse/PAY-103`);
      const panel = panelOf(later);
      await expect(panel.root).toContainText('Hidden here');
      await expect(shownKey(panel)).toHaveCount(0);
      await panel.root.getByRole('button', { name: 'Undo' }).click();
      await expect(shownKey(panel)).toHaveText('INV-MATCH');
      await later.reload();
      await expect(shownKey(panel)).toHaveText('INV-MATCH');
    });
  });

  test('US-2.3: the kept report is exactly what was shown before sending, and holds no text of the page', async ({
    app,
    page,
  }) => {
    const panel = await openAt(page, `${JIRA}/browse/OPS-7`);
    await panel.root.getByText('Not the right initiative?').click();
    const form = fold(panel, 'Not the right initiative?');
    const shown = await form
      .locator('dl.context > div')
      .evaluateAll((rows) =>
        rows.map((row) => [
          row.querySelector('dt')?.textContent ?? '',
          row.querySelector('dd bdi')?.textContent ?? '',
          row.querySelector('dd .soft')?.textContent?.trim() ?? '',
        ]),
      );
    expect(shown).toContainEqual(['Label', 'ai-triage, late-shipment', '(shown on the page)']);
    expect(await readRecords(app, 'matchReport')).toEqual([]);
    const note = 'Handled by the carrier desk, never by triage.';
    await page.bringToFront();
    await panel.root.getByRole('textbox', { name: 'Note (optional)' }).fill(note);
    await panel.root.getByRole('button', { name: 'Hide here and report' }).click();
    await expect(shownKey(panel)).toHaveText('OPS-ROUTE');

    const [kept, ...others] = await readRecords(app, 'matchReport');
    expect(others).toEqual([]);
    expect(kept).toMatchObject({ tool: 'jira', host: 'haldenfreight.atlassian.net', key: 'OPS-7', note });
    const fields = kept?.fields as { field: string; value: string | string[]; source: string }[];
    const names: Record<string, string> = {
      issueKey: 'Issue',
      parentKey: 'Parent issue',
      label: 'Label',
      component: 'Component',
      issueType: 'Work type',
      projectKey: 'Project',
      status: 'Status',
    };
    const sources: Record<string, string> = { url: '(page address)', dom: '(shown on the page)' };
    const asShown = fields.map(({ field, value, source }) => [
      names[field],
      [value].flat().join(', '),
      sources[source],
    ]);
    expect(asShown.toSorted()).toEqual(shown.toSorted());
    expect(shown.length).toBe(7);

    const everything = JSON.stringify([kept, await readTable(app, 'hidden'), await readTable(app, 'outbox')]);
    for (const text of ['Pallets', 'Rotterdam', 'Eighteen', 'Dispatcher', 'Thursday', 'http', '/browse/']) {
      expect(everything).not.toContain(text);
    }
  });

  test('US-2.3: nothing is kept when the tab has moved on between reading and sending', async ({
    app,
    page,
  }) => {
    const panel = await openAt(page, `${JIRA}/browse/PAY-103`);
    await panel.root.getByText('Not the right initiative?').click();
    await softly(page, '/browse/PAY-101');
    await settled(page);
    await expect(fold(panel, 'Not the right initiative?')).not.toHaveAttribute('open');
    expect(await readRecords(app, 'matchReport')).toEqual([]);
  });
});

test.describe('what the parent is linked to', () => {
  test('inherited stands apart from what is linked to the item itself', async ({ page }) => {
    const panel = await openAt(page, `${JIRA}/browse/OPS-20`);
    await expect(shownKey(panel)).toHaveText('OPS-ROUTE');
    const parent = panel.root.locator('section').filter({ hasText: 'From the parent' });
    await expect(parent).toContainText('OPS-5 is linked to:');
    await expect(parent.locator('.briefs li')).toHaveCount(1);
    await expect(parent).toContainText(/Ticket triage assistant\s*INV-TRIAGE · Measurement · Production/);
    await expect(panel.root).not.toContainText('Also linked here');
  });

  test('an item without a link of its own says that it shows its parent, also in the explanation', async ({
    app,
    page,
  }) => {
    const project = (await readRecords(app, 'rule')).find((rule) => rule.name === 'Operations service desk');
    const change = { ruleId: project?.id, version: project?.version, status: 'disabled' };
    expect(await sendFromPage(app, 'setRuleStatus', change)).toMatchObject({ ok: true });
    const panel = await openAt(page, `${JIRA}/browse/OPS-20`);
    await expect(shownKey(panel)).toHaveText('INV-TRIAGE');
    await expect(panel.root.locator('.inherited')).toHaveText('Shown because of the parent, OPS-5');
    await page.keyboard.press('?');
    await expect(panel.root.locator('.why')).toContainText('Its parent, OPS-5, is linked.');
  });
});

test.describe('nothing to show', () => {
  const UNLINKED = `${SERVICENOW}/incident.do?sys_id=9a41c6e01bd24b60b3de5a78cd4bcb43`;

  test('where nothing is linked nothing appears; asked for, an owner is offered the link', async ({
    app,
    page,
  }) => {
    const panel = await nothingAppears(page, UNLINKED);
    await openFromPopup(app, page);
    await expect(panel.root).toContainText('No initiative is linked here');
    await expect(panel.root.getByRole('button', { name: 'Link this table' })).toBeVisible();
    const [options] = await Promise.all([
      app.context.waitForEvent('page'),
      panel.root.getByRole('button', { name: 'Link this table' }).click(),
    ]);
    await options.waitForLoadState();
    expect(options.url()).toContain(`${app.extensionUrl('options.html')}?view=use-this-page&tab=`);
  });

  test('an employee is told the same in peace, without an offer', async ({ app, page }) => {
    await becomePerson(app, 'Service desk agent');
    const panel = await nothingAppears(page, UNLINKED);
    await openFromPopup(app, page);
    await expect(panel.root).toContainText('As far as the rules know, no AI initiative touches this record.');
    await expect(panel.root.getByRole('button', { name: /Link this/ })).toHaveCount(0);
  });

  test('an employee sees a linked ticket without forms, corrections or other work of its owner', async ({
    app,
    page,
  }) => {
    await becomePerson(app, 'Service desk agent');
    const panel = await openAt(page, `${JIRA}/browse/OPS-7`);
    await expect(shownKey(panel)).toHaveText('INV-TRIAGE');
    await unfold(panel);
    await expect(panel.root.locator('.previous li').first()).toBeVisible();
    await expect(panel.root.getByRole('button', { name: 'Enter value' })).toHaveCount(0);
    await expect(panel.root.getByRole('button', { name: 'Correct this value' })).toHaveCount(0);
    await expect(panel.root.getByRole('button', { name: 'Hide here and report' })).toBeVisible();
  });

  test('switched off for this site: nothing appears, an open panel closes its data, and it comes back', async ({
    app,
    page,
  }) => {
    const host = new URL(JIRA).host;
    const panel = await openAt(page, `${JIRA}/browse/OPS-7`);
    await sendFromPage(app, 'setSiteSwitch', { host, off: 'always' });
    await page.bringToFront();
    await expect(shownKey(panel)).toHaveCount(0);
    await expect(panel.root).toContainText(`Off on ${host}`);
    await nothingAppears(page, `${JIRA}/browse/PAY-103`);
    // Other sites are untouched.
    await openAt(page, `${SERVICENOW}/incident.do?sys_id=${TRIAGE_INCIDENT.sysId}`);
    await sendFromPage(app, 'setSiteSwitch', { host, off: 'no' });
    await page.goto(`${JIRA}/browse/PAY-103`);
    await expect(panel.tab.or(panel.root)).toBeVisible();
  });

  for (const off of ['today', 'always'] as const) {
    test(`switched off (${off}) survives a restart of the browser`, async ({ standIns }) => {
      await withRestarts(standIns, async (browser) => {
        await rememberOpen(browser.app);
        await sendFromPage(browser.app, 'setSiteSwitch', { host: new URL(JIRA).host, off });
        const app = await browser.restart();
        const page = await app.context.newPage();
        await nothingAppears(page, `${JIRA}/browse/OPS-7`);
        await sendFromPage(app, 'setSiteSwitch', { host: new URL(JIRA).host, off: 'no' });
        await page.bringToFront();
        await page.reload();
        await expect(shownKey(panelOf(page))).toHaveText('INV-TRIAGE');
      });
    });
  }
});

/** Opens a page and waits until the detector has its answer: whatever would come has come by then. */
async function nothingAppears(page: Page, url: string): Promise<Panel> {
  await page.goto(url);
  const panel = panelOf(page);
  const app = page.context();
  const [worker] = app.serviceWorkers();
  const address = page.url();
  await expect
    .poll(() =>
      worker?.evaluate(async (href) => {
        const all = await (
          globalThis as unknown as {
            chrome: { storage: { session: { get: () => Promise<Record<string, unknown>> } } };
          }
        ).chrome.storage.session.get();
        const { pathname } = new URL(href);
        return Object.values(all).some((memory) => JSON.stringify(memory).includes(pathname));
      }, address),
    )
    .toBe(true);
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
  await expect(panel.host).toHaveCount(0);
  return panel;
}
