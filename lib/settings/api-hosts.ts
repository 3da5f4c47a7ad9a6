import { storage } from 'wxt/utils/storage';

/**
 * Hosts on which the person allowed asking the tool's own interface, with their own session. Off everywhere at first;
 * nothing here is secret, and no content script acts on it: the worker gives each order.
 */
const apiHosts = storage.defineItem<string[]>('local:apiHosts', { fallback: [] });

export const readApiHosts = () => apiHosts.getValue();
export const watchApiHosts = (onChange: () => void) => apiHosts.watch(onChange);

/** Allows it on a host, or takes it back. */
export async function writeApiHost(host: string, on: boolean): Promise<void> {
  const others = (await apiHosts.getValue()).filter((one) => one !== host);
  await apiHosts.setValue(on ? [...others, host].sort() : others);
}
