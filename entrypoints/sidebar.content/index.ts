import { defineContentScript } from 'wxt/utils/define-content-script';
import { isOrphaned } from '@/lib/messaging/client';
import { panelBridge } from '@/lib/messaging/panel-bridge';
import { mountSidebar } from './mount';

/** Injected by the worker into a document in which a work item is linked, or on request; never registered for a site. */
export default defineContentScript({
  matches: [],
  registration: 'runtime',
  cssInjectionMode: 'manual',
  noScriptStartedPostMessage: true,
  main(ctx) {
    const bridge = panelBridge();
    if (bridge.mounted || window.top !== window) return;
    bridge.mounted = true;
    const remove = mountSidebar(bridge);
    // Fires when a newer copy of this script has started, or when the page forges that event. Only a copy that really
    // lost its extension makes room; a forged event changes nothing.
    ctx.onInvalidated(() => {
      if (isOrphaned()) remove();
    });
  },
});
