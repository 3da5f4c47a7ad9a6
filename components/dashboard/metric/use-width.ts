import { type RefCallback, useCallback, useState } from 'react';

/** How wide the inside of an element is, in pixels; follows the page. `before` holds until it is laid out. */
export function useWidth(before: number): [RefCallback<HTMLElement>, number] {
  const [width, setWidth] = useState(before);
  const box = useCallback((element: HTMLElement | null) => {
    if (!element) return;
    const watch = new ResizeObserver(([entry]) => {
      const seen = Math.round(entry?.contentRect.width ?? 0);
      if (seen > 0) setWidth(seen);
    });
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  return [box, width];
}
