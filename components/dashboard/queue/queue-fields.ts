import type { MetricView } from '@/lib/domain/overview-types';
import { candidateOf, type ProposedCandidate } from '@/lib/domain/proposed-value';
import { formatNumber, parseNumber } from '@/lib/i18n/formats';
import type { SampleInput } from '@/lib/messaging/messages/samples';

/** What stands in the form of one row, as typed. */
export type QueueFields = {
  value: string;
  numerator: string;
  denominator: string;
  grade: SampleInput['grade'] | '';
  note: string;
};

/** What was kept of an earlier try, and for which period. */
export type QueueDraft = Partial<QueueFields> & { periodStart: string };

/** How a number that was typed may have been found; `census` is for recipes over everything (INV-24). */
export const TYPED_GRADES = ['sampled', 'opportunistic', 'estimated', 'assumption'] as const;

/** A form before anything is typed in it, and the proposal of the tickets whose numbers stand there, if any. */
export type QueueStart = { fields: QueueFields; proposed?: ProposedCandidate; proposedFields?: QueueFields };

/**
 * The form before anything is typed: what was kept of an earlier try for this period, else what the tickets of the period
 * propose; the grade of the last value for a number that is typed. How many cases there were is counted anew each time.
 * A running period gets no proposal.
 */
export function startFields(
  metric: MetricView,
  {
    draft,
    periodStart,
    isRunning,
    locale,
  }: {
    draft: QueueDraft | undefined;
    periodStart: string;
    isRunning: boolean;
    locale: string;
  },
): QueueStart {
  const { latest } = metric;
  const text = (value: number | undefined) => (value === undefined ? '' : formatNumber(value, locale, 6));
  const grade = latest === undefined || latest.grade === 'census' ? ('' as const) : latest.grade;
  const empty = { value: '', numerator: '', denominator: '', note: '', grade };
  const proposed = isRunning ? undefined : candidateOf(metric, periodStart);
  const proposedFields = proposed && {
    ...empty,
    ...(metric.needsDenominator
      ? { numerator: text(proposed.numerator), denominator: text(proposed.denominator) }
      : { value: text(proposed.value) }),
  };
  const start = proposedFields ?? empty;
  const kept = draft?.periodStart === periodStart ? draft : undefined;
  const { periodStart: _, ...words } = kept ?? { periodStart };
  return {
    fields: { ...start, ...words, grade },
    ...(proposed && proposedFields ? { proposed, proposedFields } : {}),
  };
}

/** The proposal, as long as the numbers in the form are still its own. */
export function standingProposal(
  { proposed, proposedFields }: QueueStart,
  fields: QueueFields,
): ProposedCandidate | undefined {
  const same = (['value', 'numerator', 'denominator'] as const).every(
    (name) => fields[name].trim() === proposedFields?.[name],
  );
  return same ? proposed : undefined;
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

/** The fields with a text that is no number in the person's notation; an empty one is the worker's to refuse. */
export function unreadableFields(
  fields: QueueFields,
  metric: Pick<MetricView, 'needsDenominator'>,
  locale: string,
): ('value' | 'numerator' | 'denominator')[] {
  const names = metric.needsDenominator ? (['numerator', 'denominator'] as const) : (['value'] as const);
  return names.filter(
    (name) => fields[name].trim() !== '' && parseNumber(fields[name], locale) === undefined,
  );
}
