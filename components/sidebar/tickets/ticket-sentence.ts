import type { Translator } from '@/lib/i18n/translator';
import { MessageError } from '@/lib/messaging/client';
import { errorSentence } from '../error-sentence';

/** Why tickets were not collected: the code of a sentence, with its parameters. */
export type TicketProblem = { code: string; values?: Record<string, string | number> };

/** What a refusal says, with the parameters that the worker sent along. */
export function problemOf(error: unknown): TicketProblem {
  if (!(error instanceof MessageError)) return { code: 'unexpected' };
  return error.reply.problems?.[0] ?? { code: error.reply.code };
}

export function ticketSentence({ code, values }: TicketProblem, translator: Translator): string {
  const id = `problem.${code}`;
  return translator.has(id) ? translator.t(id, values) : errorSentence(code, translator);
}
