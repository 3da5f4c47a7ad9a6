import { browser } from 'wxt/browser';
import { AppError } from '@/lib/domain/errors';
import { admit, type GuardContext, type Sender } from './guard';
import type { InputOf, MessageName, OutputOf, Reply } from './protocol';

/** What a handler knows of the sender besides the message. */
export type Caller = { origin: string; tabId?: number; frameId: number; documentId?: string };

/** One function per message; the compiler demands each. */
export type Handlers = {
  [N in MessageName]: (input: InputOf<N>, caller: Caller) => Promise<OutputOf<N>>;
};

/**
 * Answers every message of the protocol. Must be called while the worker's script first runs, or the browser does not
 * wake the worker for messages. Refusals and expected errors travel back as data; anything else is a bug and is handed
 * to `report` once, without the message's content.
 */
export function answerMessages(
  handlers: Handlers,
  context: GuardContext,
  report: (name: string, cause: unknown) => void,
): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: unknown, respond: unknown) => {
    const sendResponse = respond as (reply: Reply<unknown>) => void;
    answer(message, sender as Sender, handlers, context, report).then(sendResponse);
    // Keeps the channel open until `sendResponse` is called; right with and without the polyfill.
    return true;
  });
}

/** The reply to one message. Never rejects. */
export async function answer(
  message: unknown,
  sender: Sender,
  handlers: Handlers,
  context: GuardContext,
  report: (name: string, cause: unknown) => void,
): Promise<Reply<unknown>> {
  const admission = await admit(message, sender, context);
  if (!admission.ok) return { ok: false, error: { code: admission.code } };
  const handle = handlers[admission.name] as (input: unknown, caller: Caller) => Promise<unknown>;
  try {
    return { ok: true, value: await handle(admission.input, callerOf(sender, admission.origin)) };
  } catch (cause) {
    if (cause instanceof AppError) {
      return { ok: false, error: { code: cause.code, problems: [...cause.problems] } };
    }
    report(admission.name, cause);
    return { ok: false, error: { code: 'unexpected' } };
  }
}

function callerOf(sender: Sender, origin: string): Caller {
  const caller: Caller = { origin, frameId: sender.frameId ?? 0 };
  if (sender.tab?.id !== undefined) caller.tabId = sender.tab.id;
  if (sender.documentId !== undefined) caller.documentId = sender.documentId;
  return caller;
}
