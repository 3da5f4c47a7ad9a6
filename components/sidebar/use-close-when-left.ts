import { type RefObject, useEffect } from 'react';

/**
 * Closes an opened disclosure when the person goes elsewhere: with the keyboard, or by pressing anywhere outside. Focus
 * alone does not tell: Firefox and Safari on macOS give none to a button that is clicked, so that a press on one of the
 * disclosure's own buttons looks like leaving it for nowhere.
 */
export function useCloseWhenLeft(disclosure: RefObject<HTMLDetailsElement | null>): void {
  useEffect(() => {
    const element = disclosure.current;
    if (!element) return;
    const root = element.getRootNode() as ShadowRoot;
    const close = () => {
      element.open = false;
    };
    const onFocusOut = ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget instanceof Node && !element.contains(relatedTarget)) close();
    };
    const onPressInPanel = ({ target }: Event) => {
      if (target instanceof Node && !element.contains(target)) close();
    };
    // Seen from the window, everything in our shadow root is our host element.
    const onPressOnPage = ({ target }: Event) => {
      if (target !== root.host) close();
    };
    const onToggle = () => {
      const act = element.open ? 'addEventListener' : 'removeEventListener';
      root[act]('pointerdown', onPressInPanel);
      window[act]('pointerdown', onPressOnPage, { capture: true, passive: true });
    };
    element.addEventListener('focusout', onFocusOut);
    element.addEventListener('toggle', onToggle);
    return () => {
      element.open = false;
      onToggle();
      element.removeEventListener('focusout', onFocusOut);
      element.removeEventListener('toggle', onToggle);
    };
  }, [disclosure]);
}
