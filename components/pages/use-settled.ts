import { useEffect, useState } from 'react';

/** A value that has not changed for a moment: what is said about a text should not change with every letter of it. */
export function useSettled<T>(value: T, waitMs = 600): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), waitMs);
    return () => clearTimeout(timer);
  }, [value, waitMs]);
  return settled;
}
