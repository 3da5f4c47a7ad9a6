import { isolated } from '@/components/ui/plain-text';
import { CODE_VALUES, isDayValue } from '@/lib/domain/view-values';
import { formatDay } from '@/lib/i18n/formats';
import type { Translator } from '@/lib/i18n/translator';
import type { ReplyError } from '@/lib/messaging/protocol';

type OneProblem = NonNullable<ReplyError['problems']>[number];

/** The sentence for a refusal's code; for a code that this version does not know, one that names it. */
export function problemSentence(
  problem: OneProblem | { code: string },
  { t, has, locale }: Translator,
): string {
  const id = `problem.${problem.code}`;
  if (!has(id)) return t('page.problem.unknown', { code: problem.code });
  const values = Object.entries('values' in problem ? (problem.values ?? {}) : {});
  return t(id, Object.fromEntries(values.map(([name, value]) => [name, shown(name, value, locale)])));
}

/** Names and titles are isolated; the domain's codes choose words and go in as they are, days as people write them. */
function shown(name: string, value: string | number, locale: string): string | number {
  if (typeof value === 'number' || CODE_VALUES.has(name)) return value;
  return isDayValue(value) ? formatDay(value, locale) : isolated(value);
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
