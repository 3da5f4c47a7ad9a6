import type { MetricView } from '@/lib/domain/overview-types';
import { formatNumber, parseNumber } from '@/lib/i18n/formats';
import type { SampleInput } from '@/lib/messaging/protocol';

/** What stands in the form of one row, as typed. */
export type QueueFields = {
  value: string;
  numerator: string;
  denominator: string;
  grade: SampleInput['grade'] | '';
  note: string;
};

/** How a number that was typed may have been found; `census` is for recipes over everything (INV-24). */
export const TYPED_GRADES = ['sampled', 'opportunistic', 'estimated', 'assumption'] as const;

/** The form before anything is typed: what was kept of an earlier try, with the grade of the last value. */
export function startFields(
  { latest }: MetricView,
  draft: Partial<QueueFields> | undefined,
  locale: string,
): QueueFields {
  const grade = latest === undefined || latest.grade === 'census' ? '' : latest.grade;
  const empty = { value: '', numerator: '', denominator: '', note: '' };
  const denominator = latest?.denominator === undefined ? '' : formatNumber(latest.denominator, locale, 6);
  return { ...empty, denominator, ...draft, grade };
}

/** The typed numbers; undefined where a text is none. */
export function numbersOf(
  fields: QueueFields,
  metric: Pick<MetricView, 'needsDenominator'>,
  locale: string,
): { value?: number | undefined; numerator?: number | undefined; denominator?: number | undefined } {
  const read = (name: 'value' | 'numerator' | 'denominator') => parseNumber(fields[name], locale);
  return metric.needsDenominator
    ? { numerator: read('numerator'), denominator: read('denominator') }
    : { value: read('value') };
}
