import { browser } from 'wxt/browser';
import { MessageError } from '@/lib/messaging/client';
import type { ToPage } from './serve-transfers';
import type { HeadOf, ResultOf, RowOf, ToWorker, TransferName } from './transfers';

/**
 * Hands rows to the worker part by part, so that neither side holds a message of many megabytes, and waits until all of them
 * are written, or none. The next part goes when the worker has taken the last.
 *
 * @param onProgress from 0 to 1 while the worker works, after the last part went.
 * @throws MessageError the worker's refusal, or `import_interrupted` when it went away, `import_cancelled` when `signal`
 * came while it was writing. AbortError when `signal` came before that. Nothing was written after either.
 */
export function sendTransfer<N extends TransferName>(
  name: N,
  head: HeadOf<N>,
  parts: Iterable<readonly RowOf<N>[]>,
  { signal, onProgress }: { signal: AbortSignal; onProgress: (share: number) => void },
): Promise<ResultOf<N>> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const port = browser.runtime.connect({ name });
    const say = (message: ToWorker) => port.postMessage(message);
    const remaining = parts[Symbol.iterator]();
    const end = (settle: () => void) => {
      signal.removeEventListener('abort', abort);
      port.disconnect();
      settle();
    };
    let writing = false;
    const abort = () => {
      // From here on only the worker knows whether it was in time.
      if (writing) say({ kind: 'cancel' });
      else end(() => reject(signal.reason));
    };
    signal.addEventListener('abort', abort);
    port.onDisconnect.addListener(() => end(() => reject(new MessageError({ code: 'import_interrupted' }))));
    port.onMessage.addListener((given: unknown) => {
      const message = given as ToPage;
      if (message.kind === 'progress') onProgress(message.share);
      else if (message.kind === 'next') {
        const part = remaining.next();
        writing = part.done === true;
        say(part.done ? { kind: 'write' } : { kind: 'rows', rows: part.value });
      } else if (message.reply.ok) {
        const { value } = message.reply;
        end(() => resolve(value as ResultOf<N>));
      } else {
        const { error } = message.reply;
        end(() => reject(new MessageError(error)));
      }
    });
    say({ kind: 'start', head });
  });
}

/** Parts of a list, of `size` each; made as they are asked for. */
export function* partsOf<T>(rows: Iterable<T>, size: number): Generator<readonly T[]> {
  let part: T[] = [];
  for (const row of rows) {
    part.push(row);
    if (part.length < size) continue;
    yield part;
    part = [];
  }
  if (part.length > 0) yield part;
}
