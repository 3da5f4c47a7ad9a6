import domainDe from './messages/domain.de.json';
import domainEn from './messages/domain.en.json';
import problemsDe from './messages/problems.de.json';
import problemsEn from './messages/problems.en.json';
import sidebarDe from './messages/sidebar.de.json';
import sidebarEn from './messages/sidebar.en.json';
import { chooseLocale, type Locale } from './translator';

/** The sidebar's sentences in one language. They travel with the first answer instead of weighing on every page. */
export type PanelTexts = { locale: Locale; messages: Record<string, unknown> };

const CATALOGUES: Record<Locale, Record<string, unknown>> = {
  en: { ...domainEn, ...problemsEn, ...sidebarEn },
  de: { ...domainDe, ...problemsDe, ...sidebarDe },
};

/** The catalogue for a wanted language, e.g. `de-AT`. */
export function panelTexts(wanted: string): PanelTexts {
  const locale = chooseLocale([wanted]);
  return { locale, messages: CATALOGUES[locale] };
}
