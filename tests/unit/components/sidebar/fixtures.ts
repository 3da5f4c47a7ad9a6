import domain from '@/lib/i18n/messages/domain.en.json';
import problems from '@/lib/i18n/messages/problems.en.json';
import sidebar from '@/lib/i18n/messages/sidebar.en.json';
import { createTranslator } from '@/lib/i18n/translator';

/** The real English catalogue, with the marks around names taken out for reading. */
export function english(locale = 'en') {
  const translator = createTranslator(locale, { ...domain, ...problems, ...sidebar });
  return {
    ...translator,
    t: (...args: Parameters<typeof translator.t>) => translator.t(...args).replace(/[\u2068\u2069]/g, ''),
  };
}
