import { forgetDraft, keepDraft, keptDraft } from '../pages/kept-draft';
import { EMPTY_RULE, type RuleDraft } from './rule-draft';

const placeOf = (editor: string) => ['rule-draft', editor] as const;

/** Rules that were being written when their editor was left, by the editor's address. */
const KEPT_RULES = {
  has: (editor: string) => KEPT_RULES.get(editor) !== undefined,
  get: (editor: string) => keptDraft<RuleDraft>(placeOf(editor), EMPTY_RULE),
  set: (editor: string, draft: RuleDraft) => keepDraft(placeOf(editor), draft),
  delete: (editor: string) => forgetDraft(placeOf(editor)),
};

/** What was being written in the rule editor and is neither saved nor given up. */
export function useKeptDrafts() {
  return KEPT_RULES;
}
