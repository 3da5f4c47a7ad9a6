import { isolated } from '@/components/ui/plain-text';
import type { LintFinding } from '@/lib/domain/mapping/lint-findings';
import type { Rule } from '@/lib/domain/mapping/rule';
import type { InitiativeBrief } from '@/lib/domain/overview-types';
import type { Translator } from '@/lib/i18n/translator';
import { fieldName } from '../pages/rule-sentence';

/** The sentence for a finding, with names where it carries ids. */
export function namedFinding(
  { code, values }: LintFinding,
  context: { rules: readonly Rule[]; initiatives: readonly InitiativeBrief[]; text: Translator },
): string {
  const { rules, initiatives, text } = context;
  const id = `problem.lint_${code}`;
  const named = Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      if (typeof value === 'number') return [name, value];
      if (name === 'ruleId')
        return ['rule', isolated(rules.find((rule) => rule.id === value)?.name ?? value)];
      if (name === 'initiativeId') {
        return ['initiative', isolated(initiatives.find((one) => one.id === value)?.name ?? value)];
      }
      return [name, name === 'field' ? fieldName(value, text) : isolated(value)];
    }),
  );
  return text.has(id) ? text.t(id, { ...values, ...named }) : text.t('page.problem.unknown', { code });
}
