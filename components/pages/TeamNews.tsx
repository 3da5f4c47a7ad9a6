import { useEffect } from 'react';
import { followNews } from '@/components/ui/follow-news';
import { useBackOnline } from '@/components/ui/use-back-online';
import { send } from '@/lib/messaging/client';
import { database } from '@/lib/store/database';
import { useLive } from './use-live';

/**
 * What a page of ours does for its team while somebody looks at it, and shows nothing of: it waits for what others write, and
 * tells the worker that the browser is connected again. Nothing in a workspace without a team.
 */
export function TeamNews() {
  const isTeam = useLive(hasTeam, [])?.value ?? false;
  useBackOnline(isTeam ? tellBackOnline : undefined);
  useEffect(() => (isTeam ? followNews(askForNews, document) : undefined), [isTeam]);
  return null;
}

const hasTeam = async () => (await database.meta.get('team')) !== undefined;

const askForNews = async () => (await send('awaitTeamNews', {})).askAgainIn;

/** The worker may be asleep and hear of it from nobody else. */
const tellBackOnline = () => void send('backOnline', {}).catch(() => {});
