import { useLayoutEffect } from 'react';

/**
 * Reserves the panel's width on the page: one style property on the root element, the single exception to "no host
 * element is changed", put back exactly as it was.
 */
export function useDocking(docked: boolean, side: 'left' | 'right', width: number): void {
  useLayoutEffect(() => {
    if (!docked) return;
    const root = document.documentElement;
    const hadStyle = root.hasAttribute('style');
    const property = `margin-${side}`;
    const value = root.style.getPropertyValue(property);
    const priority = root.style.getPropertyPriority(property);
    root.style.setProperty(property, `${width}px`, 'important');
    return () => {
      if (value) root.style.setProperty(property, value, priority);
      else root.style.removeProperty(property);
      // Reading the attribute also makes Chromium write it out; removing it unread would leave `style=""` behind.
      if (!hadStyle && root.getAttribute('style') === '') root.removeAttribute('style');
    };
  }, [docked, side, width]);
}
