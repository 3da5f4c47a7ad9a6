import { WebSocket } from 'ws';

type Answer =
  | { type: 'success'; id: number; result: unknown }
  | { type: 'error'; id: number | null; error: string; message: string }
  | { type: 'event'; method: string; params: unknown };

export type Bidi = {
  /**
   * Sends a command; the answer's shape is the caller's to know. A refusal becomes an error with the
   * browser's words.
   */
  send<T>(method: string, params?: Record<string, unknown>): Promise<T>;
  /** Hears every event of one kind that the session is subscribed to. */
  on<T>(method: string, listener: (params: T) => void): void;
  close(): void;
};

/** A WebDriver BiDi connection: https://w3c.github.io/webdriver-bidi/ */
export async function connectBidi(address: string, { timeout = 30_000 } = {}): Promise<Bidi> {
  const socket = new WebSocket(address);
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve());
    socket.once('error', reject);
  });

  const waiting = new Map<number, (answer: Answer | undefined) => void>();
  const listeners: { method: string; hear: (params: unknown) => void }[] = [];
  let lastId = 0;

  socket.on('message', (data) => {
    const answer: Answer = JSON.parse(String(data));
    if (answer.type === 'event') {
      for (const { method, hear } of listeners) if (method === answer.method) hear(answer.params);
    } else if (answer.id !== null) {
      waiting.get(answer.id)?.(answer);
    }
  });
  socket.on('close', () => {
    for (const resolve of waiting.values()) resolve(undefined);
  });

  return {
    async send<T>(method: string, params: Record<string, unknown> = {}): Promise<T> {
      const id = ++lastId;
      let timer: NodeJS.Timeout | undefined;
      const answer = await new Promise<Answer | undefined>((resolve, reject) => {
        timer = setTimeout(() => reject(new Error(`${method}: no answer within ${timeout} ms.`)), timeout);
        waiting.set(id, resolve);
        socket.send(JSON.stringify({ id, method, params }));
      }).finally(() => {
        clearTimeout(timer);
        waiting.delete(id);
      });
      if (!answer) throw new Error(`${method}: the browser closed the connection.`);
      if (answer.type === 'error') throw new Error(`${method}: ${answer.error}: ${answer.message}`);
      if (answer.type !== 'success') throw new Error(`${method}: unexpected answer.`);
      return answer.result as T;
    },
    on<T>(method: string, listener: (params: T) => void) {
      listeners.push({ method, hear: listener as (params: unknown) => void });
    },
    close: () => socket.close(),
  };
}
