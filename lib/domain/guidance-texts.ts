import * as z from 'zod/mini';
import type { Problem } from './errors';
import { text } from './primitives';

/** Longest text of an organisation's own, in characters: it is read in two seconds, or not at all. */
export const GUIDANCE_TEXT_LIMIT = 300;

/**
 * What each sentence must say besides the organisation's own words. A text keeps every one of them, so that no wording
 * can hide since when, why, or who answers for it.
 */
export const GUIDANCE_PLACEHOLDERS = {
  notCleared: ['date', 'cause'],
  stoppedForReview: ['dimension'],
  statusSince: ['status', 'date'],
  inUse: ['result', 'owner'],
  limited: [],
  pilot: [],
  none: [],
} as const satisfies Record<string, readonly string[]>;
export type GuidanceName = keyof typeof GUIDANCE_PLACEHOLDERS;

/** In the order in which a person meets them: from the gravest to the calmest. */
export const GUIDANCE_NAMES = Object.keys(GUIDANCE_PLACEHOLDERS) as GuidanceName[];

const own = z.optional(text(GUIDANCE_TEXT_LIMIT));

/** An organisation's own sentences in one language; where there is none, the standard one is shown. */
export const GuidanceTexts = z.looseObject({
  notCleared: own,
  stoppedForReview: own,
  statusSince: own,
  inUse: own,
  limited: own,
  pilot: own,
  none: own,
});
export type GuidanceTexts = z.infer<typeof GuidanceTexts>;

/** What keeps a text from being shown: a placeholder lost or made up, a stray brace, or nothing in it. */
export function guidanceTextProblems(name: GuidanceName, words: string, field: string): Problem[] {
  const wanted: readonly string[] = GUIDANCE_PLACEHOLDERS[name];
  const found = [...words.matchAll(/\{([^{}]*)\}/g)].map(([, inside = '']) => inside);
  const lost = wanted.find((one) => !found.includes(one));
  const unknown = found.find((one) => !wanted.includes(one));
  if (words.trim() === '') return [{ code: 'guidance_text_empty', field }];
  if (/[{}]/.test(words.replace(/\{[^{}]*\}/g, ''))) return [{ code: 'guidance_text_brace', field }];
  if (unknown !== undefined) {
    const values = { placeholder: `{${unknown}}` };
    return [{ code: 'guidance_placeholder_unknown', field, values }];
  }
  return lost === undefined
    ? []
    : [{ code: 'guidance_placeholder_lost', field, values: { placeholder: `{${lost}}` } }];
}
