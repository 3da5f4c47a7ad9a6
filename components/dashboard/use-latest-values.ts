import { useEffect, useState } from 'react';
import { followNews } from '@/components/ui/follow-news';
import { send } from '@/lib/messaging/client';
import { readTeamNote } from '@/lib/store/reads/team-note';
import { useLive } from '../pages/use-live';

/** The worker decides whether the team's server is asked; until then what is here is shown. */
const ASK_AGAIN_SECONDS = 60;
/** What is answered sooner was not fetched, and nobody is told of it. */
const SOON_MS = 300;

/**
 * Has a large team's latest values brought to this device while the page is being looked at.
 *
 * @returns whether they are being fetched now
 */
export function useLatestValues(): boolean {
  const [fetching, setFetching] = useState(false);
  const isTeam = useLive(readTeamNote, [])?.value !== undefined;
  useEffect(() => {
    if (!isTeam) return;
    return followNews(async () => {
      const timer = setTimeout(() => setFetching(true), SOON_MS);
      try {
        await send('copyLatest', {});
      } finally {
        clearTimeout(timer);
        setFetching(false);
      }
      return ASK_AGAIN_SECONDS;
    }, document);
  }, [isTeam]);
  return fetching;
}
