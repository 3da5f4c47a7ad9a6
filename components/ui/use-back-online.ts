import { useEffect } from 'react';

/** Calls `tell`, which has to be one and the same function, when the browser is connected again; nothing while there is none. */
export function useBackOnline(tell: (() => void) | undefined): void {
  useEffect(() => {
    if (!tell) return undefined;
    window.addEventListener('online', tell);
    return () => window.removeEventListener('online', tell);
  }, [tell]);
}
