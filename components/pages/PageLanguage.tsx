import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { TextProvider } from '@/components/ui/text';
import { chooseLocale, createTranslator } from '@/lib/i18n/translator';
import { readLocale, watchLocale } from '@/lib/settings/local';
import { PAGE_CATALOGUE } from './page-catalogue';

export type LocaleSetting = 'auto' | 'en' | 'de';

const SettingContext = createContext<LocaleSetting>('auto');

/** The person's choice, as opposed to the language it leads to. */
export const useLocaleSetting = () => useContext(SettingContext);

/**
 * Shows its children in the person's language, and again when that choice changes in any other page.
 * Renders nothing until the choice is known: a flash of the wrong language reads like a fault.
 */
export function PageLanguage({ titleId, children }: { titleId: string; children: ReactNode }) {
  const [setting, setSetting] = useState<LocaleSetting>();

  useEffect(() => {
    let current = true;
    const read = () =>
      readLocale().then(
        (next) => current && setSetting(next),
        // A page in the browser's language is worth more than no page.
        () => current && setSetting('auto'),
      );
    read();
    const unwatch = watchLocale(read);
    return () => {
      current = false;
      unwatch();
    };
  }, []);

  const translator = useMemo(() => {
    if (setting === undefined) return undefined;
    const locale = setting === 'auto' ? chooseLocale(navigator.languages) : setting;
    return createTranslator(locale, PAGE_CATALOGUE[locale]);
  }, [setting]);

  useEffect(() => {
    if (!translator) return;
    document.documentElement.lang = translator.locale;
    document.documentElement.dir = translator.dir;
    document.title = translator.t(titleId);
  }, [translator, titleId]);

  if (!translator || setting === undefined) return null;
  return (
    <SettingContext value={setting}>
      <TextProvider translator={translator}>{children}</TextProvider>
    </SettingContext>
  );
}
