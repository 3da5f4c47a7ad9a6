import { useEffect, useState } from 'react';
import { everyMinute } from './every-minute';

/** The present instant, renewed with every minute, so that an approval lapses on the screen in the minute it lapses. */
export function useNow(): string {
  const [now, setNow] = useState(() => new Date().toISOString());
  useEffect(() => everyMinute(() => setNow(new Date().toISOString()), document), []);
  return now;
}

/**
 * The instant of a reading. What was written a moment ago is not there yet at the instant of the last minute, so a live
 * query reads with this one and is asked again whenever `useNow` moves on.
 */
export const atReading = (): string => new Date().toISOString();
