import { useEffect, useState } from 'react';
import type { Lock } from '@/lib/domain/policy/policy';
import { isLocked, type ReadPolicy } from '@/lib/domain/policy/read-policy';
import { keptPolicy, readKeptPolicy, watchKeptPolicy } from '@/lib/settings/managed-policy';

/** What the organisation's policy says, and again when it changes. Undefined while it is being read. */
export function usePolicy(): ReadPolicy | undefined {
  const [read, setRead] = useState<ReadPolicy>();
  useEffect(() => {
    let current = true;
    const again = () => void readKeptPolicy().then((next) => current && setRead(next));
    again();
    const unwatch = watchKeptPolicy(again);
    return () => {
      current = false;
      unwatch();
    };
  }, []);
  return read;
}

/** The same for the first run: undefined until the policy is known, or too late to be waited for. */
export function useSettledPolicy(patienceMs: number): ReadPolicy | undefined {
  const read = usePolicy();
  const [known, setKnown] = useState(false);
  useEffect(() => {
    const look = () => void keptPolicy().then((kept) => kept && setKnown(true));
    look();
    const unwatch = watchKeptPolicy(look);
    const timer = setTimeout(() => setKnown(true), patienceMs);
    return () => {
      unwatch();
      clearTimeout(timer);
    };
  }, [patienceMs]);
  return known ? read : undefined;
}

/** Whether the organisation keeps people from changing this. The worker refuses it in any case. */
export function useLocked(lock: Lock): boolean {
  const read = usePolicy();
  return read !== undefined && isLocked(read.policy, lock);
}
