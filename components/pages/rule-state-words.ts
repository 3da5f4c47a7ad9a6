import type { RuleStanding } from '@/lib/domain/mapping/put-away';
import type { Rule } from '@/lib/domain/mapping/rule';
import { formatDay } from '@/lib/i18n/formats';
import type { Translator } from '@/lib/i18n/translator';

/** Where a rule stands on a day, in words; with the day from which it is in effect, or on which that ended. */
export function ruleStateWords(
  standing: RuleStanding,
  { validFrom, validTo }: Pick<Rule, 'validFrom' | 'validTo'>,
  { t, locale }: Translator,
): string {
  if (standing === 'ended' && validTo) return t('options.rules.endedOn', { day: formatDay(validTo, locale) });
  if (standing === 'upcoming' && validFrom)
    return t('options.rules.from', { day: formatDay(validFrom, locale) });
  return t(`options.rules.status.${standing}`);
}
