import { type RefObject, useLayoutEffect, useRef } from 'react';
import type { PanelBridge, PanelSnapshot } from '@/lib/messaging/panel-bridge';

/**
 * Hides everything that belongs to the previous page state in the very moment in which it goes stale. React paints a
 * little later; until it has painted the next answer, the style sheet hides `.answer` by this attribute.
 */
export function useBlanking(
  bridge: PanelBridge,
  shell: RefObject<HTMLElement | null>,
  painted: PanelSnapshot,
): void {
  const last = useRef(painted);
  useLayoutEffect(() => {
    last.current = painted;
    if (painted.phase !== 'stale' && painted === bridge.snapshot)
      shell.current?.removeAttribute('data-blank');
  }, [bridge, shell, painted]);

  useLayoutEffect(
    () =>
      bridge.subscribe(() => {
        const element = shell.current;
        if (!element) return;
        if (bridge.snapshot.phase === 'stale') {
          keepFocusInPanel(element);
          element.setAttribute('data-blank', '');
        } else if (bridge.snapshot === last.current) {
          // The same snapshot again: React has nothing to paint and would never take the attribute away.
          element.removeAttribute('data-blank');
        }
      }),
    [bridge, shell],
  );
}

/** A hidden element loses focus to the page's body; a keyboard user who was in the panel stays in the panel. */
function keepFocusInPanel(shell: HTMLElement): void {
  const { activeElement } = shell.getRootNode() as ShadowRoot;
  if (activeElement?.closest('.answer')) {
    shell.querySelector<HTMLElement>('.panel')?.focus({ preventScroll: true });
  }
}
