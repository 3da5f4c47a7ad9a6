import { storage } from 'wxt/utils/storage';

/** What became of asking for access to a host. */
export type AccessNote = 'asked' | 'denied' | 'blocked' | 'revoked';

/** What this browser remembers of a host besides what the browser itself knows. No page, no address beyond the host. */
export type SiteMemory = {
  /** Absent while access stands and nothing is in its way. */
  access?: AccessNote;
  /** The last day (`YYYY-MM-DD`) on which a page of it was seen, or on which access was given. */
  seenOn?: string;
};

const memories = storage.defineItem<Record<string, SiteMemory>>('local:siteMemory', { fallback: {} });

export const readSiteMemories = () => memories.getValue();
export const watchSiteMemories = (onChange: () => void) => memories.watch(onChange);

/**
 * Changes what is remembered of a host, one change at a time; what is undefined is forgotten.
 *
 * @param hostname without port: access is given for all ports of a host
 */
export async function writeSiteMemory(
  hostname: string,
  change: { [K in keyof SiteMemory]?: SiteMemory[K] | undefined },
): Promise<void> {
  await navigator.locks.request('siteMemory', async () => {
    const all = await memories.getValue();
    const before = all[hostname] ?? {};
    const next = Object.fromEntries(
      Object.entries({ ...before, ...change }).filter(([, value]) => value !== undefined),
    ) as SiteMemory;
    if (JSON.stringify(next) === JSON.stringify(before)) return;
    const { [hostname]: _, ...others } = all;
    await memories.setValue(Object.keys(next).length > 0 ? { ...others, [hostname]: next } : others);
  });
}
