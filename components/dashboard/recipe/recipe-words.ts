import { plainText } from '@/components/ui/plain-text';
import type { Condition } from '@/lib/domain/mapping/rule';
import type { RecipeContent, RecipeEvent } from '@/lib/domain/recipe/recipe';
import type { Translator } from '@/lib/i18n/translator';
import { conditionPhrase, toolName } from '../../pages/rule-sentence';

/** What a recipe does, in one or two plain sentences; what is still open reads as "…". */
export function recipeSentence(recipe: RecipeContent, translator: Translator): string {
  const { t } = translator;
  const { value, start, end, calendar, valueField = '', flag = [], exclude } = recipe;
  const tickets = t('dashboard.recipe.says.tickets', {
    tool: toolName(recipe.tool, translator),
    conditions: joined(recipe.population, translator),
    host: plainText(recipe.host, 260) || '…',
  });
  const what = t(`dashboard.recipe.says.${value}`, {
    start: eventWords(start, translator),
    end: eventWords(end, translator),
    calendar: t(`dashboard.recipe.says.${calendar}`),
    field: plainText(valueField, 80) || '…',
    flag: joined(flag, translator),
    tickets,
  });
  if (exclude.length === 0) return what;
  return `${what} ${t('dashboard.recipe.says.exclude', { conditions: joined(exclude, translator, 'disjunction') })}`;
}

/** A moment in the life of a ticket, as it stands inside a sentence. */
export function eventWords(event: RecipeEvent, { t }: Translator): string {
  const name =
    event.kind === 'first_entered_status' ? event.status : event.kind === 'field' ? event.field : '';
  return t(`dashboard.recipe.event.${event.kind}.in`, { name: plainText(name, 120) || '…' });
}

function joined(
  conditions: readonly Condition[],
  translator: Translator,
  type: 'conjunction' | 'disjunction' = 'conjunction',
): string {
  const phrases = conditions.map((condition) => conditionPhrase(condition, translator));
  return new Intl.ListFormat(translator.locale, { type }).format(phrases) || '…';
}
