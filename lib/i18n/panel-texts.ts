import domainDe from './messages/domain.de.json';
import domainEn from './messages/domain.en.json';
import problemsDe from './messages/problems.de.json';
import problemsEn from './messages/problems.en.json';
import sidebarDe from './messages/sidebar.de.json';
import sidebarEn from './messages/sidebar.en.json';
import { chooseLocale, type Locale } from './translator';

const CATALOGUES: Record<Locale, Record<string, unknown>> = {
  en: { ...domainEn, ...problemsEn, ...sidebarEn },
  de: { ...domainDe, ...problemsDe, ...sidebarDe },
};

/** The sidebar's sentences in the catalogue's language nearest to the wanted one, e.g. German for `de-AT`. */
export function panelTexts(wanted: string): { locale: Locale; messages: Record<string, unknown> } {
  const locale = chooseLocale([wanted]);
  return { locale, messages: CATALOGUES[locale] };
}
