import { FileSearch, LockKeyhole, PowerOff } from 'lucide-react';
import { useText } from '@/components/ui/text';
import { StateMessage } from './StateMessage';

const ICONS = { off: PowerOff, no_access: LockKeyhole, no_work_item: FileSearch };

/** States in which there is nothing to decide here; the sentence says where the way on is. */
export function PlainState({ state }: { state: keyof typeof ICONS }) {
  const { t } = useText();
  const Icon = ICONS[state];
  const { host } = location;
  return (
    <StateMessage icon={<Icon size="1.6em" />} title={t(`sidebar.${state}.title`, { host })}>
      <p>{t(`sidebar.${state}.text`, { host })}</p>
    </StateMessage>
  );
}
