import { useMemo, useState } from 'react';
import type { SampleDraft } from '@/lib/messaging/panel';
import type { PanelSnapshot } from '@/lib/messaging/panel-bridge';
import { AnswerContent } from './AnswerContent';
import type { ConcernMemory } from './concern/concern-draft';
import { PanelProvider, type Saved } from './panel-context';
import { SavedNotice } from './SavedNotice';
import { NoAnswer } from './states/NoAnswer';
import { TeamBar } from './TeamBar';

/** What the opened panel shows: nothing of the old page while reading, then the answer, or why there is none. */
export function PanelContent({
  snapshot,
  drafts,
  concerns,
  refresh,
}: {
  snapshot: PanelSnapshot;
  drafts: Map<string, SampleDraft>;
  concerns: ConcernMemory;
  refresh: () => void;
}) {
  const answer = snapshot.phase === 'answer' ? snapshot.answer : undefined;
  const [saved, setSaved] = useState<{ on: string; value: Saved }>();
  const panel = useMemo(
    () =>
      answer && {
        answer,
        drafts,
        concerns,
        refresh,
        onSaved: (value: Saved) => setSaved({ on: answer.route, value }),
      },
    [answer, drafts, concerns, refresh],
  );
  if (!panel) {
    return (
      <div className="body">
        <NoAnswer snapshot={snapshot} onRetry={refresh} />
      </div>
    );
  }
  const { route } = panel.answer;
  return (
    <PanelProvider value={panel}>
      <TeamBar />
      <div className="body">
        {/* A new page state starts from scratch: no open form, no half-made report travels to another ticket. */}
        <div className="answer" key={route}>
          <AnswerContent />
        </div>
      </div>
      <SavedNotice
        key={route}
        saved={saved?.on === route ? saved.value : undefined}
        onGone={() => setSaved(undefined)}
      />
    </PanelProvider>
  );
}
