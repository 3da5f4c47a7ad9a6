import { storage } from 'wxt/utils/storage';
import { type RequestNote, withRequest } from '@/lib/domain/disclosure/request-note';

/** The last requests that left this browser, so that a person can see them. Never leaves it. */
const notes = storage.defineItem<RequestNote[]>('local:requests', { fallback: [] });

/** Newest first. */
export const readRequests = () => notes.getValue();
export const watchRequests = (onChange: () => void) => notes.watch(onChange);
/** What is being noted at this moment is forgotten too. */
export const forgetRequests = () => navigator.locks.request('requests', () => notes.setValue([]));

export async function noteRequest(note: RequestNote): Promise<void> {
  await navigator.locks.request('requests', async () => {
    await notes.setValue(withRequest(await notes.getValue(), note));
  });
}
