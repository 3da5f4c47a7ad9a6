import { useText } from '@/components/ui/text';
import type { PanelSnapshot } from '@/lib/messaging/panel-bridge';
import { ErrorState } from './ErrorState';
import { OrphanedState } from './OrphanedState';
import { PlainState } from './PlainState';

/** What stands in the panel while there is no answer to show. */
export function NoAnswer({ snapshot, onRetry }: { snapshot: PanelSnapshot; onRetry: () => void }) {
  const { t } = useText();
  if (snapshot.phase === 'orphaned') return <OrphanedState />;
  if (snapshot.phase !== 'error') return <p className="reading">{t('sidebar.reading')}</p>;
  return snapshot.code === 'no_access' ? (
    <PlainState state="no_access" />
  ) : (
    <ErrorState code={snapshot.code} onRetry={onRetry} />
  );
}
