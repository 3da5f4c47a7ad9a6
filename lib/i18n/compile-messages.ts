import { compileMessage } from '@lingui/message-utils/compileMessage';
import type { Plugin } from 'vite';

/**
 * Build step: turns the ICU sentences of `lib/i18n/messages/*.json` into Lingui's compiled form, so that no message
 * parser ships and nothing is compiled at run time. Throws on a malformed sentence, naming file and key.
 */
export function compileMessages(): Plugin {
  return {
    name: 'pilotlight:compile-messages',
    enforce: 'pre',
    transform(code, id) {
      if (!/\/lib\/i18n\/messages\/[^/]+\.json$/.test(id.split('?')[0] ?? '')) return null;
      const source = JSON.parse(code) as Record<string, string>;
      const compiled = Object.entries(source).map(([key, sentence]) => {
        try {
          return [key, compileMessage(sentence)];
        } catch (cause) {
          throw new Error(`${id}: message "${key}" is not valid ICU`, { cause });
        }
      });
      return { code: JSON.stringify(Object.fromEntries(compiled)), map: null };
    },
  };
}
