import { browser } from 'wxt/browser';
import { readSites } from '@/lib/settings/local';
import { KNOWN_HOSTS } from '@/lib/tools';

/**
 * The only place that touches permissions and script injection. The detector is registered for exactly the hosts that
 * are both a known or named tool and granted by the person right now.
 */

const DETECTOR_ID = 'pilotlight-detector';
const DETECTOR_FILE = '/detector.js';
const SIDEBAR_FILE = '/sidebar.js';
const PANEL_FILE = '/panel.js';
const COLLECTOR_FILE = '/collector.js';
type ScriptFile = typeof SIDEBAR_FILE | typeof PANEL_FILE | typeof COLLECTOR_FILE;

/** Whether the person's permission for an origin (`https://host[:port]`) stands. */
export function isGranted(origin: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [matchPattern(origin)] });
}

/** The match pattern to ask the browser for. Match patterns know no ports: a grant covers all ports of a host. */
export function matchPattern(origin: string): string {
  const url = new URL(origin);
  return `${url.protocol}//${url.hostname}/*`;
}

/**
 * Registers the detector for the granted hosts of our tools, and removes it where a grant is gone. Idempotent; runs at
 * every start of the worker, because registrations and grants can change while it sleeps.
 *
 * One at a time: a start and a change of access often come together.
 */
export const reconcileSites = (): Promise<void> => navigator.locks.request('registered-scripts', reconcile);

async function reconcile(): Promise<void> {
  const matches = await detectorMatches();
  const [registered] = await browser.scripting.getRegisteredContentScripts({ ids: [DETECTOR_ID] });
  if (matches.length === 0) {
    if (registered) await browser.scripting.unregisterContentScripts({ ids: [DETECTOR_ID] });
    return;
  }
  const script = {
    id: DETECTOR_ID,
    js: [DETECTOR_FILE],
    matches,
    allFrames: true,
    runAt: 'document_end' as const,
    persistAcrossSessions: true,
  };
  if (!registered) await browser.scripting.registerContentScripts([script]);
  else if (String(registered.matches) !== String(matches))
    await browser.scripting.updateContentScripts([script]);
}

/** Starts the detector in tabs that were open before access was granted, so that nobody needs to reload them. */
export async function injectIntoOpenTabs(): Promise<void> {
  const matches = await detectorMatches();
  if (matches.length === 0) return;
  const tabs = await browser.tabs.query({ url: matches });
  await Promise.allSettled(
    tabs.flatMap((tab) =>
      tab.id === undefined
        ? []
        : browser.scripting.executeScript({
            target: { tabId: tab.id, allFrames: true },
            files: [DETECTOR_FILE],
          }),
    ),
  );
}

/**
 * Chromium's words where an organisation keeps extensions out of a site (`runtime_blocked_hosts` of the policy
 * ExtensionSettings). The person's permission stands all the same, and nothing but an attempt tells the two apart.
 */
const IS_KEPT_OUT = /ExtensionsSettings policy/i;

/** Whether a policy keeps us out of the page in a tab, although access was allowed. Leaves nothing in the page. */
export async function isKeptOut(tabId: number): Promise<boolean> {
  try {
    await browser.scripting.executeScript({ target: { tabId, frameIds: [0] }, func: () => true });
    return false;
  } catch (cause) {
    return cause instanceof Error && IS_KEPT_OUT.test(cause.message);
  }
}

/** How the browsers say that a page went before it could be given anything. They have no code for it. */
const IS_GONE =
  /^(Frame with ID \d+ (was removed|is showing error page)|No (tab|frame) with id|Invalid tab ID|The (tab|frame) was (closed|removed))/i;

/** Whoever left the page meanwhile does not wait for anything, and the next page reports for itself. */
async function injectOnTop(tabId: number, file: ScriptFile): Promise<void> {
  try {
    await browser.scripting.executeScript({ target: { tabId, frameIds: [0] }, files: [file] });
  } catch (cause) {
    if (!(cause instanceof Error && IS_GONE.test(cause.message))) throw cause;
  }
}

/** Adds the sidebar to the top frame of a tab. Harmless where it already runs. */
export async function injectSidebar(tabId: number): Promise<void> {
  await injectOnTop(tabId, SIDEBAR_FILE);
}

/** Adds the opened panel, with React, to a document in which the sidebar's tab already is. */
export async function injectPanel(tabId: number): Promise<void> {
  await injectOnTop(tabId, PANEL_FILE);
}

/** Adds the collector to the top frame of a tab. Harmless where it already runs. */
export async function injectCollector(tabId: number): Promise<void> {
  await injectOnTop(tabId, COLLECTOR_FILE);
}

/** Granted origins that belong to a known cloud or to a host the person named. */
async function detectorMatches(): Promise<string[]> {
  const [{ origins = [] }, sites] = await Promise.all([browser.permissions.getAll(), readSites()]);
  const named = new Set(sites.map((site) => new URL(`https://${site.host}`).hostname));
  return origins.filter((origin) => isOurs(origin, named)).sort();
}

function isOurs(pattern: string, named: ReadonlySet<string>): boolean {
  const host = /^https?:\/\/([^/]+)\//.exec(pattern)?.[1];
  if (!host) return false;
  if (named.has(host)) return true;
  return KNOWN_HOSTS.some((known) => host === known || host.endsWith(known.replace(/^\*/, '')));
}
