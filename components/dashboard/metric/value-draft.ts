import type { PeriodRow } from '@/lib/domain/metric-page-types';
import type { Metric } from '@/lib/domain/metric-records';
import { needsDenominator } from '@/lib/domain/sample-value';
import { parseNumber } from '@/lib/i18n/formats';
import type { InputOf } from '@/lib/messaging/protocol';

export const ENTERED_GRADES = ['sampled', 'opportunistic', 'estimated', 'assumption'] as const;
export const OWNER_STATUSES = ['none', 'on_track', 'at_risk', 'off_track'] as const;
export const METHODS = ['unsaid', 'control_group', 'before_after', 'trend_line', 'expert', 'none'] as const;

/** What has been typed so far into the form of one value. */
export type ValueDraft = {
  value: string;
  numerator: string;
  denominator: string;
  grade: (typeof ENTERED_GRADES)[number];
  note: string;
  volume: string;
  share: string;
  method: (typeof METHODS)[number];
  ownerStatus: (typeof OWNER_STATUSES)[number];
};

export type ValueProblems = Partial<Record<keyof ValueDraft, string>>;

/** The form as it opens: empty for a period without a value, the present value for a correction. */
export function newValueDraft(row: PeriodRow, locale: string): ValueDraft {
  const shown = (number: number | undefined) =>
    number === undefined
      ? ''
      : new Intl.NumberFormat(locale, { useGrouping: false, maximumFractionDigits: 6 }).format(number);
  const value = row.kind === 'value' ? row : undefined;
  const grade = ENTERED_GRADES.find((one) => one === value?.grade) ?? 'estimated';
  return {
    value: shown(value?.value),
    numerator: shown(value?.numerator),
    denominator: shown(value?.denominator),
    grade,
    note: '',
    volume: shown(value?.volume ?? value?.n),
    share: shown(value?.attribution && value.attribution.share * 100),
    method: value?.attribution?.method ?? 'unsaid',
    ownerStatus: value?.ownerStatus ?? 'none',
  };
}

/** Turns what was typed into the message, or says at which field it is no number. Message ids as problems. */
export function readValueDraft(
  draft: ValueDraft,
  row: PeriodRow,
  metric: Metric,
  locale: string,
): { ok: true; input: InputOf<'recordSample'> } | { ok: false; problems: ValueProblems } {
  const problems: ValueProblems = {};
  const read = (field: 'value' | 'numerator' | 'denominator' | 'volume' | 'share') => {
    const typed = draft[field].trim();
    if (typed === '') return undefined;
    const number = parseNumber(typed, locale);
    if (number === undefined) problems[field] = 'metric.number.wrong';
    return number;
  };
  const share = needsDenominator(metric);
  const numbers = share
    ? { numerator: read('numerator'), denominator: read('denominator') }
    : { value: read('value') };
  for (const [field, number] of Object.entries(numbers)) {
    const name = field as keyof ValueDraft;
    if (number === undefined && !problems[name]) problems[name] = 'metric.number.missing';
  }
  const volume = read('volume');
  const part = read('share');
  if (draft.method !== 'unsaid' && draft.method !== 'none' && part === undefined && !problems.share) {
    problems.share = 'metric.number.missing';
  }
  if (row.kind === 'value' && draft.note.trim() === '') problems.note = 'metric.correct.why';
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  return {
    ok: true,
    input: {
      metricId: metric.id,
      periodStart: row.periodStart,
      ...numbers,
      grade: draft.grade,
      note: draft.note.trim(),
      ...(volume !== undefined && { volume }),
      ...(draft.method !== 'unsaid' && {
        attribution: { share: (part ?? 0) / 100, method: draft.method, note: '' },
      }),
      ...(draft.ownerStatus !== 'none' && { ownerStatus: draft.ownerStatus }),
      ...(row.kind === 'value' && { supersedes: row.id }),
    },
  };
}
