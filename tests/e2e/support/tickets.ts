import { ticketsOf } from '../../stand-ins/rest/triaged.mjs';
import type { Chromium } from '../harness/chromium';
import { readRecords, readTable } from './store';

/** The tickets that the demo's recipe is about, and what they take, told by the stand-in's own data. */
export async function expectedOfTickets(
  app: Chromium,
): Promise<{ n: number; median: number; start: string }> {
  const [row] = (await readTable(app, 'collections')) as { periodStart: string; periodEnd: string }[];
  if (!row) throw new Error('No period was collected.');
  const { periodStart, periodEnd } = row;
  const timeZone = (await readRecords(app, 'workspace'))[0]?.timeZone as string;
  const dayOf = (time: number) => new Date(time).toLocaleDateString('sv-SE', { timeZone });
  const waits = ticketsOf('cloud').flatMap(({ key, type, labels, created, changes }) => {
    const begun = changes.find(({ to }) => to === 'In progress')?.at;
    if (!begun || !key.startsWith('OPS-') || !labels.includes('ai-triage') || type === 'Epic') return [];
    const day = dayOf(begun);
    return day >= periodStart && day <= periodEnd ? [(begun - created) / 60_000] : [];
  });
  waits.sort((a, b) => a - b);
  const middle = (waits.length - 1) / 2;
  const median = Math.round((waits[Math.floor(middle)]! + waits[Math.ceil(middle)]!) / 2);
  return { n: waits.length, median, start: periodStart };
}

/** What the worker last answered to the tab at an address. */
export async function tabAnswer(app: Chromium, url: string): Promise<unknown> {
  const popup = await app.extensionPage('popup.html');
  const reply = await popup.evaluate(async (address) => {
    const [tab] = (await chrome.tabs.query({})).filter((one) => one.url === address);
    const message = { name: 'getTabStatus', input: { tabId: tab?.id } };
    return (await chrome.runtime.sendMessage(message)) as { value?: { answer?: unknown } };
  }, url);
  await popup.close();
  return reply.value?.answer ?? {};
}

declare const chrome: {
  tabs: { query: (filter: object) => Promise<{ id?: number; url?: string }[]> };
  runtime: { sendMessage: (message: unknown) => Promise<unknown> };
};
