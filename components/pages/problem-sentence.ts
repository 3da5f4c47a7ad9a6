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
  const said = (name: string, value: string | number) =>
    nameOfCode(name, value, { t, has }) ?? shown(name, value, locale);
  return t(id, Object.fromEntries(values.map(([name, value]) => [name, said(name, value)])));
}

/** Criteria and requirements are called by what they ask, not by their codes. */
function nameOfCode(name: string, value: string | number, { t, has }: Pick<Translator, 't' | 'has'>) {
  if (name === 'criterion' && has(`criterion.${value}`)) return t(`criterion.${value}`);
  if (name === 'requirement' && has(`requirement.${value}`)) return t(`requirement.${value}`);
  return undefined;
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
