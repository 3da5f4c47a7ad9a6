import type { Tool } from '@/lib/domain/primitives';
import { nativeApi } from '@/lib/messaging/native-api';
import type { Site } from './local';

/**
 * The tool the person named for a self-hosted address; known clouds are recognised without. On a host with several, the
 * one whose path the page is under. Reads the setting directly: the detector runs on every page of a granted host and has
 * no use for the rest of the settings.
 */
export async function siteTool(host: string, pathname: string): Promise<Tool | undefined> {
  const { sites } = await nativeApi().storage.local.get('sites');
  return toolAt((sites as Site[] | undefined) ?? [], host, pathname);
}

/** The tool of the site with the longest path that the page is under. */
export function toolAt(sites: readonly Site[], host: string, pathname: string): Tool | undefined {
  return sites
    .filter((site) => site.host === host && `${pathname}/`.startsWith(`${site.path ?? ''}/`))
    .sort((a, b) => (b.path ?? '').length - (a.path ?? '').length)[0]?.tool;
}
