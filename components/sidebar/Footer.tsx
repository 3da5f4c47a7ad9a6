import { useText } from '@/components/ui/text';
import { useBackOnline } from '@/components/ui/use-back-online';
import { formatTime } from '@/lib/i18n/formats';
import { send } from '@/lib/messaging/client';
import { usePanel } from './panel-context';
import { TeamFoot } from './TeamFoot';
import { useOnline } from './use-online';

/** How old what is shown is, that it came from this device, and how the device stands with its team. */
export function Footer() {
  const { t, locale } = useText();
  const { answer } = usePanel();
  const time = formatTime(answer.asOf, locale, answer.timeZone);
  const online = useOnline();
  useBackOnline(answer.team && tellBackOnline);
  return (
    <footer className="foot">
      <p>{t(online ? 'sidebar.data' : 'sidebar.data.offline', { time })}</p>
      {answer.team && <TeamFoot note={answer.team} online={online} />}
    </footer>
  );
}

/** The worker may be asleep and hear of it from nobody else. */
const tellBackOnline = () => void send('backOnline', {}).catch(() => {});
