import { nativeApi } from './native-api';
import type { TabNotice } from './notices';

/** Listens to the worker's notices in a content script. Only the extension itself is heard. */
export function onNotice(listen: (notice: TabNotice) => void): void {
  const { runtime } = nativeApi();
  runtime.onMessage.addListener((notice: unknown, sender: { id?: string | undefined }) => {
    if (sender.id === runtime.id) listen(notice as TabNotice);
  });
}
