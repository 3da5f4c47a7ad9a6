import type { MetricView } from '@/lib/domain/overview-types';
import { formatNumber, formatValue, parseNumber } from '@/lib/i18n/formats';
import type { MessageValues, Translator } from '@/lib/i18n/translator';
import type { SampleInput } from '@/lib/messaging/messages/samples';
import type { ReplyError } from '@/lib/messaging/protocol';
import { valueWords } from './value-words';

/** What stands in the form, as typed. */
export type ValueFields = {
  value: string;
  numerator: string;
  denominator: string;
  grade: SampleInput['grade'] | '';
  note: string;
};
export type FieldName = keyof ValueFields;

/** A problem with its sentence; without a field it concerns the whole form. */
export type FormProblem = { field?: FieldName; id: string; values?: MessageValues };

export type FormStatus =
  | { name: 'editing'; problems: FormProblem[] }
  | { name: 'saving' }
  /** The worker asks whether a value is meant that is far from the last one, or a share of more than everything. */
  | { name: 'unusual'; value: number; last?: number }
  /** Nothing was written; the text stays. */
  | { name: 'failed'; code: string };

type Parsed =
  | { ok: true; input: Omit<SampleInput, 'metricId' | 'periodStart'> }
  | { ok: false; problems: FormProblem[] };

/** Reads the form in the person's notation. Every unreadable field is named, with an example of what would do. */
export function readFields(
  fields: ValueFields,
  metric: Pick<MetricView, 'needsDenominator'>,
  locale: string,
): Parsed {
  const problems: FormProblem[] = [];
  const number = (field: 'value' | 'numerator' | 'denominator', example: number): number => {
    const parsed = parseNumber(fields[field], locale);
    if (parsed === undefined) {
      const id = fields[field].trim() === '' ? 'sidebar.value.empty' : 'sidebar.value.no_number';
      problems.push({ field, id, values: { example: formatNumber(example, locale) } });
    }
    return parsed ?? Number.NaN;
  };
  const numbers = metric.needsDenominator
    ? { numerator: number('numerator', 27), denominator: number('denominator', 300) }
    : { value: number('value', 12.5) };
  if (numbers.denominator !== undefined && numbers.denominator <= 0) {
    problems.push({ field: 'denominator', id: 'sidebar.value.no_denominator' });
  }
  const { grade } = fields;
  if (grade === '') problems.push({ field: 'grade', id: 'sidebar.value.no_grade' });
  if (problems.length > 0 || grade === '') return { ok: false, problems };
  return { ok: true, input: { ...numbers, grade, note: fields.note.trim() } };
}

/** The value that was entered, in the metric's unit: as such, or as a share of two counts. */
export function enteredValue(
  {
    value,
    numerator = 0,
    denominator = 1,
  }: { [Name in 'value' | 'numerator' | 'denominator']?: number | undefined },
  { unit }: Pick<MetricView, 'unit'>,
): number {
  return value ?? (numerator / denominator) * (unit.dimension === 'percent' ? 100 : 1);
}

/** The question for an unusual value: how many times more or less than the last one, or on which side of a share. */
export function unusualQuestion(
  { value, last }: { value: number; last?: number },
  { unit }: Pick<MetricView, 'unit'>,
  { t, locale }: Translator,
): string {
  if (last === undefined) {
    const id = value > 0 ? 'sidebar.unusual.over_whole' : 'sidebar.unusual.below_zero';
    return t(id, { value: formatValue(value, unit, locale) });
  }
  const factor = Math.abs(value / last);
  return t(factor >= 1 ? 'sidebar.unusual.more' : 'sidebar.unusual.less', {
    factor: formatNumber(factor >= 1 ? factor : 1 / factor, locale, 0),
    last: formatValue(last, unit, locale),
  });
}

/** The problems that no field of the form shows by itself. */
export function formWide(problems: readonly FormProblem[]): FormProblem[] {
  return problems.filter(({ field }) => field === undefined);
}

/** What a refusal means for the form: a question, problems at their fields, or a failure that leaves the text alone. */
export function statusOf(error: ReplyError, { has, locale }: Translator): FormStatus {
  const problems = error.problems ?? [];
  const [first] = problems;
  if (first?.code.startsWith('unusual_') && problems.length === 1) {
    const { value, last } = first.values ?? {};
    return { name: 'unusual', value: Number(value), ...(last === undefined ? {} : { last: Number(last) }) };
  }
  const known = problems.flatMap(({ code, field, values }): FormProblem[] => {
    const id = `problem.${code}`;
    if (!has(id)) return [];
    return [{ id, ...(isField(field) ? { field } : {}), values: valueWords(values, locale) }];
  });
  return known.length > 0 ? { name: 'editing', problems: known } : { name: 'failed', code: error.code };
}

const FIELDS: readonly string[] = ['value', 'numerator', 'denominator', 'grade', 'note'];

function isField(field: string | undefined): field is FieldName {
  return field !== undefined && FIELDS.includes(field);
}
