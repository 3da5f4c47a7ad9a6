import type { MetricView } from '@/lib/domain/overview-types';
import { candidateOf } from '@/lib/domain/proposed-value';
import { formatNumber } from '@/lib/i18n/formats';
import type { ValueFields } from '../value-form';

/**
 * What stands in the form before anything is typed. `tickets`: worked out from the tickets of the period. `last`: the last
 * value, so that confirming means "no change".
 */
export type Proposal = { kind: 'tickets' | 'last' | 'none'; fields: ValueFields };

const EMPTY: ValueFields = { value: '', numerator: '', denominator: '', grade: '', note: '' };

/**
 * Proposes a value for a period that is over: what its tickets say, else the last value. A running period gets none: a
 * number that nobody measured must not wait there to be confirmed.
 */
export function proposalFor(
  metric: MetricView,
  period: { start: string },
  isRunning: boolean,
  locale: string,
): Proposal {
  const { latest, needsDenominator } = metric;
  // `census` is for recipes over a whole population; by hand the nearest honest word is chosen anew.
  const grade = latest === undefined || latest.grade === 'census' ? '' : latest.grade;
  const empty: Proposal = { kind: 'none', fields: { ...EMPTY, grade } };
  if (isRunning) return empty;
  const candidate = candidateOf(metric, period.start);
  const proposed = candidate ?? latest;
  if (!proposed) return empty;
  const kind = candidate ? 'tickets' : 'last';
  const text = (value: number) => formatNumber(value, locale, 6);
  if (!needsDenominator) return { kind, fields: { ...empty.fields, value: text(proposed.value) } };
  const { numerator, denominator } = proposed;
  if (numerator === undefined || denominator === undefined) return empty;
  const counts = { numerator: text(numerator), denominator: text(denominator) };
  return { kind, fields: { ...empty.fields, ...counts } };
}

/** Whether the numbers are still the proposed ones. */
export function isUntouched({ kind, fields }: Proposal, typed: ValueFields): boolean {
  if (kind === 'none') return false;
  return (['value', 'numerator', 'denominator'] as const).every(
    (name) => fields[name].trim() === typed[name].trim(),
  );
}
