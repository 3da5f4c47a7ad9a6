import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { Sidebar } from '@/components/sidebar/Sidebar';
import sidebarCss from '@/components/sidebar/sidebar.css?inline';
import primitivesCss from '@/components/ui/primitives.css?inline';
import tokensCss from '@/components/ui/tokens.css?inline';
import type { PanelBridge } from '@/lib/messaging/panel-bridge';
import { followTheme } from './follow-theme';
import { closeGates } from './gates';
import hostCss from './host.css?inline';
import { keepInPage } from './keep-in-page';

/**
 * Puts the sidebar into the page: one element of ours after the body, with a closed shadow root. Nothing else of the page
 * is touched.
 *
 * Not WXT's `createShadowRootUi`: it nests a whole `html` document in the root, brings an element waiter and a
 * custom-element-name table that this place never needs, and removes the panel on an event that a page can forge.
 *
 * @returns takes everything away again.
 */
export function mountSidebar(bridge: PanelBridge): () => void {
  const host = document.createElement('pilotlight-panel');
  const shadow = host.attachShadow({ mode: import.meta.env.MODE === 'e2e' ? 'open' : 'closed' });
  const style = document.createElement('style');
  style.textContent = [hostCss, tokensCss, primitivesCss, sidebarCss].join('\n');
  const surface = document.createElement('div');
  surface.className = 'pilotlight';
  shadow.append(style, surface);

  closeGates(shadow);
  const unfollow = followTheme(surface);
  const root = createRoot(surface);
  // At once, so that `bridge.toggle` is there for a command that follows the injection.
  flushSync(() => root.render(<Sidebar bridge={bridge} hostElement={host} />));
  const letGo = keepInPage(host, remove);

  function remove(): void {
    letGo();
    unfollow();
    root.unmount();
    host.remove();
    bridge.toggle = undefined;
    bridge.mounted = false;
  }
  return remove;
}
