import { useText } from '@/components/ui/text';
import { formatTime } from '@/lib/i18n/formats';
import { usePanel } from './panel-context';
import { useOnline } from './use-online';

/** How old what is shown is, and that it came from this device. */
export function Footer() {
  const { t, locale } = useText();
  const { answer } = usePanel();
  const time = formatTime(answer.asOf, locale, answer.timeZone);
  return (
    <footer className="foot">{t(useOnline() ? 'sidebar.data' : 'sidebar.data.offline', { time })}</footer>
  );
}
