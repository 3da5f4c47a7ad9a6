import { plainText } from '@/components/ui/plain-text';
import type { MetricPageView, PeriodRow, SeriesView } from '@/lib/domain/metric-page-types';
import type { Unit } from '@/lib/domain/metric-records';
import { usesDecimalComma } from '@/lib/i18n/formats';
import type { Translator } from '@/lib/i18n/translator';
import { csvText } from '@/lib/transfer/csv-text';
import { withdrawnReason } from './value-words';

/**
 * Every value of every series as a spreadsheet reads it: one row per value in every state and per period without one,
 * with the numbers as on the screen and the id that commits to each value's content. Nothing in it can be executed.
 */
export function metricCsv(page: MetricPageView, text: Translator): string {
  const { t, locale } = text;
  const separator = usesDecimalComma(locale) ? ';' : ',';
  const rows = page.series.flatMap((series) =>
    series.rows.map((row) => cells(row, series, page.metric.unit, text)),
  );
  const head = COLUMNS.map((column) => t(`metric.csv.${column}`));
  return csvText([head, ...rows], separator);
}

const COLUMNS = [
  'series',
  'start',
  'end',
  'value',
  'unit',
  'numerator',
  'denominator',
  'n',
  'p25',
  'p75',
  'grade',
  'state',
  'late',
  'by',
  'at',
  'note',
  'reason',
  'baseline',
  'target',
  'due',
  'id',
  'hash',
] as const;

type Cells = Partial<Record<(typeof COLUMNS)[number], string | undefined>>;

function cells(row: PeriodRow, series: SeriesView, unit: Unit, text: Translator): string[] {
  const target = series.targets.find(({ current }) => current);
  const shared: Cells = {
    series: String(series.version),
    start: row.periodStart,
    end: row.periodEnd,
    unit: unit.code,
    baseline: number(series.baseline?.value, unit, text),
    target: number(target?.value, unit, text),
    due: target?.dueOn,
  };
  const all: Cells = { ...shared, ...rowCells(row, unit, text) };
  return COLUMNS.map((column) => all[column] ?? '');
}

function rowCells(row: PeriodRow, unit: Unit, text: Translator): Cells {
  const { t } = text;
  if (row.kind === 'gap') return { state: t(`metric.gap.${row.gap}`) };
  if (row.kind === 'skip') return { state: t('metric.gap.skip'), reason: row.reason, by: row.byName };
  const count = { ...unit, decimals: 6 };
  return {
    value: number(row.value, unit, text),
    numerator: number(row.numerator, count, text),
    denominator: number(row.denominator, count, text),
    n: number(row.n, count, text),
    p25: number(row.spread?.p25, unit, text),
    p75: number(row.spread?.p75, unit, text),
    grade: t(`grade.${row.grade}`),
    state: t(`sampleState.${row.state}`),
    late: row.late ? t('metric.csv.yes') : '',
    by: row.confirmedByName,
    at: row.confirmedAt,
    note: row.note,
    reason: withdrawnReason(row, text),
    id: row.id,
    hash: row.id.slice(row.id.lastIndexOf(':') + 1),
  };
}

/** The digits of the screen, without unit and grouping, which a spreadsheet would take for text. */
function number(
  value: number | undefined,
  unit: Pick<Unit, 'decimals'>,
  { locale }: Translator,
): string | undefined {
  if (value === undefined) return undefined;
  return new Intl.NumberFormat(locale, { maximumFractionDigits: unit.decimals, useGrouping: false }).format(
    value,
  );
}

/** `handling-time.csv`, from the metric's name; letters and digits of any script. */
export function csvFileName(name: string): string {
  const stem = plainText(name, 60)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return `${stem || 'metric'}.csv`;
}
