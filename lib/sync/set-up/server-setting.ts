import type { Ask } from '../couchdb/http';
import type { Json } from '../couchdb/shapes';

/**
 * One of the server's settings; `undefined` where they cannot be read, as behind a gateway or at a rented server, and empty
 * where it is not set.
 */
export async function serverSetting(ask: Ask, section: string, key: string): Promise<string | undefined> {
  const answer = await ask('GET', `/_node/_local/_config/${section}`).catch(() => undefined);
  if (!answer || answer.status >= 300) return undefined;
  const value = (answer.json as Json | null)?.[key];
  return typeof value === 'string' ? value : '';
}
