import { type RefObject, useLayoutEffect, useRef } from 'react';

/**
 * Moves focus into the panel when a person opens it, and back to where it was in the host page when it closes. A panel
 * that opens by itself (remembered as open) leaves focus alone.
 */
export function useFocusReturn(
  shell: RefObject<HTMLElement | null>,
  hostElement: HTMLElement,
  open: boolean,
  before: HTMLElement | null,
) {
  const origin = useRef(before);
  const pending = useRef<'panel' | 'origin' | undefined>(undefined);

  useLayoutEffect(() => {
    const where = pending.current;
    pending.current = undefined;
    if (where === 'panel' && open) {
      shell.current?.querySelector<HTMLElement>('.panel')?.focus({ preventScroll: true });
    } else if (where === 'origin' && !open) {
      const back = origin.current?.isConnected
        ? origin.current
        : shell.current?.querySelector<HTMLElement>('.tab');
      origin.current = null;
      back?.focus({ preventScroll: true });
    }
  }, [open, shell]);

  const cameFrom = (element: EventTarget | null) => {
    if (element instanceof HTMLElement && element !== hostElement && element !== document.body) {
      origin.current = element;
    }
  };
  return {
    /** The element of the page that had focus before the tab took it. */
    cameFrom,
    opening() {
      // Nothing may have the focus by now: the tab that was clicked is gone. Then what had it before the tab counts.
      cameFrom(document.activeElement);
      const panel = shell.current?.querySelector<HTMLElement>('.panel');
      if (panel) panel.focus({ preventScroll: true });
      else pending.current = 'panel';
    },
    closing() {
      // Closed from elsewhere (keyboard command while typing in the page): nothing to give back.
      pending.current = document.activeElement === hostElement ? 'origin' : undefined;
      if (!pending.current) origin.current = null;
    },
  };
}
