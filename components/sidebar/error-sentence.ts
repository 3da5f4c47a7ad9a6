import type { Translator } from '@/lib/i18n/translator';
import { MessageError } from '@/lib/messaging/client';

/** The catalogue's sentence for a refusal's code; a code of a newer version gets the general one. */
export function errorSentence(code: string, { t, has }: Translator): string {
  for (const id of [`sidebar.error.${code}`, `problem.${code}`]) if (has(id)) return t(id);
  return t('sidebar.error.unexpected');
}

/** The same for a write: says first that nothing was written, unless the sentence does so itself. */
export function notSavedSentence(code: string, translator: Translator): string {
  const reason = errorSentence(code, translator);
  return /^(storage_|invalid_)/.test(code) ? reason : translator.t('sidebar.not_saved', { reason });
}

export function codeOf(error: unknown): string {
  return error instanceof MessageError ? error.reply.code : 'unexpected';
}
