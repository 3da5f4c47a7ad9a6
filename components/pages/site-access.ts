import { browser } from 'wxt/browser';
import { MessageError, send } from '@/lib/messaging/client';
import type { InputOf } from '@/lib/messaging/protocol';

export type AccessOutcome = 'granted' | 'denied' | 'blocked';

/** The match pattern for one host, on every port: Firefox knows no ports in patterns. */
export function originFor(host: string, scheme: 'https' | 'http' = 'https'): string {
  return `${scheme}://${host.replace(/:\d+$/, '')}/*`;
}

/**
 * Asks the browser for access to one host. Must be called directly in a click handler: a browser grants
 * nothing without a person's gesture, and forgets the gesture after the first await.
 *
 * @param named what must be done before the granted host is put to use, e.g. naming its tool; runs at the
 * same time
 * @returns `denied`: the person said no. `blocked`: the browser refused to ask, for instance by an
 * organisation's policy.
 */
export function requestAccess(origin: string, named?: Promise<unknown>): Promise<AccessOutcome> {
  return requestAccessToAll([origin], named);
}

/** The same for several hosts, with one question. */
export async function requestAccessToAll(
  origins: string[],
  named?: Promise<unknown>,
): Promise<AccessOutcome> {
  const asked: Promise<AccessOutcome> = browser.permissions.request({ origins }).then(
    (granted) => (granted ? 'granted' : 'denied'),
    () => 'blocked',
  );
  const note = (outcome: InputOf<'noteAccess'>['outcome']) =>
    Promise.all(origins.map((origin) => tell('noteAccess', { hostname: new URL(origin).hostname, outcome })));
  // Said at once: in Firefox the question closes the popup that asked it.
  await note('asked');
  await named;
  const outcome = await asked;
  await note(outcome);
  if (outcome === 'granted') await tell('reconcileSites', {});
  return outcome;
}

/**
 * Gives access back. False when the browser keeps it, as it does for access that an organisation or build
 * requires.
 */
export async function removeAccess(origins: string[]): Promise<boolean> {
  const removed = await browser.permissions.remove({ origins }).catch(() => false);
  await tell('reconcileSites', {});
  for (const origin of removed ? origins : []) {
    await tell('noteAccess', { hostname: new URL(origin).hostname, outcome: 'given_back' });
  }
  return removed;
}

/** Origins that are granted now, as match patterns. */
export async function listGrantedOrigins(): Promise<string[]> {
  return (await browser.permissions.getAll()).origins ?? [];
}

/** Calls back whenever access is granted or taken back, here or in the browser's own settings. */
export function watchAccess(onChange: () => void): () => void {
  browser.permissions.onAdded.addListener(onChange);
  browser.permissions.onRemoved.addListener(onChange);
  return () => {
    browser.permissions.onAdded.removeListener(onChange);
    browser.permissions.onRemoved.removeListener(onChange);
  };
}

/** The worker also hears of every change from the browser itself: what does not reach it costs a wait, no more. */
async function tell<N extends 'reconcileSites' | 'noteAccess'>(name: N, input: InputOf<N>): Promise<void> {
  try {
    await send(name, input);
  } catch (error) {
    if (!(error instanceof MessageError)) throw error;
  }
}
