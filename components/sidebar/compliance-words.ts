import type { ComplianceReason } from '@/lib/domain/overview-types';
import type { Translator } from '@/lib/i18n/translator';

/**
 * Why the present use is not permitted, each gap once: dimensions in the same state share a line, and a review that was
 * not passed is not named beside the dimensions for which it was not.
 */
export function complianceSentences(reasons: readonly ComplianceReason[], translator: Translator): string[] {
  const { t } = translator;
  const dimensions = new Map<string, string[]>();
  for (const reason of reasons) {
    if (reason.code !== 'dimension_not_usable') continue;
    const status = t(`governance.${reason.status}`);
    dimensions.set(status, [...(dimensions.get(status) ?? []), t(`dimension.${reason.dimension}`)]);
  }
  const others = reasons
    .filter((reason) => !(reason.code === 'gate_not_passed' && reason.gate === 'G3' && dimensions.size > 0))
    .map((reason) => ownSentence(reason, translator));
  const grouped = [...dimensions].map(([status, names]) =>
    t('sidebar.noncompliant.dimensions', { status, dimensions: names.join(', ') }),
  );
  return [...new Set([...others, ...grouped])].filter((sentence) => sentence !== '');
}

/** The sentence of a reason that stands alone; empty for one that is told together with others of its kind. */
function ownSentence({ since: _, ...reason }: ComplianceReason, { t }: Translator): string {
  switch (reason.code) {
    case 'dimension_not_usable':
      return '';
    case 'gate_lapsed':
      return t('sidebar.noncompliant.lapsed', { criterion: t(`criterion.${reason.criterionId}`) });
    default: {
      const { code, ...values } = reason;
      return t(`compliance.${code}`, values);
    }
  }
}
