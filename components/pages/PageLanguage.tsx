import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { TextProvider } from '@/components/ui/text';
import { languageOf } from '@/lib/domain/workspace';
import { chooseLocale, createTranslator } from '@/lib/i18n/translator';
import { readLocale, watchLocale } from '@/lib/settings/local';
import { readWorkspaceState } from '@/lib/store/reads';
import { PAGE_CATALOGUE } from './page-catalogue';
import { StoreWait } from './StoreWait';
import { useLive } from './use-live';
import { useStoreWait } from './use-store-wait';

export type LocaleSetting = 'auto' | 'en' | 'de';

const SettingContext = createContext<LocaleSetting>('auto');

/** The person's choice, as opposed to the language it leads to. */
export const useLocaleSetting = () => useContext(SettingContext);

/**
 * Shows its children in the person's language, and again when that choice changes in any other page.
 * Renders nothing until the choice is known: a flash of the wrong language reads like a fault. Data that does not open is said
 * in the browser's language.
 */
export function PageLanguage({ titleId, children }: { titleId: string; children: ReactNode }) {
  const [setting, setSetting] = useState<LocaleSetting>();
  // A storage that cannot be read is said below, in the browser's language.
  const organisation = useLive(
    () =>
      readWorkspaceState().then(
        ({ workspace }) => languageOf(workspace),
        () => undefined,
      ),
    [],
  );

  const waits = useStoreWait();

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
    if (setting === undefined || (organisation === undefined && !waits)) return undefined;
    const unsaid = organisation?.value ?? chooseLocale(navigator.languages);
    const locale = setting === 'auto' ? unsaid : setting;
    return createTranslator(locale, PAGE_CATALOGUE[locale]);
  }, [setting, organisation, waits]);

  useEffect(() => {
    if (!translator) return;
    document.documentElement.lang = translator.locale;
    document.documentElement.dir = translator.dir;
    document.title = translator.t(titleId);
  }, [translator, titleId]);

  if (!translator || setting === undefined) return null;
  return (
    <SettingContext value={setting}>
      <TextProvider translator={translator}>{organisation ? children : <StoreWait />}</TextProvider>
    </SettingContext>
  );
}
