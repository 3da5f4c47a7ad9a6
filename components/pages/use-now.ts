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
