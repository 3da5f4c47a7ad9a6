import { createContext, use } from 'react';
import type { RuleDraft } from './rule-draft';

/** Rules that were being written when their editor was left, by its address; gone with the page. */
export const KeptDrafts = createContext<Map<string, RuleDraft>>(new Map());

/** What was being written in this page's editors and is neither saved nor given up. */
export function useKeptDrafts(): Map<string, RuleDraft> {
  return use(KeptDrafts);
}
