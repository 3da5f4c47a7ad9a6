import type { DraftProblems, InitiativeDraft } from './initiative-form';

/** What every group of an initiative's fields gets. */
export type DraftFieldsProps = {
  draft: InitiativeDraft;
  /** Sentences, already in the person's language. */
  problems: DraftProblems;
  onChange: (change: Partial<InitiativeDraft>) => void;
};
