import { useState } from 'react';
import { type DraftPlace, forgetDraft, keepDraft, keptDraft } from './kept-draft';

export type KeptDraft<T extends object> = {
  draft: T;
  change: (part: Partial<T>) => void;
  /** Something was changed and is neither saved nor given up, now or when the form was left before. */
  isUnsaved: boolean;
  /** It was there already when the form was opened. */
  isBack: boolean;
  /** Saved as it stands, or `next` from now on: nothing is kept any longer. */
  settle: (next?: T) => void;
};

/** What a form holds, kept in this browser from the first change until it is saved or given up. */
export function useKeptDraft<T extends object>(place: DraftPlace, initial: T): KeptDraft<T> {
  const [kept] = useState(() => keptDraft(place, initial));
  const [draft, setDraft] = useState(kept ?? initial);
  const [isBack, setBack] = useState(kept !== undefined);
  const [isUnsaved, setUnsaved] = useState(kept !== undefined);
  return {
    draft,
    isUnsaved,
    isBack,
    change: (part) => {
      const next = { ...draft, ...part };
      setDraft(next);
      setUnsaved(true);
      keepDraft(place, next);
    },
    settle: (next) => {
      if (next) setDraft(next);
      setUnsaved(false);
      setBack(false);
      forgetDraft(place);
    },
  };
}
