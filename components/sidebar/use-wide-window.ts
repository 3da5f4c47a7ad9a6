import { useSyncExternalStore } from 'react';

/** Below this width a reserved column would leave the page too little to be used. */
const WIDE_ENOUGH = 720;

/** Whether the window is wide enough to reserve space on the page; follows the window. */
export function useWideWindow(): boolean {
  return useSyncExternalStore(subscribe, () => window.innerWidth >= WIDE_ENOUGH);
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('resize', listener, { passive: true });
  return () => window.removeEventListener('resize', listener);
}
