import { useSyncExternalStore } from 'react';
import type { PanelBridge, PanelSnapshot } from '@/lib/messaging/panel-bridge';

/** What to paint right now. */
export function useSnapshot(bridge: PanelBridge): PanelSnapshot {
  return useSyncExternalStore(bridge.subscribe, () => bridge.snapshot);
}
