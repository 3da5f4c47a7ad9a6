import { expect, type Locator, type Page } from '@playwright/test';
import { JIRA, type Panel, panelOf, sendFromPage } from '../fixtures';
import type { Chromium } from '../harness/chromium';

/** Incidents by what they are used for here; the number is what stands on the page, the id what stands in addresses. */
export const TRIAGE_INCIDENT = { number: 'INC0010001', sysId: 'b3f09d2a1b7c4e5097a1d86ee54bcb01' };
export const PAYROLL_INCIDENT = { number: 'INC0010002', sysId: '5c0e83b7db1a4f209e77a4f2ca9619b2' };
export const NETWORK_INCIDENT = { number: 'INC0010003', sysId: '9a41c6e01bd24b60b3de5a78cd4bcb43' };
export const NETWORK_CHANGE = { number: 'CHG0030001', sysId: '48ac7e901bf54d20a6e1b9d3e54bcb19' };
export const LAPTOP_REQUEST = { number: 'RITM0020001', sysId: '6b1fd4a7dbe94c50a02d38f6ca96196c' };

/** The initiative's key in the opened panel's header. */
export const shownKey = (panel: Panel): Locator => panel.root.locator('.title-key');

/** The panel stands open on this host from the next page on, as for somebody who left it open. */
export async function rememberOpen(app: Chromium, origin = JIRA, change: object = {}): Promise<void> {
  await sendFromPage(app, 'setPanelPreference', { host: new URL(origin).host, open: true, ...change });
}

/** Self-hosted tools are known to no vendor list: an admin names them. */
export async function nameSelfHosted(app: Chromium): Promise<void> {
  await sendFromPage(app, 'addSite', { host: 'jira.haldenfreight.example', tool: 'jira' });
  await sendFromPage(app, 'addSite', { host: 'wiki.haldenfreight.example', tool: 'confluence' });
}

/** Opens a page and its panel. */
export async function openAt(page: Page, url: string): Promise<Panel> {
  await page.goto(url);
  const panel = panelOf(page);
  await panel.host.waitFor({ state: 'attached' });
  await expect(panel.root.or(panel.tab)).toBeVisible();
  if (await panel.tab.isVisible()) await panel.open();
  return panel;
}

/** The stand-in has written everything of its present address, its title last. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    () => (window as { __standIn?: { settled?: string } }).__standIn?.settled === location.href,
  );
}

/** A soft navigation by a link that the page itself could show anywhere, as its quick search does. */
export async function softly(page: Page, path: string): Promise<void> {
  await page.evaluate((href) => {
    const link = document.createElement('a');
    link.href = href;
    document.body.append(link);
    link.click();
    link.remove();
  }, path);
}

/** Every fold opened, so that all there is can be read, seen and checked. */
export async function unfold(panel: Panel): Promise<void> {
  await panel.root.evaluate((root) => {
    for (const fold of root.querySelectorAll<HTMLDetailsElement>('details:not(.menu)')) fold.open = true;
  });
}

/** All words of the opened panel but the footer, which tells the time. */
export async function words(panel: Panel): Promise<string> {
  return panel.root.evaluate((root) => {
    const copy = root.cloneNode(true) as HTMLElement;
    copy.querySelector('footer')?.remove();
    return (copy.textContent ?? '').replace(/\s+/g, ' ').trim();
  });
}

/** Opens the panel from the toolbar popup, which works also where nothing is linked. Asks by tab, as the popup does. */
export async function openFromPopup(app: Chromium, page: Page): Promise<void> {
  const popup = await app.extensionPage('popup.html');
  const address = page.url();
  const reply = await popup.evaluate(async (url) => {
    const [tab] = (await chrome.tabs.query({})).filter((one) => one.url === url);
    return chrome.runtime.sendMessage({ name: 'openPanel', input: { tabId: tab?.id } });
  }, address);
  await popup.close();
  await page.bringToFront();
  expect(reply).toEqual({ ok: true, value: { opened: true } });
}

declare const chrome: {
  tabs: { query: (filter: object) => Promise<{ id?: number; url?: string }[]> };
  runtime: { sendMessage: (message: unknown) => Promise<unknown> };
};

/** Where the new shell of ServiceNow shows the classic form of one incident in its frame. */
export const frameAddress = (sysId: string) =>
  `/now/nav/ui/classic/params/target/${encodeURIComponent(`incident.do?sys_id=${sysId}`)}`;
