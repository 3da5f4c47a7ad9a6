import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { isUnwelcome, panelBridge } from '@/lib/messaging/panel-bridge';
import { mountSidebar } from './mount';

/**
 * Injected by the worker into a document in which a work item is linked, or on request; never registered for a site. An
 * unlisted script for the same reason as the detector: a content script of WXT's can be seen and removed by the page.
 */
export default defineUnlistedScript(() => {
  const bridge = panelBridge();
  if (bridge.mounted || window.top !== window || isUnwelcome(bridge, Date.now())) return;
  bridge.mounted = true;
  mountSidebar(bridge);
  // Opened on a page where nothing is linked: the answer came before the panel and brought no sentences.
  if (!bridge.texts) bridge.refresh();
});
