import { RefreshCw } from 'lucide-react';
import { useText } from '@/components/ui/text';
import { StateMessage } from './StateMessage';

/** The extension was updated under the page: this script can reach nothing any more, so it offers nothing else. */
export function OrphanedState() {
  const { t } = useText();
  return (
    <StateMessage
      icon={<RefreshCw size="1.6em" />}
      title={t('sidebar.orphaned.title')}
      action={
        <button type="button" className="button primary" onClick={() => location.reload()}>
          {t('sidebar.orphaned.reload')}
        </button>
      }
    >
      <p>{t('sidebar.orphaned.text')}</p>
    </StateMessage>
  );
}
