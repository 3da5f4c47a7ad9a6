import { nativeApi } from './native-api';
import type { TabNotice } from './notices';

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
