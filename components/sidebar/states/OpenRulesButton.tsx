import { useText } from '@/components/ui/text';
import { send } from '@/lib/messaging/client';

/** For admins: to the rules, in the extension's own page. */
export function OpenRulesButton() {
  const { t } = useText();
  return (
    <button
      type="button"
      className="button primary"
      onClick={() => send('openPage', { page: 'options', view: 'rules' }).catch(() => {})}
    >
      {t('sidebar.rules')}
    </button>
  );
}
