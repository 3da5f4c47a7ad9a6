import { createTranslator, type Translator } from '@/lib/i18n/translator';
import type { PanelTexts } from '@/lib/messaging/panel';

/**
 * The sidebar's sentences as an answer brought them. Numbers and dates follow the wanted locale itself, e.g. `de-AT` with
 * German sentences.
 */
export function sidebarTranslator({ locale, messages }: PanelTexts, wanted: string): Translator {
  const translator = createTranslator(wanted.startsWith(locale) ? wanted : locale, messages);
  return { ...translator, t: (id, values) => withoutIdleMarks(translator.t(id, values), translator.dir) };
}

/**
 * Takes the isolate marks around names out of a sentence in which nothing runs from right to left: there they do nothing,
 * and in copied text and accessible names they are only in the way.
 */
function withoutIdleMarks(sentence: string, dir: 'ltr' | 'rtl'): string {
  return dir === 'rtl' || RIGHT_TO_LEFT.test(sentence) ? sentence : sentence.replace(/[\u2068\u2069]/g, '');
}

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;
