import { useMemo } from 'react';
import { useText } from '@/components/ui/text';
import type { SampleDraft } from '@/lib/messaging/panel';
import type { PanelSnapshot } from '@/lib/messaging/panel-bridge';
import { AnswerContent } from './AnswerContent';
import { PanelProvider } from './panel-context';
import { ErrorState } from './states/ErrorState';
import { OrphanedState } from './states/OrphanedState';
import { PlainState } from './states/PlainState';

/** What the opened panel shows: nothing of the old page while reading, then the answer, or why there is none. */
export function PanelContent({
  snapshot,
  drafts,
  refresh,
}: {
  snapshot: PanelSnapshot;
  drafts: Map<string, SampleDraft>;
  refresh: () => void;
}) {
  const { t } = useText();
  const answer = snapshot.phase === 'answer' ? snapshot.answer : undefined;
  const panel = useMemo(() => answer && { answer, drafts, refresh }, [answer, drafts, refresh]);
  if (snapshot.phase === 'orphaned') return <OrphanedState />;
  if (snapshot.phase === 'error' && snapshot.code === 'no_access') return <PlainState state="no_access" />;
  if (snapshot.phase === 'error') return <ErrorState code={snapshot.code} onRetry={refresh} />;
  if (!panel) return <p className="reading">{t('sidebar.reading')}</p>;
  return (
    <PanelProvider value={panel}>
      {/* A new page state starts from scratch: no open form, no half-made report travels to another ticket. */}
      <div className="answer" key={panel.answer.route}>
        <AnswerContent />
      </div>
    </PanelProvider>
  );
}
