import type { SenderClass } from './messages/message';
import type { MessageName, PROTOCOL } from './protocol';

/** What the browser says of a message's sender; the fields that we look at. */
export type Sender = {
  id?: string | undefined;
  url?: string | undefined;
  origin?: string | undefined;
  frameId?: number | undefined;
  documentId?: string | undefined;
  tab?: { id?: number | undefined; url?: string | undefined } | undefined;
};

/** The extension's own identity, and the one question that needs the browser. */
export type GuardContext = {
  extensionId: string;
  /** `chrome-extension://<id>/` or `moz-extension://<uuid>/`. */
  extensionRoot: string;
  /** Whether the person's permission for this origin still stands. */
  isGranted: (origin: string) => Promise<boolean>;
  protocol: typeof PROTOCOL;
};

export type Admission =
  | { ok: true; name: MessageName; input: unknown; senderClass: SenderClass; origin: string }
  | { ok: false; code: 'forbidden' | 'no_access' | 'malformed' };

/**
 * The trust boundary. Admits a message only when we sent it ourselves, its row allows this class of sender, the sender's
 * host is still granted, and its input parses. Never throws, whatever arrives.
 */
export async function admit(message: unknown, sender: Sender, context: GuardContext): Promise<Admission> {
  if (sender.id !== context.extensionId) return refuse('forbidden');
  const envelope = openEnvelope(message);
  if (!envelope || !Object.hasOwn(context.protocol, envelope.name)) return refuse('malformed');
  const name = envelope.name as MessageName;
  const row = context.protocol[name];

  const from = classify(sender, context.extensionRoot);
  if (!from || !(row.from as readonly SenderClass[]).includes(from.senderClass)) return refuse('forbidden');
  if (from.senderClass !== 'page' && !(await isStillGranted(from.origin, context)))
    return refuse('no_access');

  const parsed = row.input.safeParse(envelope.input);
  if (!parsed.success) return refuse('malformed');
  return { ok: true, name, input: parsed.data, ...from };
}

/**
 * The class of a sender, from what the browser says of it and nothing that the message says. One of our own pages is
 * recognised by its address; everything else is a content script, in the top frame or in another.
 */
export function classify(
  sender: Sender,
  extensionRoot: string,
): { senderClass: SenderClass; origin: string } | undefined {
  const url = parseUrl(sender.url);
  if (!url) return undefined;
  const ownOrigin = extensionRoot.replace(/\/$/, '');
  // `URL.origin` is "null" for extension schemes in some browsers; the address itself is compared instead.
  const isOwnPage = url.href.startsWith(extensionRoot);
  if (isOwnPage) {
    const agrees = sender.origin === undefined || sender.origin === ownOrigin;
    return agrees ? { senderClass: 'page', origin: ownOrigin } : undefined;
  }
  if (sender.tab?.id === undefined || (url.protocol !== 'https:' && url.protocol !== 'http:'))
    return undefined;
  if (sender.origin !== undefined && sender.origin !== url.origin) return undefined;
  return { senderClass: sender.frameId === 0 ? 'content' : 'frame', origin: url.origin };
}

async function isStillGranted(origin: string, context: GuardContext): Promise<boolean> {
  try {
    return await context.isGranted(origin);
  } catch {
    return false;
  }
}

function openEnvelope(message: unknown): { name: string; input: unknown } | undefined {
  if (typeof message !== 'object' || message === null) return undefined;
  const { name, input } = message as { name?: unknown; input?: unknown };
  return typeof name === 'string' ? { name, input } : undefined;
}

function parseUrl(url: string | undefined): URL | undefined {
  try {
    return url === undefined ? undefined : new URL(url);
  } catch {
    return undefined;
  }
}

function refuse(code: 'forbidden' | 'no_access' | 'malformed'): Admission {
  return { ok: false, code };
}
