import domainDe from '@/lib/i18n/messages/domain.de.json';
import domainEn from '@/lib/i18n/messages/domain.en.json';
import problemsDe from '@/lib/i18n/messages/problems.de.json';
import problemsEn from '@/lib/i18n/messages/problems.en.json';
import sidebarDe from '@/lib/i18n/messages/sidebar.de.json';
import sidebarEn from '@/lib/i18n/messages/sidebar.en.json';
import { chooseLocale, createTranslator, type Translator } from '@/lib/i18n/translator';

const CATALOGUES = {
  en: { ...domainEn, ...problemsEn, ...sidebarEn },
  de: { ...domainDe, ...problemsDe, ...sidebarDe },
};

/**
 * The sidebar's sentences in the language nearest to the wanted one. Numbers and dates follow the wanted locale itself,
 * e.g. `de-AT` with German sentences.
 */
export function sidebarTranslator(wanted: string): Translator {
  const language = chooseLocale([wanted]);
  const translator = createTranslator(wanted.startsWith(language) ? wanted : language, CATALOGUES[language]);
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
