import { plainText } from '@/components/ui/plain-text';
import type { ConditionResult, LossReason, MatchExplanation, RuleResult } from '@/lib/domain/mapping/rule';
import type { Translator } from '@/lib/i18n/translator';

/** A field's name in words; one that a newer version introduced keeps its own name. */
export function fieldName(field: string, { t, has }: Translator): string {
  const id = `sidebar.field.${field}`;
  return has(id) ? t(id) : plainText(field, 40);
}

export function valueText(value: string | readonly string[]): string {
  return plainText(typeof value === 'string' ? value : value.join(', '), 400);
}

/** `Project is OPS`, `Label is not one of a, b`. */
export function expectedWords(condition: ConditionResult, translator: Translator): string {
  const id = `sidebar.op.${condition.op}${condition.negate ? '.not' : ''}`;
  return translator.t(id, {
    field: fieldName(condition.field, translator),
    value: `\u2068${valueText(condition.expected)}\u2069`,
  });
}

/** `Seen: OPS, in the page's address`, or that it could not be read. */
export function observedWords({ observed, source }: ConditionResult, { t }: Translator): string {
  if (observed === undefined || !source) return t('sidebar.why.unread');
  const value = valueText(observed);
  if (value === '') return t('sidebar.why.empty', { source: t(`sidebar.source.${source}`) });
  return t('sidebar.why.seen', { value: `\u2068${value}\u2069`, source: t(`sidebar.source.${source}`) });
}

/** How narrowly a rule picks, in words: the weights themselves mean nothing to a reader (DOMAIN.md section 9). */
export function specificityWords(specificity: number, { t }: Translator): string {
  const level = LEVELS.find(([least]) => specificity >= least)?.[1] ?? 'broad';
  return t(`sidebar.specificity.${level}`);
}

export type ExplainedRule = RuleResult & { reason?: LossReason };

/** The rules in the order in which a reader asks about them; groups that hold none are left out. */
export function explanationGroups(
  { winner, losers, exclusions, undetermined }: MatchExplanation,
  { t }: Translator,
): { title: string; rules: ExplainedRule[] }[] {
  return [
    { title: t('sidebar.why.winner'), rules: winner ? [winner] : [] },
    { title: t('sidebar.why.losers'), rules: losers },
    { title: t('sidebar.why.exclusions'), rules: exclusions },
    { title: t('sidebar.why.undetermined'), rules: undetermined },
  ].filter(({ rules }) => rules.length > 0);
}

/** How narrowly the rule picks and, where it does not decide although it fits, why not. */
export function ruleWords(rule: ExplainedRule, translator: Translator): string {
  const specificity = specificityWords(rule.specificity, translator);
  return rule.reason ? `${specificity}. ${translator.t(`sidebar.why.reason.${rule.reason}`)}` : specificity;
}

/** The whole explanation as plain text, for a ticket or a mail. */
export function explanationText(
  explanation: MatchExplanation,
  names: Record<string, string>,
  translator: Translator,
): string {
  const { t } = translator;
  const lines = explanationGroups(explanation, translator).flatMap(({ title, rules }) => [
    title,
    ...rules.flatMap((rule) => [
      `- ${plainText(rule.name)}${initiativeOf(rule, names)} (${ruleWords(rule, translator)})`,
      ...rule.conditions.map((condition) => {
        const result = t(`sidebar.why.result.${condition.result}`);
        return `  - ${result}: ${expectedWords(condition, translator)}. ${observedWords(condition, translator)}`;
      }),
    ]),
    '',
  ]);
  const { adapter, at } = explanation;
  return [...lines, `${adapter.name} ${adapter.version}, ${at}`].join('\n').replace(/[\u2068\u2069]/g, '');
}

function initiativeOf({ initiativeId }: RuleResult, names: Record<string, string>): string {
  const name = initiativeId && names[initiativeId];
  return name ? ` → ${plainText(name)}` : '';
}

const LEVELS: readonly (readonly [least: number, level: string])[] = [
  [1000, 'exact'],
  [300, 'parent'],
  [100, 'narrow'],
  [50, 'type'],
];
