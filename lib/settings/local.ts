import { storage } from 'wxt/utils/storage';
import { isLocked } from '@/lib/domain/policy/read-policy';
import type { Tool } from '@/lib/domain/primitives';
import { DEFAULT_QUIET_HOURS, type QuietHours } from '@/lib/domain/prompts/prompt-budget';
import type { PanelPreference } from '@/lib/messaging/panel';
import { readKeptPolicy, watchKeptPolicy } from './managed-policy';

/**
 * Settings of this browser: nothing here is secret, because Firefox lets content scripts read this area.
 * Everything an organisation shares is a record in the store instead.
 */

/** A self-hosted tool that the person named; known clouds need no entry. */
export type Site = {
  /** `hostname[:port]`. */
  host: string;
  tool: Tool;
  /** Where the tool begins on a host that has several: `/jira`. */
  path?: string | undefined;
  /** Named by the organisation's policy: it comes and goes with that. */
  managed?: true;
};

/** `always`, or the day until whose end the host is switched off. */
export type SiteSwitch = { off: 'always' } | { off: 'today'; day: string };

/** When prompts stay quiet, and whether the browser's notifications were switched on. */
export type PromptSettings = QuietHours & { notify: boolean };

const sites = storage.defineItem<Site[]>('local:sites', { fallback: [] });
const siteSwitches = storage.defineItem<Record<string, SiteSwitch>>('local:siteSwitches', { fallback: {} });
const panelPreferences = storage.defineItem<Record<string, PanelPreference>>('local:panelPreferences', {
  fallback: {},
});
const locale = storage.defineItem<'auto' | 'en' | 'de' | null>('local:locale', { fallback: null });

const promptSettings = storage.defineItem<PromptSettings>('local:promptSettings', {
  fallback: { ...DEFAULT_QUIET_HOURS, notify: false },
});

export const DEFAULT_PREFERENCE: PanelPreference = { open: false, side: 'right', width: 360, docked: false };

export const readSites = () => sites.getValue();
export const writeSites = (next: Site[]) => sites.setValue(next);
export const watchSites = (onChange: (next: Site[]) => void) => sites.watch((next) => onChange(next ?? []));

export const readSiteSwitches = () => siteSwitches.getValue();
export const watchSiteSwitches = (onChange: () => void) => siteSwitches.watch(onChange);

/** Switches a host off, or on again with `undefined`. */
export async function writeSiteSwitch(host: string, next: SiteSwitch | undefined): Promise<void> {
  const { [host]: _, ...others } = await siteSwitches.getValue();
  await siteSwitches.setValue(next ? { ...others, [host]: next } : others);
}

export async function readPanelPreference(host: string): Promise<PanelPreference> {
  return { ...DEFAULT_PREFERENCE, ...(await panelPreferences.getValue())[host] };
}

export async function writePanelPreference(
  host: string,
  change: Partial<PanelPreference>,
): Promise<PanelPreference> {
  const all = await panelPreferences.getValue();
  const next = { ...DEFAULT_PREFERENCE, ...all[host], ...change };
  await panelPreferences.setValue({ ...all, [host]: next });
  return next;
}

/** The person's choice; until there is one, or where it is locked, what the organisation set. */
export async function readLocale(): Promise<'auto' | 'en' | 'de'> {
  const [own, { policy }] = await Promise.all([locale.getValue(), readKeptPolicy()]);
  const chosen = isLocked(policy, 'language') ? (policy.language ?? own) : (own ?? policy.language);
  return chosen ?? 'auto';
}
export const writeLocale = (next: 'auto' | 'en' | 'de') => locale.setValue(next);
export function watchLocale(onChange: () => void): () => void {
  const stop = [locale.watch(onChange), watchKeptPolicy(onChange)];
  return () => {
    for (const unwatch of stop) unwatch();
  };
}

export const readPromptSettings = () => promptSettings.getValue();
export const writePromptSettings = (next: PromptSettings) => promptSettings.setValue(next);
export const watchPromptSettings = (onChange: () => void) => promptSettings.watch(onChange);
