import { browser } from 'wxt/browser';
import { placeOf } from '@/lib/domain/disclosure/request-note';
import { notedFetch, type OnRequest } from '../noted-fetch';
import type { SignInDoors } from './doors';

/** Long enough for a provider that answers by script, short enough for a worker that waits. */
const SILENT_MS = 8_000;

/** The browser's own way of signing in: a window of its own, and an address nobody else sees. */
export const browserDoors = (onRequest: OnRequest): SignInDoors => ({
  redirectUri: browser.identity.getRedirectURL('cb'),
  launch: async (url, { interactive }) => {
    const place = placeOf(url);
    // The window asks on our behalf; what happens in it is between the person and the provider.
    if (place) onRequest({ at: new Date().toISOString(), purpose: 'sign_in', method: 'GET', ...place });
    const answer = await browser.identity.launchWebAuthFlow({
      url,
      interactive,
      ...(interactive || import.meta.env.FIREFOX ? {} : PATIENT),
    });
    if (!answer) throw new Error('The window came back without an address.');
    return answer;
  },
  fetch: notedFetch('sign_in', onRequest),
  now: () => new Date(),
});

/** Chromium 113+: a silent page may need a script to come back. Firefox refuses options it does not know. */
const PATIENT = {
  abortOnLoadForNonInteractive: false,
  timeoutMsForNonInteractive: SILENT_MS,
};
