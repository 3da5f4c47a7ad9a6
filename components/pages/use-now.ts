import { useEffect, useState } from 'react';

/** The present instant, renewed every minute, so that an approval lapses on the screen when it lapses. */
export function useNow(): string {
  const [now, setNow] = useState(() => new Date().toISOString());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date().toISOString()), 60_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/**
 * The instant of a reading. What was written a moment ago is not there yet at the instant of the last minute, so a live
 * query reads with this one and is asked again whenever `useNow` moves on.
 */
export const atReading = (): string => new Date().toISOString();
