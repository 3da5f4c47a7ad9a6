import { nativeApi } from './native-api';
import type { InputOf, MessageName, OutputOf, Reply, ReplyError } from './protocol';

/** A refusal with a code and, where known, the fields it is about. */
export class MessageError extends Error {
  constructor(readonly reply: ReplyError) {
    super(reply.code);
    this.name = 'MessageError';
  }
}

/**
 * Sends one message to the worker and returns its answer.
 *
 * @throws MessageError `orphaned` when the extension was updated or removed under a running page, `unreachable` when the
 * worker gave no answer, or the worker's own refusal.
 */
export async function send<N extends MessageName>(name: N, input: InputOf<N>): Promise<OutputOf<N>> {
  if (isOrphaned()) throw new MessageError({ code: 'orphaned' });
  let reply: Reply<OutputOf<N>> | undefined;
  try {
    reply = (await nativeApi().runtime.sendMessage({ name, input })) as Reply<OutputOf<N>> | undefined;
  } catch {
    // The browser's own words differ by version and language; whether we still belong to it is a fact.
    throw new MessageError({ code: isOrphaned() ? 'orphaned' : 'unreachable' });
  }
  if (reply === undefined || typeof reply !== 'object') throw new MessageError({ code: 'unreachable' });
  if (!reply.ok) throw new MessageError(reply.error);
  return reply.value;
}

/** The extension was updated or removed: this script stays in the page but can reach nothing any more. */
export function isOrphaned(): boolean {
  try {
    return nativeApi().runtime?.id === undefined;
  } catch {
    return true;
  }
}
