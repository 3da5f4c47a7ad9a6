import { describe, expect, it } from 'vitest';
import {
  enteredValue,
  readFields,
  statusOf,
  unusualQuestion,
  type ValueFields,
} from '@/components/sidebar/value-form';
import { english } from './fixtures';

const typed = (fields: Partial<ValueFields>): ValueFields => ({
  value: '',
  numerator: '',
  denominator: '',
  grade: 'sampled',
  note: '',
  ...fields,
});
const single = { needsDenominator: false };
const share = { needsDenominator: true };

describe('readFields', () => {
  it('reads a number as the person writes it', () => {
    expect(readFields(typed({ value: '12,5' }), single, 'de')).toEqual({
      ok: true,
      input: { value: 12.5, grade: 'sampled', note: '' },
    });
  });

  it('refuses the other notation instead of guessing by a factor of ten, with an example', () => {
    const result = readFields(typed({ value: '12.5' }), single, 'de');
    expect(result).toEqual({
      ok: false,
      problems: [{ field: 'value', id: 'sidebar.value.no_number', values: { example: '12,5' } }],
    });
  });

  it('names every field that is wrong, not only the first', () => {
    const result = readFields(typed({ numerator: '', denominator: '3oo', grade: '' }), share, 'en');
    expect(result.ok ? [] : result.problems.map(({ field }) => field)).toEqual([
      'numerator',
      'denominator',
      'grade',
    ]);
  });

  it('sends both counts of a share and no value of its own', () => {
    const result = readFields(typed({ numerator: '27', denominator: '300', note: ' x ' }), share, 'en');
    expect(result).toEqual({
      ok: true,
      input: { numerator: 27, denominator: 300, grade: 'sampled', note: 'x' },
    });
  });

  it('refuses a share of nothing', () => {
    const result = readFields(typed({ numerator: '0', denominator: '0' }), share, 'en');
    expect(result).toMatchObject({ ok: false, problems: [{ field: 'denominator' }] });
  });
});

describe('statusOf', () => {
  it('asks when the only problem is an unusual value', () => {
    const problems = [{ code: 'unusual_value', field: 'value', values: { value: 36000, last: 36 } }];
    expect(statusOf({ code: 'invalid_input', problems }, english())).toEqual({
      name: 'unusual',
      value: 36000,
      last: 36,
    });
  });

  it('puts a problem at its field, and one of an unknown field at the form', () => {
    const problems = [
      { code: 'value_required', field: 'value' },
      { code: 'period_running', field: 'periodStart', values: { end: '2026-10-31' } },
    ];
    expect(statusOf({ code: 'invalid_input', problems }, english())).toEqual({
      name: 'editing',
      problems: [
        { id: 'problem.value_required', field: 'value', values: {} },
        { id: 'problem.period_running', values: { end: 'Oct 31, 2026' } },
      ],
    });
  });

  it('is a failure with its code when no problem has a sentence', () => {
    const problems = [{ code: 'of_a_newer_version', field: 'value' }];
    expect(statusOf({ code: 'storage_full', problems }, english())).toEqual({
      name: 'failed',
      code: 'storage_full',
    });
  });
});

describe('enteredValue', () => {
  const unit = (dimension: 'percent' | 'ratio' | 'duration') => ({
    unit: { dimension, code: '', decimals: 1 },
  });

  it('is the value as such, or the share of two counts in the metric\u2019s unit', () => {
    expect(enteredValue({ value: 25 }, unit('duration'))).toBe(25);
    expect(enteredValue({ numerator: 27, denominator: 300 }, unit('percent'))).toBe(9);
    expect(enteredValue({ numerator: 1, denominator: 4 }, unit('ratio'))).toBe(0.25);
  });
});

describe('unusualQuestion', () => {
  const metric = { unit: { dimension: 'duration', code: 'min', decimals: 1 } } as const;

  it('says how many times as much', () => {
    expect(unusualQuestion({ value: 36000, last: 36 }, metric, english())).toBe(
      'This is 1,000 times the last value (36\u00a0min). Save anyway?',
    );
  });

  it('turns the question round for a value far below', () => {
    expect(unusualQuestion({ value: 0.036, last: 36 }, metric, english())).toContain(
      'was 1,000 times as much',
    );
  });

  it('asks about a share beyond the whole without a last value', () => {
    const percent = { unit: { dimension: 'percent', code: '%', decimals: 1 } } as const;
    const problems = [{ code: 'unusual_percent', field: 'numerator', values: { value: 120 } }];
    const status = statusOf({ code: 'invalid_input', problems }, english());
    expect(status).toEqual({ name: 'unusual', value: 120 });
    expect(unusualQuestion({ value: 120 }, percent, english())).toBe(
      '120% is more than the whole. Save anyway?',
    );
    expect(unusualQuestion({ value: -1 }, percent, english())).toBe('-1% is less than nothing. Save anyway?');
  });
});
