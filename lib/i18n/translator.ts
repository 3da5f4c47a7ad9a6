import { type Messages, setupI18n } from '@lingui/core';

/** Values a sentence may carry. Text is put in as text; markup in it stays text. */
export type MessageValues = Record<string, string | number>;

/** Renders the catalogue's sentences in one language. */
export type Translator = {
  locale: string;
  dir: 'ltr' | 'rtl';
  t: (id: string, values?: MessageValues) => string;
  /** Whether the catalogue has a sentence for this id; for codes that a newer version may have sent. */
  has: (id: string) => boolean;
};

/** Languages there is a catalogue for. `pseudo` shows what is not in the catalogue, and how layouts bear longer words. */
export const LOCALES = ['en', 'de'] as const;
export type Locale = (typeof LOCALES)[number];

/** The best catalogue for a list of wanted languages, e.g. `navigator.languages`; English when there is none. */
export function chooseLocale(wanted: readonly string[]): Locale {
  for (const tag of wanted) {
    const language = tag.toLowerCase().split('-')[0];
    const found = LOCALES.find((locale) => locale === language);
    if (found) return found;
  }
  return 'en';
}

/**
 * @param locale BCP 47 tag of the sentences; plural rules follow it.
 * @param catalogue compiled sentences (see `compile-messages.ts`) by id.
 */
export function createTranslator(locale: string, catalogue: Record<string, unknown>): Translator {
  const i18n = setupI18n({ locale, messages: { [locale]: catalogue as Messages } });
  return {
    locale,
    dir: /^(ar|fa|he|ur)\b/.test(locale) ? 'rtl' : 'ltr',
    t: (id, values) => i18n._(id, values),
    has: (id) => Object.hasOwn(catalogue, id),
  };
}
