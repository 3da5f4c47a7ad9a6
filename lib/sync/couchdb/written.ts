import { RemoteError } from '../remote-error';
import type { PushDoc, PushResult } from '../remote-store';
import type { Json } from './shapes';

/** As the server wants a document written. */
export function toCouch({ id, rev, deleted, body }: PushDoc): Json {
  return { ...body, _id: id, ...(rev ? { _rev: rev } : {}), ...(deleted ? { _deleted: true } : {}) };
}

/**
 * What one row of the answer to a batch says.
 *
 * @param accepted the batch as a whole has not reached enough nodes
 * @throws RemoteError `signed_out`
 */
export function resultOf(id: string, row: Json | undefined, accepted: boolean): PushResult {
  if (!row || accepted || row.accepted === true) return { id, outcome: 'later' };
  if (row.ok === true && typeof row.rev === 'string') return { id, outcome: 'ok', rev: row.rev };
  const reason = typeof row.reason === 'string' ? row.reason.slice(0, 500) : '';
  switch (row.error) {
    case 'conflict':
      return { id, outcome: 'conflict' };
    case 'forbidden':
      return { id, outcome: 'forbidden', reason };
    case 'unauthorized':
      throw new RemoteError('signed_out');
    case 'document_too_large':
    case 'too_large':
      return { id, outcome: 'too_large' };
    case 'bad_request':
    case 'doc_validation':
      return { id, outcome: 'invalid', reason };
    default:
      return { id, outcome: 'later' };
  }
}
