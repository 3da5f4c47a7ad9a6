import { isolated } from '@/components/ui/plain-text';
import type { Rule } from '@/lib/domain/mapping/rule';
import type { RuleField } from '@/lib/domain/mapping/rule-history';
import type { InitiativeBrief } from '@/lib/domain/overview-types';
import { formatDay } from '@/lib/i18n/formats';
import type { Translator } from '@/lib/i18n/translator';
import { conditionPhrase, toolName } from '../pages/rule-sentence';

/** What a field of a rule holds, in words; an empty one is said to be empty. */
export function ruleFieldWords(
  rule: Rule,
  field: RuleField,
  { text, initiatives }: { text: Translator; initiatives: readonly InitiativeBrief[] },
): string {
  const { t, locale } = text;
  const none = t('page.value.empty');
  const list = (words: readonly string[]) =>
    words.length > 0 ? new Intl.ListFormat(locale, { type: 'conjunction' }).format(words) : none;
  switch (field) {
    case 'initiativeId':
      return isolated(
        initiatives.find(({ id }) => id === rule.initiativeId)?.name ??
          t(rule.initiativeId ? 'options.rules.gone' : 'options.rule.initiative.all'),
      );
    case 'tool':
      return toolName(rule.tool, text);
    case 'hosts':
      return list(rule.hosts.map((host) => isolated(host)));
    case 'all':
      return list(rule.all.map((condition) => conditionPhrase(condition, text)));
    case 'effect':
      return t(`options.rule.effect.${rule.effect}`);
    case 'status':
      return t(`options.rules.status.${rule.status}`);
    case 'validFrom':
    case 'validTo': {
      const day = rule[field];
      return day ? formatDay(day, locale) : none;
    }
    case 'archivedAt':
      return t(rule.archivedAt ? 'options.history.use.away' : 'options.history.use.in');
    case 'tests':
      return t('options.history.tests', { count: rule.tests.length });
    case 'priority':
      return String(rule.priority);
    default:
      return rule[field] ? isolated(rule[field]) : none;
  }
}
