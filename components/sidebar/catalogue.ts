import { withoutIdleMarks } from '@/components/ui/plain-text';
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
