import { plainText } from '@/components/ui/plain-text';
import type { Condition } from '@/lib/domain/mapping/rule';
import type { Tool } from '@/lib/domain/primitives';
import type { Translator } from '@/lib/i18n/translator';

type SaidRule = { tool: Tool; hosts: readonly string[]; all: readonly Condition[] };

/**
 * What a rule says, in words: "Jira project is OPS and label is ai-triage on haldenfreight.atlassian.net".
 */
export function ruleSentence(rule: SaidRule, translator: Translator): string {
  const { t } = translator;
  const hosts = joinWords(rule.hosts, 'disjunction', translator) || '…';
  const tool = toolName(rule.tool, translator);
  if (rule.all.length === 0) return t('page.rule.everything', { tool, hosts });
  const conditions = joinWords(
    rule.all.map((condition) => conditionPhrase(condition, translator)),
    'conjunction',
    translator,
  );
  return t('page.rule.sentence', { tool, conditions, hosts });
}

/** One condition in words: "label is not draft". */
export function conditionPhrase(condition: Condition, translator: Translator): string {
  const value = valueWords(condition.value, translator);
  const id = `page.condition.${condition.op}${condition.negate ? '.not' : ''}`;
  return translator.t(id, { field: fieldName(condition.field, translator), value });
}

/** A value as it was read or is expected; an empty list is said to be empty, not left blank. */
export function valueWords(value: string | readonly string[], translator: Translator): string {
  const list = (typeof value === 'string' ? [value] : value).filter((one) => one !== '');
  return list.length === 0 ? translator.t('page.value.empty') : joinWords(list, 'disjunction', translator);
}

/** A field's name; a field of a newer version keeps its own. */
export function fieldName(field: string, { t, has }: Translator): string {
  const id = `page.field.${field}`;
  return has(id) ? t(id) : plainText(field, 40);
}

/** A field's name where it stands alone, as in a list. */
export function fieldTitle(field: string, translator: Translator): string {
  const [first = '', ...rest] = fieldName(field, translator);
  return first.toLocaleUpperCase(translator.locale) + rest.join('');
}

export function toolName(tool: Tool, { t }: Translator): string {
  return t(`page.tool.${tool}`);
}

function joinWords(
  words: readonly string[],
  type: 'conjunction' | 'disjunction',
  { locale }: Translator,
): string {
  return new Intl.ListFormat(locale, { type, style: 'long' }).format(
    words.map((word) => plainText(word, 400)),
  );
}
