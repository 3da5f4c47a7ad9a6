import { type RefObject, useEffect } from 'react';

/**
 * Keeps a keyboard user in the panel: when the control that had focus is taken away (a form that was saved, a match that
 * was hidden), focus would fall to the host page's body without a word.
 */
export function useKeptFocus(panel: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = panel.current;
    if (!element) return;
    let hadFocus = element.contains((element.getRootNode() as ShadowRoot).activeElement);
    const gain = () => {
      hadFocus = true;
    };
    // Fires when the person leaves, not when the focused element is removed.
    const lose = (event: FocusEvent) => {
      if (event.target instanceof Node && event.target.isConnected) hadFocus = false;
    };
    const observer = new MutationObserver(() => {
      const { activeElement } = element.getRootNode() as ShadowRoot;
      if (hadFocus && activeElement === null && document.activeElement === document.body) {
        element.focus({ preventScroll: true });
      }
    });
    element.addEventListener('focusin', gain);
    element.addEventListener('focusout', lose);
    observer.observe(element, { childList: true, subtree: true });
    return () => {
      element.removeEventListener('focusin', gain);
      element.removeEventListener('focusout', lose);
      observer.disconnect();
    };
  }, [panel]);
}
