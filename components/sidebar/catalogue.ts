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
  return createTranslator(wanted.startsWith(language) ? wanted : language, CATALOGUES[language]);
}
