import type { Translator } from '@/lib/i18n/translator';
import type { ReplyError } from '@/lib/messaging/protocol';

type OneProblem = NonNullable<ReplyError['problems']>[number];

/** The sentence for a refusal's code; for a code that this version does not know, one that names it. */
export function problemSentence(problem: OneProblem | { code: string }, { t, has }: Translator): string {
  const id = `problem.${problem.code}`;
  const values = 'values' in problem ? problem.values : undefined;
  return has(id) ? t(id, values ?? {}) : t('page.problem.unknown', { code: problem.code });
}

/** What a refusal says about one field, when it does. */
export function problemAt(
  field: string,
  problem: ReplyError | undefined,
  translator: Translator,
): string | undefined {
  const found = problem?.problems?.find((one) => one.field === field || one.field?.startsWith(`${field}.`));
  return found && problemSentence(found, translator);
}
