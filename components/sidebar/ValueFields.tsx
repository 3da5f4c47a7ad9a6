import { useText } from '@/components/ui/text';
import type { MetricView } from '@/lib/domain/overview-types';
import { formatUnit } from '@/lib/i18n/formats';
import type { SampleInput } from '@/lib/messaging/messages/samples';
import { FormField } from './FormField';
import type { FieldName, ValueFields as Fields, FormProblem } from './value-form';

/** How a hand-entered value was found; `census` is missing, only a recipe over everything may claim it (INV-24). */
const GRADES: readonly SampleInput['grade'][] = ['sampled', 'opportunistic', 'estimated', 'assumption'];

/**
 * The value (or its two counts), how it was measured, and a note. Numbers are text fields: a number field would follow
 * the browser's language, not the person's.
 */
export function ValueFields({
  metric,
  fields,
  problems,
  isCorrection,
  isBrief = false,
  isProposal = false,
  onChange,
}: {
  metric: Pick<MetricView, 'needsDenominator' | 'unit'>;
  fields: Fields;
  problems: readonly FormProblem[];
  isCorrection: boolean;
  /** The numbers alone: how they were measured is known, or not asked yet. */
  isBrief?: boolean;
  /** The numbers were proposed, not typed: a click takes them whole, and typing replaces them. */
  isProposal?: boolean;
  onChange: (field: FieldName, text: string) => void;
}) {
  const { t, locale } = useText();
  const problemOf = (field: FieldName) => problems.find((problem) => problem.field === field);
  const numbers = metric.needsDenominator ? (['numerator', 'denominator'] as const) : (['value'] as const);
  return (
    <>
      <div className="row-fields">
        {numbers.map((field) => (
          <FormField
            key={field}
            label={t(`sidebar.value.${field}`, { unit: formatUnit(metric.unit, locale) || 'none' })}
            problem={problemOf(field)}
          >
            {(control) => (
              <input
                {...control}
                type="text"
                inputMode="decimal"
                autoComplete="off"
                maxLength={60}
                value={fields[field]}
                onChange={(event) => onChange(field, event.target.value)}
                {...(isProposal ? { onClick: (event) => event.currentTarget.select() } : {})}
              />
            )}
          </FormField>
        ))}
      </div>
      {!isBrief && (
        <>
          <FormField label={t('sidebar.value.grade')} problem={problemOf('grade')}>
            {(control) => (
              <select
                {...control}
                value={fields.grade}
                onChange={(event) => onChange('grade', event.target.value)}
              >
                <option value="" disabled>
                  {t('sidebar.value.grade.choose')}
                </option>
                {GRADES.map((name) => (
                  <option key={name} value={name}>
                    {t(`grade.${name}`)}
                  </option>
                ))}
              </select>
            )}
          </FormField>
          <FormField
            label={t(isCorrection ? 'sidebar.value.reason' : 'sidebar.value.note')}
            problem={problemOf('note')}
          >
            {(control) => (
              <textarea
                {...control}
                rows={2}
                maxLength={280}
                value={fields.note}
                onChange={(event) => onChange('note', event.target.value)}
              />
            )}
          </FormField>
        </>
      )}
    </>
  );
}
