import { storage } from 'wxt/utils/storage';

/** Something unexpected that happened in the background: where, and what kind. Redacted before it gets here. */
export type ErrorNote = { at: string; where: string; kind: string };

const MOST = 20;

const notes = storage.defineItem<ErrorNote[]>('local:errors', { fallback: [] });

/** The last errors, newest first. */
export const readErrors = () => notes.getValue();

export async function noteError(note: ErrorNote): Promise<void> {
  await navigator.locks.request('errors', async () => {
    await notes.setValue([note, ...(await notes.getValue())].slice(0, MOST));
  });
}
