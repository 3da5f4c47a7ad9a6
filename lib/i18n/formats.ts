import type { Unit } from '@/lib/domain/metric-records';

/** `3 May 2026` in the person's language, for a day `YYYY-MM-DD`. A day has no time zone: it is formatted as UTC. */
export function formatDay(day: string, locale: string, style: 'medium' | 'short' = 'medium'): string {
  const options: Intl.DateTimeFormatOptions =
    style === 'short'
      ? { day: 'numeric', month: 'short', timeZone: 'UTC' }
      : { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' };
  return new Intl.DateTimeFormat(locale, options).format(new Date(`${day}T00:00:00.000Z`));
}

/** `1 – 31 Oct 2026`: a period of days, inclusive. */
export function formatPeriod(start: string, end: string, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return format.formatRange(new Date(`${start}T00:00:00.000Z`), new Date(`${end}T00:00:00.000Z`));
}

/** Date and time of an instant in a zone. */
export function formatInstant(instant: string, locale: string, timeZone: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(
    new Date(instant),
  );
}

/** The day of an instant in a zone: since when something holds is told by days. */
export function formatInstantDay(instant: string, locale: string, timeZone: string): string {
  const options: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', year: 'numeric', timeZone };
  return new Intl.DateTimeFormat(locale, options).format(new Date(instant));
}

/** Time of day of an instant in a zone, e.g. for "data from 14:05". */
export function formatTime(instant: string, locale: string, timeZone: string): string {
  return new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone }).format(new Date(instant));
}

/**
 * A value with its unit, e.g. `36 min`, `4.5 days`, `12.5 %`, `€50,000`. What is counted is named in the plural by whoever
 * defined the metric, so a single one stands alone: `1`, not `1 notices`.
 */
export function formatValue(value: number, unit: Unit, locale: string): string {
  const digits = { maximumFractionDigits: unit.decimals };
  if (unit.dimension === 'percent') {
    return new Intl.NumberFormat(locale, { style: 'percent', ...digits }).format(value / 100);
  }
  if (unit.dimension === 'currency' && /^[A-Z]{3}$/.test(unit.code)) {
    return new Intl.NumberFormat(locale, { style: 'currency', currency: unit.code, ...digits }).format(value);
  }
  const duration = unit.dimension === 'duration' ? DURATIONS[unit.code] : undefined;
  if (duration) {
    const format = new Intl.NumberFormat(locale, { style: 'unit', ...duration, ...digits });
    return format.format(value).replaceAll(' ', '\u00a0');
  }
  const number = new Intl.NumberFormat(locale, digits).format(value);
  if (unit.dimension === 'count' && Math.abs(value) === 1) return number;
  return unit.code ? `${number}\u00a0${unit.code}` : number;
}

/** What a field for a value of this unit says behind the number, e.g. `min` or, in German, `Min.`; empty for a bare number. */
export function formatUnit(unit: Unit, locale: string): string {
  const duration = unit.dimension === 'duration' ? DURATIONS[unit.code] : undefined;
  if (!duration) return unit.code;
  const parts = new Intl.NumberFormat(locale, { style: 'unit', ...duration }).formatToParts(2);
  return parts.find(({ type }) => type === 'unit')?.value ?? unit.code;
}

/**
 * The values of a sentence about a result, with the number and its unit written as one: `amount`. Sentences without a
 * result stay as they are.
 */
export function withAmount(
  values: Record<string, string | number>,
  locale: string,
): Record<string, string | number> {
  const { value, unit, unitDimension, decimals } = values;
  if (typeof value !== 'number' || unitDimension === undefined) return values;
  const measure = { dimension: unitDimension, code: String(unit), decimals: Number(decimals) } as Unit;
  return { ...values, amount: formatValue(value, measure, locale) };
}

/** Days are written out: in German their short form reads like a slip. */
const DURATIONS: Readonly<Record<string, Intl.NumberFormatOptions>> = {
  s: { unit: 'second' },
  min: { unit: 'minute' },
  h: { unit: 'hour' },
  d: { unit: 'day', unitDisplay: 'long' },
};

/** A plain number in the person's notation. */
export function formatNumber(value: number, locale: string, decimals = 2): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: decimals }).format(value);
}

/**
 * Reads a number as the person's locale writes it: `12,5` in German, `12.5` in English. A text that mixes notations or
 * holds anything else is no number: better asked than guessed by a factor of a thousand.
 */
export function parseNumber(text: string, locale: string): number | undefined {
  const parts = new Intl.NumberFormat(locale).formatToParts(-12345.6);
  const group = parts.find((part) => part.type === 'group')?.value ?? ',';
  const decimal = parts.find((part) => part.type === 'decimal')?.value ?? '.';
  const minus = parts.find((part) => part.type === 'minusSign')?.value ?? '-';
  const trimmed = text
    .trim()
    .replaceAll(minus, '-')
    .replaceAll('\u2212', '-')
    .replace(/[\u00a0\u202f\u2009\s]/g, ' ');
  const grouped = group.trim() === '' ? ' ' : group;
  const [whole = '', fraction, ...rest] = trimmed.split(decimal);
  if (rest.length > 0) return undefined;
  const sign = whole.startsWith('-') ? '-' : '';
  const digits = sign ? whole.slice(1) : whole;
  const groups = digits.split(grouped);
  const wellGrouped = groups.length === 1 || groups.slice(1).every((part) => part.length === 3);
  const joined = groups.join('');
  if (!wellGrouped || !/^\d+$/.test(joined)) return undefined;
  if (groups.length > 1 && !/^\d{1,3}$/.test(groups[0] ?? '')) return undefined;
  if (fraction !== undefined && !/^\d+$/.test(fraction)) return undefined;
  const number = Number(`${sign}${joined}${fraction === undefined ? '' : `.${fraction}`}`);
  return Number.isFinite(number) ? number : undefined;
}

/** Whether the comma is the decimal sign: spreadsheets then expect a semicolon between cells. */
export const usesDecimalComma = (locale: string): boolean =>
  new Intl.NumberFormat(locale)
    .formatToParts(0.5)
    .some(({ type, value }) => type === 'decimal' && value === ',');
