import { nativeApi } from './native-api';
import type { TabNotice } from './notices';
import type { CollectorOrder } from './orders';

/**
 * Listens to the worker's notices in a content script. Only the extension itself is heard.
 *
 * @param listen answers whether it could do what the notice asks for.
 */
export function onNotice(listen: (notice: TabNotice) => boolean): void {
  const { runtime } = nativeApi();
  runtime.onMessage.addListener(
    (notice: unknown, sender: { id?: string | undefined }, respond: (done: boolean) => void) => {
      if (sender.id === runtime.id) respond(listen(notice as TabNotice));
    },
  );
}

/** Listens to the worker's orders in the collector, which answers with a message of its own when it has done its work. */
export function onOrder(listen: (order: CollectorOrder) => void): void {
  const { runtime } = nativeApi();
  runtime.onMessage.addListener((order: unknown, sender: { id?: string | undefined }) => {
    if (sender.id === runtime.id) listen(order as CollectorOrder);
  });
}
