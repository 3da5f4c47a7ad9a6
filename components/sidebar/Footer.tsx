import { useEffect } from 'react';
import { followNews } from '@/components/ui/follow-news';
import { useText } from '@/components/ui/text';
import { useBackOnline } from '@/components/ui/use-back-online';
import { formatTime } from '@/lib/i18n/formats';
import { send } from '@/lib/messaging/client';
import { usePanel } from './panel-context';
import { readerZone } from './reader-zone';
import { TeamFoot } from './TeamFoot';
import { useOnline } from './use-online';

/** How old what is shown is, that it came from this device, and how the device stands with its team. */
export function Footer() {
  const { t, locale } = useText();
  const { answer } = usePanel();
  const time = formatTime(answer.asOf, locale, readerZone());
  const online = useOnline();
  const isTeam = answer.team !== undefined;
  useBackOnline(isTeam ? tellBackOnline : undefined);
  // Only while the panel is open and its tab in front.
  useEffect(() => (isTeam ? followNews(askForNews, document) : undefined), [isTeam]);
  return (
    <footer className="foot">
      <p>{t(online ? 'sidebar.data' : 'sidebar.data.offline', { time })}</p>
      {answer.team && <TeamFoot note={answer.team} online={online} />}
    </footer>
  );
}

const askForNews = async () => (await send('awaitTeamNews', {})).askAgainIn;

/** The worker may be asleep and hear of it from nobody else. */
const tellBackOnline = () => void send('backOnline', {}).catch(() => {});
