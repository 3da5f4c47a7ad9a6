import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach } from 'vitest';

/** Starts servers that answer as a test says, each at an origin of this machine; they end with the test. */
export function loopback(): (answer: RequestListener) => Promise<string> {
  const open: Server[] = [];
  afterEach(async () => {
    for (const one of open.splice(0)) {
      one.closeAllConnections();
      await new Promise((resolve) => one.close(resolve));
    }
  });
  return async (answer) => {
    const one = createServer(answer);
    open.push(one);
    await new Promise<void>((resolve) => one.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(one.address() as AddressInfo).port}`;
  };
}
