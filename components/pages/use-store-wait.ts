import { useEffect, useState } from 'react';
import { shownDatabase } from '@/lib/store/database';

/** A storage that takes longer than this to open waits for something. */
const PATIENCE_MS = 5_000;

/**
 * Whether the data of this page does not open: an earlier version of the extension has it open in another tab, and an upgrade
 * waits for that tab. Only who asks first is told so by the browser (`blocked`); everybody else just waits.
 */
export function useStoreWait(): boolean {
  const [waits, setWaits] = useState(false);
  useEffect(() => {
    const db = shownDatabase();
    const look = () => setWaits(!db.isOpen());
    const timer = setTimeout(look, PATIENCE_MS);
    db.on('blocked', look);
    return () => {
      clearTimeout(timer);
      db.on.blocked.unsubscribe(look);
    };
  }, []);
  return waits;
}
