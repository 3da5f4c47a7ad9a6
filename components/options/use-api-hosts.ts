import { useEffect, useState } from 'react';
import { readApiHosts, watchApiHosts } from '@/lib/settings/api-hosts';

/** The hosts that may be asked for tickets, live. */
export function useApiHosts(): readonly string[] | undefined {
  const [hosts, setHosts] = useState<readonly string[]>();
  useEffect(() => {
    const read = () => void readApiHosts().then(setHosts);
    read();
    return watchApiHosts(read);
  }, []);
  return hosts;
}
