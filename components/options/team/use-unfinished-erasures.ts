import { useEffect, useState } from 'react';
import { type BegunErasure, readUnfinishedErasures, watchUnfinishedErasures } from '@/lib/settings/erasure';

/** What was begun to be erased in this browser from a team of that name, and has not ended. */
export function useUnfinishedErasures(team: string): BegunErasure[] {
  const [begun, setBegun] = useState<BegunErasure[]>([]);
  useEffect(() => {
    let current = true;
    void readUnfinishedErasures().then((known) => current && setBegun(known));
    const unwatch = watchUnfinishedErasures(setBegun);
    return () => {
      current = false;
      unwatch();
    };
  }, []);
  return begun.filter((one) => one.team === team.trim());
}
