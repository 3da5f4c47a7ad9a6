import { StatusBadge } from '@/components/ui/StatusBadge';
import { useText } from '@/components/ui/text';

/** Where only a few facts of an initiative stand: that it is in wider use than permitted is one of them. */
export function NotCleared() {
  const { t } = useText();
  return (
    <p>
      <StatusBadge tone="stop" quiet>
        {t('sidebar.banner')}
      </StatusBadge>
    </p>
  );
}
