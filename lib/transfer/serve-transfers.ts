import { type Browser, browser } from 'wxt/browser';
import { AppError } from '@/lib/domain/errors';
import { classify, type Sender } from '@/lib/messaging/guard';
import type { Reply } from '@/lib/messaging/protocol';
import { type PackedRows, packRows } from './packed-rows';
import {
  type HeadOf,
  type ResultOf,
  type RowOf,
  type ToWorker,
  TRANSFERS,
  type TransferName,
} from './transfers';

/** What the worker says through the port: go on, how far it is, how it ended. */
export type ToPage =
  | { kind: 'next' }
  | { kind: 'progress'; share: number }
  | { kind: 'reply'; reply: Reply<unknown> };

/** What a handler says and asks while it runs. A page that has gone, or does not want any more, cancels. */
export type Underway = { onProgress: (share: number) => void; isCancelled: () => boolean };

/** One function per transfer; the compiler demands each. */
export type TransferHandlers = {
  [N in TransferName]: (
    input: { head: HeadOf<N>; rows: PackedRows<RowOf<N>> },
    underway: Underway,
  ) => Promise<ResultOf<N>>;
};

type Port = Pick<Browser.runtime.Port, 'name' | 'sender' | 'disconnect'> & {
  postMessage(message: ToPage): void;
  onMessage: { addListener(listen: (message: ToWorker) => void): void };
  onDisconnect: { addListener(listen: () => void): void };
};

/**
 * Answers every transfer. Must be called while the worker's script first runs. What has arrived of one lives no longer than
 * its port: when the worker is stopped in the middle, nothing of it was written.
 */
export function serveTransfers(
  handlers: TransferHandlers,
  context: { extensionId: string; extensionRoot: string },
  report: (name: string, cause: unknown) => void,
): void {
  browser.runtime.onConnect.addListener((port) => {
    serveTransfer(port as unknown as Port, handlers, context, report);
  });
}

/** Serves one port; closes it at once unless one of our own pages opened it for a known transfer. */
export function serveTransfer(
  port: Port,
  handlers: TransferHandlers,
  context: { extensionId: string; extensionRoot: string },
  report: (name: string, cause: unknown) => void,
): void {
  const sender = (port.sender ?? {}) as Sender;
  const from = sender.id === context.extensionId ? classify(sender, context.extensionRoot) : undefined;
  if (from?.senderClass !== 'page' || !Object.hasOwn(TRANSFERS, port.name)) {
    port.disconnect();
    return;
  }
  const name = port.name as TransferName;
  const { head: headSchema, row, mostRows } = TRANSFERS[name];
  const rows = packRows<unknown>();
  let head: unknown;
  let gone = false;
  let writing = false;
  let cancelled = false;

  const say = (message: ToPage) => {
    if (!gone) port.postMessage(message);
  };
  const refuse = (code: string) => {
    say({ kind: 'reply', reply: { ok: false, error: { code } } });
    port.disconnect();
  };
  const write = async () => {
    const handle = handlers[name] as (input: unknown, underway: Underway) => Promise<unknown>;
    const underway = {
      onProgress: (share: number) => say({ kind: 'progress', share }),
      isCancelled: () => gone || cancelled,
    };
    try {
      say({ kind: 'reply', reply: { ok: true, value: await handle({ head, rows }, underway) } });
    } catch (cause) {
      const error = errorOf(cause);
      if (error.code === 'unexpected') report(name, cause);
      say({ kind: 'reply', reply: { ok: false, error } });
    }
  };

  port.onDisconnect.addListener(() => {
    gone = true;
  });
  port.onMessage.addListener((message) => {
    if (message?.kind === 'cancel') cancelled = true;
    if (writing) return;
    if (message?.kind === 'start' && head === undefined) {
      const parsed = headSchema.safeParse(message.head);
      if (!parsed.success) return refuse('malformed');
      head = parsed.data;
      return say({ kind: 'next' });
    }
    if (message?.kind === 'rows' && head !== undefined && Array.isArray(message.rows)) {
      for (const one of message.rows) {
        const parsed = row.safeParse(one);
        if (!parsed.success || rows.length >= mostRows) return refuse('malformed');
        rows.push(parsed.data);
      }
      return say({ kind: 'next' });
    }
    if (message?.kind === 'write' && head !== undefined) {
      writing = true;
      void write();
      return;
    }
    refuse('malformed');
  });
}

function errorOf(cause: unknown) {
  if (!(cause instanceof AppError)) return { code: 'unexpected' };
  return { code: cause.code, problems: [...cause.problems] };
}
