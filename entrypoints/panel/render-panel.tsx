import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { Sidebar } from '@/components/sidebar/Sidebar';
import type { RenderPanel } from '@/lib/messaging/panel-bridge';

/** Draws the panel in our surface. At once, so that `bridge.toggle` is the panel's own when this returns. */
export const renderPanel: RenderPanel = (surface, bridge, hostElement, origin) => {
  const root = createRoot(surface);
  flushSync(() => root.render(<Sidebar bridge={bridge} hostElement={hostElement} origin={origin} />));
  return () => root.unmount();
};
