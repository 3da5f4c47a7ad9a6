import { createContext, useContext } from 'react';
import type { PanelAnswer, SampleDraft } from '@/lib/messaging/panel';
import type { ConcernMemory } from './concern/concern-draft';

/** A value that was just saved, and until when it can be taken back. */
export type Saved = { sampleId: string; undoUntil: string; text: string; typed: SampleDraft };

/** What every part of an opened panel may need, so that it need not travel through each component. */
export type Panel = {
  answer: PanelAnswer;
  /** Asks the detector to report again, after something was changed. */
  refresh: () => void;
  /** What was typed in this document and not yet confirmed; outlives a repaint, a navigation and an update of ours. */
  drafts: Map<string, SampleDraft>;
  concerns: ConcernMemory;
  /** Says at the foot of the panel that a value was saved, and offers to take it back. */
  onSaved: (saved: Saved) => void;
};

const PanelContext = createContext<Panel | undefined>(undefined);

export const PanelProvider = PanelContext.Provider;

export function usePanel(): Panel {
  const panel = useContext(PanelContext);
  if (!panel) throw new Error('usePanel needs a PanelProvider above it');
  return panel;
}
