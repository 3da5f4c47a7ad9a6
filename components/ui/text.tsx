import { createContext, type ReactNode, useContext } from 'react';
import type { Translator } from '@/lib/i18n/translator';

const TextContext = createContext<Translator | undefined>(undefined);

/** Gives a surface its language. */
export function TextProvider({ translator, children }: { translator: Translator; children: ReactNode }) {
  return <TextContext value={translator}>{children}</TextContext>;
}

/** The catalogue's sentences in the surface's language: `const { t, locale } = useText()`. */
export function useText(): Translator {
  const translator = useContext(TextContext);
  if (!translator) throw new Error('useText needs a TextProvider above it');
  return translator;
}
