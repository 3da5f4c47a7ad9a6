import { placeOf, type RequestNote, type RequestPurpose } from '@/lib/domain/disclosure/request-note';

/** Called after each request, whether an answer came or not. */
export type OnRequest = (note: RequestNote) => void;

/**
 * The network as this room knows it: every request that the worker makes goes through here and is noted, with where it went
 * and how it ended, without what it said.
 */
export function notedFetch(purpose: RequestPurpose, onRequest: OnRequest): typeof fetch {
  return async (target, init) => {
    const address = target instanceof Request ? target.url : String(target);
    const sent = { at: new Date().toISOString(), purpose, method: init?.method ?? 'GET' };
    const note = (status?: number) => {
      const place = placeOf(address);
      if (place) onRequest({ ...sent, ...place, ...(status === undefined ? {} : { status }) });
    };
    try {
      const response = await fetch(target, init);
      note(response.status);
      return response;
    } catch (cause) {
      note();
      throw cause;
    }
  };
}
