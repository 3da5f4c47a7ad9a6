import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvFileName, metricCsv } from '@/components/dashboard/metric/metric-csv';
import { PAGE_CATALOGUE } from '@/components/pages/page-catalogue';
import type { InitiativeRecords } from '@/lib/domain/initiative-records';
import { metricPage } from '@/lib/domain/metric-page';
import { formatValue } from '@/lib/i18n/formats';
import { createTranslator } from '@/lib/i18n/translator';
import { csvText } from '@/lib/transfer/csv-text';
import { ID, metric, records, sample, skip, voidOf, workspace } from '../../domain/records';

/** One cell as it stands in the file, without its mark and line end. */
const cell = (text: string) => csvText([[text]], ',').slice(1, -2);

const en = createTranslator('en', PAGE_CATALOGUE.en);
const de = createTranslator('de', PAGE_CATALOGUE.de);

const good = sample({ periodStart: '2026-01-01', value: 36.456, n: 120, spread: { p25: 20.25, p75: 50 } });
const taken = sample({ periodStart: '2026-02-01', value: -3.5, nonce: 'b' });
const hostile = sample({
  periodStart: '2026-04-01',
  value: 30,
  provenance: {
    kind: 'manual',
    sources: [],
    capturedAt: good.confirmedAt,
    note: '=HYPERLINK("http://evil.example";"x")',
  },
});
const given: InitiativeRecords = records({
  metrics: [metric({ startsOn: '2026-01-01' })],
  samples: [good, taken, hostile],
  voids: [{ ...voidOf(taken), reason: '@SUM(A1)' }],
  skips: [skip('2026-03-01')],
});
const page = metricPage(given, ID.metric, '2026-06-20T10:00:00.000Z', workspace())!;

/** Reads a quoted file back, as a spreadsheet does. */
function parse(text: string, separator: string): string[][] {
  return text
    .replace('\ufeff', '')
    .trimEnd()
    .split('\r\n')
    .map((line) =>
      line
        .slice(1, -1)
        .split(`"${separator}"`)
        .map((one) => one.replaceAll('""', '"')),
    );
}

describe('the export of a metric', () => {
  const [head, ...rows] = parse(metricCsv(page, en), ',');
  const column = (name: string) => rows.map((row) => row[head!.indexOf(name)]);

  it('has every value in every state and every period without one, with sample id and hash', () => {
    expect(column('State')).toEqual([
      'Confirmed',
      'No value',
      'Withdrawn',
      'Skipped',
      'Confirmed',
      'No value',
    ]);
    expect(column('Sample ID')).toEqual([good.id, '', taken.id, '', hostile.id, '']);
    expect(column('Hash')[0]).toBe(good.id.split(':').at(-1));
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([head!.length]));
  });

  it('has the numbers of the screen', () => {
    const { unit } = page.metric;
    expect(column('Value')[0]).toBe('36.5');
    expect(formatValue(good.value, unit, 'en')).toContain(column('Value')[0]!);
    expect(column('Value')[2]).toBe('-3.5');
    expect([column('Lower quarter')[0], column('Number of cases')[0]]).toEqual(['20.3', '120']);
  });

  it('speaks the person’s language, with its decimal sign and separator', () => {
    const [, first] = parse(metricCsv(page, de), ';');
    expect(first).toContain('36,5');
    expect(first).toContain('Bestätigt');
    expect(formatValue(good.value, page.metric.unit, 'de')).toContain('36,5');
  });

  it('threat 30: nothing in it can be executed by a spreadsheet', () => {
    expect(column('Note')).toContain('\'=HYPERLINK("http://evil.example";"x")');
    expect(column('Reason')).toContain("'@SUM(A1)");
    for (const text of [
      '=1+1',
      '+1+1',
      '-2+3',
      '@SUM(A1)',
      '\tx',
      '\r=1',
      ' =1',
      '\u200b=1',
      '＝1',
      '-cmd|calc',
    ]) {
      expect(cell(text), JSON.stringify(text)).toBe(`"'${text}"`);
    }
    for (const number of ['-3.5', '-3,5', '12', '0']) expect(cell(number)).toBe(`"${number}"`);
  });

  it('threat 30: no text opens a cell as a formula or ends it early', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
        const shown = cell(text);
        expect(shown.startsWith('"') && shown.endsWith('"')).toBe(true);
        const inner = shown.slice(1, -1);
        expect(inner.replaceAll('""', '')).not.toContain('"');
        const isNumber = /^-?\d+([.,]\d+)?$/.test(inner);
        expect(isNumber || !/^[\s\p{Cc}]*[=+\-@]/u.test(inner)).toBe(true);
      }),
    );
  });

  it('is named after the metric, with nothing a file name cannot hold', () => {
    expect(csvFileName('Handling time: OPS/7 *.*')).toBe('handling-time-ops-7.csv');
    expect(csvFileName('../../')).toBe('metric.csv');
    expect(csvFileName('Bearbeitungszeit für Zölle')).toBe('bearbeitungszeit-für-zölle.csv');
  });
});
