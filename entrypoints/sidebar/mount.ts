import { drawFirstTab } from '@/components/sidebar/first-tab';
import { offerPrompt } from '@/components/sidebar/prompt/offer-prompt';
import promptCss from '@/components/sidebar/prompt/prompt.css?inline';
import sidebarCss from '@/components/sidebar/sidebar.css?inline';
import primitivesCss from '@/components/ui/primitives.css?inline';
import tokensCss from '@/components/ui/tokens.css?inline';
import { send } from '@/lib/messaging/client';
import type { PanelBridge } from '@/lib/messaging/panel-bridge';
import { followTheme } from './follow-theme';
import { closeGates } from './gates';
import hostCss from './host.css?inline';
import { keepInPage } from './keep-in-page';
import { KeptDrafts } from './kept-drafts';
import { watchDay } from './watch-day';

/** Below this width an opened panel would hide most of the page, so it starts collapsed whatever was remembered. */
const NARROW = 900;

/**
 * Puts the sidebar into the page: one element of ours after the body, with a closed shadow root. Nothing else of the page
 * is touched. It begins as a tab; the panel, and with it its library, is started when it is opened for the first
 * time.
 *
 * Not WXT's `createShadowRootUi`: it nests a whole `html` document in the root, brings an element waiter and a
 * custom-element-name table that this place never needs, and removes the panel on an event that a page can forge.
 */
export function mountSidebar(bridge: PanelBridge): void {
  const host = document.createElement('pilotlight-panel');
  const shadow = host.attachShadow({ mode: import.meta.env.MODE === 'e2e' ? 'open' : 'closed' });
  const style = document.createElement('style');
  style.textContent = [hostCss, tokensCss, primitivesCss, sidebarCss, promptCss].join('\n');
  const surface = document.createElement('div');
  surface.className = 'pilotlight';
  shadow.append(style, surface);
  const drafts = new KeptDrafts(surface, bridge.drafts);
  bridge.drafts = drafts;
  // Before our element is there, which makes the older one go.
  drafts.inherit(host.localName);
  closeGates(shadow);
  const unfollow = followTheme(surface);
  const forgetDay = watchDay(bridge, document);

  let takeAway: () => void = () => {};
  let state: 'tab' | 'loading' | 'panel' = 'tab';
  const startPanel = async (origin: HTMLElement | null, open: boolean) => {
    if (state !== 'tab') return;
    state = 'loading';
    // A refusal leaves the tab as it is; the detector finds out why, and the next click tries again.
    if (!bridge.renderPanel) await send('loadPanel', {}).catch(() => bridge.refresh());
    state = bridge.renderPanel ? 'panel' : 'tab';
    if (!bridge.renderPanel) return;
    takeAway();
    takeAway = bridge.renderPanel(surface, bridge, host, origin);
    if (open) bridge.toggle?.(true);
  };
  /** A panel that was left open on this host opens by itself, without taking the focus. */
  const openIfRemembered = () => {
    const { snapshot } = bridge;
    const isOpen = snapshot.phase === 'answer' && snapshot.answer.preference.open;
    if (isOpen && window.innerWidth >= NARROW) void startPanel(null, false);
  };

  const removeTab = drawFirstTab(surface, bridge, (origin) => void startPanel(origin, true));
  const stopOffering = offerPrompt(surface, bridge, () => {
    bridge.callPrompt();
    void startPanel(pageFocus(host), true);
  });
  const unsubscribe = bridge.subscribe(openIfRemembered);
  takeAway = () => {
    unsubscribe();
    stopOffering();
    removeTab();
  };
  bridge.toggle = (wanted) => {
    if (wanted !== false) void startPanel(pageFocus(host), true);
  };
  openIfRemembered();

  const leave = () => {
    letGo();
    unfollow();
    forgetDay();
    takeAway();
    host.remove();
    bridge.toggle = undefined;
    bridge.mounted = false;
  };
  const letGo = keepInPage(host, bridge, {
    onReplaced: leave,
    onGivenUp() {
      leave();
      // The worker remembers it for the tab's next documents, and the popup says why nothing is there.
      void send('giveUpPanel', {}).catch(() => {});
    },
  });
}

/** What has focus in the page, to give it back when the panel closes. */
function pageFocus(host: Element): HTMLElement | null {
  const { activeElement } = document;
  return activeElement instanceof HTMLElement && activeElement !== host && activeElement !== document.body
    ? activeElement
    : null;
}
