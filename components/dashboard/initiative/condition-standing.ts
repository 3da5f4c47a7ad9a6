import type { Tone } from '@/components/ui/tones';
import type { DecisionView } from '@/lib/domain/dossier-types';
import { formatDay } from '@/lib/i18n/formats';
import type { Translator } from '@/lib/i18n/translator';

/** How a condition stands. One of an earlier decision is no longer open: the later decision took its place. */
export function conditionStanding(
  { done, overdue, replacedOn }: Pick<DecisionView['conditions'][number], 'done' | 'overdue' | 'replacedOn'>,
  { t, locale }: Pick<Translator, 't' | 'locale'>,
): { tone: Tone; words: string } {
  if (done) return { tone: 'good', words: t('initiative.condition.done') };
  if (replacedOn) {
    return {
      tone: 'neutral',
      words: t('initiative.condition.replaced', { day: formatDay(replacedOn, locale) }),
    };
  }
  return overdue
    ? { tone: 'stop', words: t('initiative.condition.overdue') }
    : { tone: 'caution', words: t('initiative.condition.open') };
}
