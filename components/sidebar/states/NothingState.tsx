import { Link2Off } from 'lucide-react';
import { useText } from '@/components/ui/text';
import { send } from '@/lib/messaging/client';
import { usePanel } from '../panel-context';
import { StateMessage } from './StateMessage';

/** No rule applies. Owners and admins are offered the link; everybody else is left in peace. */
export function NothingState() {
  const { t } = useText();
  const { answer } = usePanel();
  const tool = answer.workItem?.tool ?? 'generic';
  return (
    <StateMessage
      icon={<Link2Off size="1.6em" />}
      title={t('sidebar.nothing.title')}
      action={
        answer.viewer.mayLink && (
          <button
            type="button"
            className="button primary"
            onClick={() => send('openPage', { page: 'options', view: 'use-this-page' }).catch(() => {})}
          >
            {t('sidebar.nothing.link', { tool })}
          </button>
        )
      }
    >
      <p>{t(answer.viewer.mayLink ? 'sidebar.nothing.owner' : 'sidebar.nothing.viewer', { tool })}</p>
    </StateMessage>
  );
}
