import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { panelBridge } from '@/lib/messaging/panel-bridge';
import { renderPanel } from './render-panel';

/** The opened panel and its library. Injected by the worker when it is opened for the first time in a document. */
export default defineUnlistedScript(() => {
  panelBridge().renderPanel ??= renderPanel;
});
