import { plainLine } from '@/lib/i18n/plain-line';

/**
 * Text from data, made safe to show: control characters, bidirectional overrides and invisible marks are removed, so
 * that a name cannot reorder or hide the words beside it. Cut at `max` characters, for a hostile megabyte.
 */
export function plainText(text: string, max = 2000): string {
  return plainLine(text, max);
}

/**
 * The same for use inside a sentence of the catalogue, where no element can isolate it: wrapped in Unicode's own
 * isolate marks, so that a right-to-left name does not drag the punctuation around it.
 */
export function isolated(text: string): string {
  return `\u2068${plainText(text)}\u2069`;
}

/**
 * Takes the isolate marks around names out of a sentence in which nothing runs from right to left: there they do nothing,
 * and in copied text and accessible names they are only in the way.
 */
export function withoutIdleMarks(sentence: string, dir: 'ltr' | 'rtl'): string {
  return dir === 'rtl' || RIGHT_TO_LEFT.test(sentence) ? sentence : sentence.replace(/[\u2068\u2069]/g, '');
}

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;
