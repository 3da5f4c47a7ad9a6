import { placeOf, type RequestNote } from '@/lib/domain/disclosure/request-note';
import type { InputOf } from '@/lib/messaging/protocol';
import { noteRequest } from '@/lib/settings/request-log';
import { reportError } from './report-error';

/** Adds a request to the list that a person can look at. The request itself does not wait for it. */
export function onRequest(note: RequestNote): void {
  void noteRequest(note).catch((cause) => reportError('noteRequest', cause));
}

/** The same for one that the collector made in a page: its place is where the browser says that the message came from. */
export async function noteTicketRequest(
  origin: string,
  { path, status }: InputOf<'noteRequest'>,
): Promise<void> {
  const place = path.startsWith('/') ? placeOf(origin + path) : undefined;
  if (!place) return;
  const note = { at: new Date().toISOString(), purpose: 'tickets', method: 'GET', ...place } as const;
  await noteRequest(status === 0 ? note : { ...note, status });
}
