import { useEffect, useState } from 'react';
import type { RequestNote } from '@/lib/domain/disclosure/request-note';
import { readRequests, watchRequests } from '@/lib/settings/request-log';

/** The list of requests, again with each new one. Undefined while it is being read. */
export function useRequests(): readonly RequestNote[] | undefined {
  const [requests, setRequests] = useState<readonly RequestNote[]>();
  useEffect(() => {
    const again = () => void readRequests().then(setRequests);
    again();
    return watchRequests(again);
  }, []);
  return requests;
}
