import type { Tool } from '@/lib/domain/primitives';
import { nativeApi } from '@/lib/messaging/native-api';
import type { Site } from './local';

/**
 * The tool the person named for a self-hosted address; known clouds are recognised without. Reads the setting directly:
 * the detector runs on every page of a granted host and has no use for the rest of the settings.
 */
export async function siteTool(host: string): Promise<Tool | undefined> {
  const { sites } = await nativeApi().storage.local.get('sites');
  return (sites as Site[] | undefined)?.find((site) => site.host === host)?.tool;
}
