import { describe, expect, it } from 'vitest';
import {
  draftOf,
  emptyMetricDraft,
  type MetricDraft,
  withClass,
} from '@/components/dashboard/metric/metric-draft';
import {
  definitionFromDraft,
  readMetricDraft,
  readPlainDraft,
} from '@/components/dashboard/metric/read-metric-draft';
import { rewriteName } from '@/components/dashboard/metric/rewrite-name';
import { newValueDraft, readValueDraft } from '@/components/dashboard/metric/value-draft';
import { PAGE_CATALOGUE } from '@/components/pages/page-catalogue';
import { vanityFindings } from '@/lib/domain/vanity';
import { createTranslator } from '@/lib/i18n/translator';
import { PROTOCOL } from '@/lib/messaging/protocol';
import { guardrail, initiative, metric, person } from '../../domain/records';

const people = [person('owner'), person('director', { displayName: 'Director' })];
const full: MetricDraft = {
  ...emptyMetricDraft('owner'),
  category: 'error_rate',
  name: ' Tickets sorted wrongly ',
  question: 'Do we keep it?',
  startsOn: '2026-01-01',
  baseline: '42,5',
  baselineFrom: '2025-10-01',
  baselineTo: '2025-12-31',
  baselineWay: 'sampled',
  target: '1.030,5',
  targetStart: '2026-01-01',
  targetDue: '2026-12-31',
  direction: 'increase',
};
const read = (change: Partial<MetricDraft> = {}, locale = 'de', needsGuardrail = false) =>
  readMetricDraft({ ...full, ...change }, { locale, status: 'active', people, needsGuardrail });

describe('the form of a definition', () => {
  it('reads numbers in the notation of the person’s language', () => {
    expect(read()).toMatchObject({
      ok: true,
      metric: { name: 'Tickets sorted wrongly', baseline: { value: 42.5 }, target: { value: 1030.5 } },
    });
    expect(read({}, 'en')).toMatchObject({ ok: false, problems: { baseline: 'metric.number.wrong' } });
    expect(read({ baseline: '42.5', target: '1,030.5' }, 'en')).toMatchObject({
      metric: { baseline: { value: 42.5 }, target: { value: 1030.5 } },
    });
  });

  it('asks which decision a headline serves before it counts, and not while it is a draft', () => {
    expect(read({ question: ' ' })).toMatchObject({
      ok: false,
      problems: { question: 'problem.question_required' },
    });
    const draft = { ...full, question: ' ' };
    const context = { locale: 'de', status: 'draft', people, needsGuardrail: false } as const;
    expect(readMetricDraft(draft, context).ok).toBe(true);
    expect(read({ question: ' ', headline: false }).ok).toBe(true);
  });

  it('makes an input that the message accepts', () => {
    const reading = read(
      {
        statement: 'Answers on the same shift',
        executive: { id: 'director', name: '' },
        destination: 'backlog',
        category: 'time_saved',
        guardName: 'Reopened tickets',
        guardBound: '5',
        guardDimension: 'bias',
      },
      'de',
      true,
    );
    if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
    const { ok: _, ...input } = reading;
    const parsed = PROTOCOL.defineMetric.input.safeParse({
      initiativeId: '01J0000000000000000000000A',
      ...input,
    });
    expect(parsed.success).toBe(true);
    expect(reading.guardrail).toMatchObject({
      class: 'guardrail',
      category: 'rework',
      bound: { op: '<=', value: 5 },
      linkedDimension: 'bias',
    });
    expect(reading.metric.execOutcome).toMatchObject({ executiveId: 'director', executiveName: 'Director' });
  });

  it('6.4: a guardrail defined by itself says what it must not cross and which approval rests on it', () => {
    const watching = {
      cls: 'guardrail',
      category: 'error_rate',
      headline: false,
      guardBound: '2,5',
    } as const;
    const reading = read({ ...watching, direction: 'increase', guardDimension: 'accuracy' });
    expect(reading).toMatchObject({
      metric: { bound: { op: '>=', value: 2.5 }, linkedDimension: 'accuracy' },
    });
    const stored = guardrail({ bound: { op: '>=', value: 2.5 }, linkedDimension: 'accuracy' });
    expect(draftOf(stored, 'de')).toMatchObject({ guardBound: '2,5', guardDimension: 'accuracy' });
    // Neither belongs to a metric that guards nothing.
    const other = read({ guardBound: '2,5', guardDimension: 'accuracy' });
    expect(other.ok && Object.keys(other.metric)).not.toContain('bound');
  });

  it('asks for what is half said, at its field, and leaves out what is not said at all', () => {
    expect(read({ baselineFrom: '' })).toMatchObject({ problems: { baselineFrom: 'metric.day.missing' } });
    expect(read({ target: '', targetDue: '2026-12-31' })).toMatchObject({
      problems: { target: 'metric.number.missing' },
    });
    // How a value is known is said by whoever enters it, and never taken for granted.
    expect(read({ baselineWay: '' })).toMatchObject({
      problems: { baselineWay: 'metric.baseline.way.missing' },
    });
    expect(read({ name: ' ' })).toMatchObject({ problems: { name: 'metric.name.missing' } });
    expect(read({ statement: 'x' })).toMatchObject({ problems: { executive: 'metric.outcome.who.missing' } });
    expect(read({}, 'de', true)).toMatchObject({ problems: { guardName: 'metric.guard.missing' } });
    const bare = read({ baseline: '', baselineFrom: '', baselineTo: '', target: '', targetDue: '' });
    expect(bare.ok && Object.keys(bare.metric)).not.toContain('baseline');
    expect(bare.ok && Object.keys(bare.metric)).not.toContain('target');
  });

  it('V6: a value from before that is worked out from fixed numbers is an assumption from the start', () => {
    expect(read({ baselineWay: 'constants' })).toMatchObject({
      metric: { baseline: { grade: 'assumption', constantsOnly: true } },
    });
  });

  it('a metric that is opened and saved unchanged stays what it was', () => {
    const stored = metric({ range: { low: 1.5, high: 2 }, direction: 'range' });
    const reading = readPlainDraft(draftOf(stored, 'de'), 'de');
    if (!reading.ok) throw new Error('readable');
    for (const [field, value] of Object.entries(reading.fields)) expect(stored[field], field).toEqual(value);
  });

  it('US-5.3, V1: "model accuracy 95%" as headline is refused while typing, with two rewrites in the work’s words', () => {
    const draft = { ...full, ...withClass('technical'), headline: true, name: 'Model accuracy 95%' };
    const own = initiative({ name: 'Invoice triage' });
    const [finding] = vanityFindings(definitionFromDraft(draft, 'en'), {
      initiative: own,
      siblings: [guardrail()],
    });
    expect(finding).toMatchObject({ rule: 'V1', level: 'refuse' });
    const names = (locale: 'en' | 'de') =>
      finding!.rewrites.map((rewrite) =>
        rewriteName(rewrite, createTranslator(locale, PAGE_CATALOGUE[locale])),
      );
    expect(names('en')).toEqual([
      'Invoice triage: share of cases that had to be corrected',
      'Invoice triage: median minutes per case',
    ]);
    expect(names('de')).toEqual([
      'Invoice triage: Anteil der Fälle, die korrigiert werden mussten',
      'Invoice triage: mittlere Minuten je Fall',
    ]);
  });
});

describe('the form of a value', () => {
  const gap = { kind: 'gap', gap: 'missed', periodStart: '2026-03-01', periodEnd: '2026-03-31' } as const;
  const empty = newValueDraft(gap, 'de');

  it('reads "12,5" in German, and says at the field what is no number', () => {
    const value = (typed: string, locale = 'de') =>
      readValueDraft({ ...empty, value: typed }, gap, metric(), locale);
    expect(value('12,5')).toMatchObject({ ok: true, input: { value: 12.5 } });
    expect(value('12.5')).toMatchObject({ ok: false, problems: { value: 'metric.number.wrong' } });
    expect(value('12.5', 'en')).toMatchObject({ ok: true, input: { value: 12.5 } });
    expect(value('twelve')).toMatchObject({ ok: false, problems: { value: 'metric.number.wrong' } });
    expect(value('')).toMatchObject({ ok: false, problems: { value: 'metric.number.missing' } });
  });

  it('INV-19: asks for both counts of a share', () => {
    const share = metric({ unit: { dimension: 'percent', code: '%', decimals: 1 } });
    const counts = { ...empty, numerator: '27', denominator: '' };
    expect(readValueDraft(counts, gap, share, 'de')).toMatchObject({
      problems: { denominator: 'metric.number.missing' },
    });
    expect(readValueDraft({ ...counts, denominator: '300' }, gap, share, 'de')).toMatchObject({
      input: { numerator: 27, denominator: 300 },
    });
  });

  it('a correction names the value it replaces and says why', () => {
    const row = { ...gap, kind: 'value', id: 'a:b:c', value: 41.5 } as never;
    const draft = newValueDraft(row, 'de');
    expect(draft.value).toBe('41,5');
    expect(readValueDraft(draft, row, metric(), 'de')).toMatchObject({
      problems: { note: 'metric.correct.why' },
    });
    expect(readValueDraft({ ...draft, note: 'Counted twice' }, row, metric(), 'de')).toMatchObject({
      input: { value: 41.5, supersedes: 'a:b:c', note: 'Counted twice' },
    });
  });

  it('an attribution has a share and a way it was found', () => {
    const draft = { ...empty, value: '3', volume: '1.200', method: 'before_after' as const };
    expect(readValueDraft(draft, gap, metric(), 'de')).toMatchObject({
      problems: { share: 'metric.number.missing' },
    });
    expect(readValueDraft({ ...draft, share: '60' }, gap, metric(), 'de')).toMatchObject({
      input: { volume: 1200, attribution: { share: 0.6, method: 'before_after' } },
    });
  });
});
