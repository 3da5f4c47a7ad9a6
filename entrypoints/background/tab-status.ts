import { browser } from 'wxt/browser';
import { dayAt } from '@/lib/domain/calendar';
import type { TabStatus } from '@/lib/messaging/tab-status';
import { readSiteSwitches, readSites } from '@/lib/settings/local';
import { writeSiteMemory } from '@/lib/settings/site-memory';
import { toolAt } from '@/lib/settings/site-tool';
import { readTabMemory } from '@/lib/settings/tab-memory';
import { readWorkspaceState } from '@/lib/store/reads';
import { toolOfKnownHost } from '@/lib/tools';
import { isUnwelcomeIn } from './give-up-panel';
import { isGranted, isKeptOut, matchPattern } from './site-access';

/** What the popup shows of one tab. The address is known only for granted hosts, or because the button was clicked. */
export async function tabStatus(tabId: number): Promise<TabStatus> {
  const [tab, memory, { kind }] = await Promise.all([
    browser.tabs.get(tabId),
    readTabMemory(tabId),
    readWorkspaceState(),
  ]);
  const url = parse(tab.url);
  const base = { off: 'no', workspace: kind, pendingReload: false } as const;
  // Where a policy keeps extensions out, the browser does not even say the address.
  if (!url) return { ...base, access: (await isKeptOut(tabId)) ? 'blocked' : 'unsupported' };
  if (!/^https?:$/.test(url.protocol)) return { ...base, access: 'unsupported' };

  const sites = await readSites();
  const tool = toolAt(sites, url.host, url.pathname) ?? toolOfKnownHost(url.hostname);
  const granted = await isGranted(url.origin);
  const status: TabStatus = {
    ...base,
    host: url.host,
    origin: matchPattern(url.origin),
    access: tool === undefined ? 'unknown_host' : granted ? 'granted' : 'missing',
    off: await switchOf(url.host),
    // Access was granted after the page was opened, and the detector has not spoken yet.
    pendingReload: tool !== undefined && granted && (memory === null || memory.host !== url.host),
  };
  // No script came into the page: not yet, or never.
  if (status.pendingReload && (await isKeptOut(tabId))) {
    status.access = 'blocked';
    await writeSiteMemory(url.hostname, { access: 'blocked' });
  }
  if (tool !== undefined) status.tool = tool;
  if (memory && memory.host === url.host && granted) {
    status.answer = memory.answer;
    status.unwelcome = isUnwelcomeIn(memory, new Date());
  }
  return status;
}

/** The workspace's present day. */
export async function todayIn(): Promise<string> {
  const { workspace } = await readWorkspaceState();
  return dayAt(new Date().toISOString(), workspace?.timeZone ?? 'UTC');
}

async function switchOf(host: string): Promise<TabStatus['off']> {
  const choice = (await readSiteSwitches())[host];
  if (!choice) return 'no';
  if (choice.off === 'always') return 'always';
  return choice.day >= (await todayIn()) ? 'today' : 'no';
}

function parse(url: string | undefined): URL | undefined {
  try {
    return url ? new URL(url) : undefined;
  } catch {
    return undefined;
  }
}
