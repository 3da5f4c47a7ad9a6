import { describe, expect, it, test } from 'vitest';
import { newDraft } from '@/components/dashboard/recipe/recipe-draft';
import { guidanceWords } from '@/components/ui/guidance-words';
import { isWorkday } from '@/lib/domain/calendar';
import { creditedValue } from '@/lib/domain/credited-value';
import { validityLimit } from '@/lib/domain/governance';
import { GUIDANCE_NAMES, GUIDANCE_PLACEHOLDERS, guidanceTextProblems } from '@/lib/domain/guidance-texts';
import { initiativeOverview } from '@/lib/domain/overview';
import type { MetricView } from '@/lib/domain/overview-types';
import { periodContaining } from '@/lib/domain/period';
import { derivePrompts } from '@/lib/domain/prompts/derive-prompts';
import { checkWaiver } from '@/lib/domain/waiver-invariants';
import { languageOf, type Workspace } from '@/lib/domain/workspace';
import { checkWorkspace } from '@/lib/domain/workspace-invariants';
import { initiative, metric, readyRecords, records, sample, waiver, workspace } from './records';

const AT = '2026-04-20T12:00:00.000Z';
const thresholds = (change: Partial<Workspace['thresholds']>) => ({
  thresholds: { ...workspace().thresholds, ...change },
});
const overview = (settings: Partial<Workspace>, given = readyRecords(), at = AT) =>
  initiativeOverview(given, at, workspace(settings), {});
/** Before any gate was passed: what was met at a gate stays so. */
const criterion = (id: string, settings: Partial<Workspace>, given = readyRecords()) =>
  overview(settings, { ...given, gateDecisions: [] })
    .gates.flatMap(({ criteria }) => criteria)
    .find((one) => one.id === id)?.state;

describe('every setting of the organisation takes effect where it is read', () => {
  test('time zone: an approval lapses when the day ends there', () => {
    const decisions = readyRecords().decisions.map((one) => ({ ...one, validUntil: '2026-04-20' }));
    const at = '2026-04-20T23:00:00.000Z';
    const given = { ...readyRecords(), decisions };
    expect(overview({ timeZone: 'Europe/Berlin' }, given, at).governance).toBe('expired');
    expect(overview({ timeZone: 'America/New_York' }, given, at).governance).toBe('expiring');
  });

  test('first day of the week: a weekly period begins on it', () => {
    const start = (weekStart: number) =>
      periodContaining(metric({ cadence: 'weekly' }), '2026-04-22', workspace({ weekStart })).start;
    expect([start(1), start(7)]).toEqual(['2026-04-20', '2026-04-19']);
  });

  test('working days and days off: nothing is counted on a free day', () => {
    expect(isWorkday('2026-04-25', workspace({ workdays: [6] }))).toBe(true);
    expect(isWorkday('2026-04-25', workspace())).toBe(false);
    expect(isWorkday('2026-04-23', workspace({ holidays: ['2026-04-23'] }))).toBe(false);
  });

  test('fiscal year: quarters begin with it', () => {
    const start = (fiscalYearStartMonth: number) =>
      periodContaining(metric({ cadence: 'quarterly' }), '2026-04-22', workspace({ fiscalYearStartMonth }))
        .start;
    expect([start(1), start(2)]).toEqual(['2026-04-01', '2026-02-01']);
  });

  test('lead days: the value is announced that many working days before its period ends', () => {
    const firstDay = (leadDays: Workspace['leadDays']) => {
      const given = records({
        initiative: initiative(),
        metrics: [metric({ category: 'decisions_accelerated' })],
        samples: ['2026-01-01', '2026-02-01', '2026-03-01'].map((periodStart) => sample({ periodStart })),
      });
      const april = Array.from({ length: 30 }, (_, day) => `2026-04-${String(day + 1).padStart(2, '0')}`);
      return april.find((day) =>
        derivePrompts(given, `${day}T10:00:00.000Z`, workspace({ leadDays })).some(
          ({ sentence }) => sentence.id === 'prompt.metric_due.soon',
        ),
      );
    };
    // April 2026 ends on a Thursday.
    expect(firstDay(undefined)).toBe('2026-04-23');
    expect(firstDay({ weekly: 2, biweekly: 3, monthly: 1, quarterly: 7 })).toBe('2026-04-29');
  });

  test.each([
    ['P1-VOLUME', 'minVolume', 501],
    ['P2-MESSY', 'minCases', 41],
    ['P2-SKEPTIC', 'minUsers', 7],
  ] as const)('%s: %s raised above what is there', (id, name, value) => {
    expect(criterion(id, thresholds({ [name]: value - 1 }))).toBe('met');
    expect(criterion(id, thresholds({ [name]: value }))).toBe('unmet');
  });

  test('cases behind a value: a new recipe asks for them', () => {
    const view = { needsDenominator: false, unit: { dimension: 'duration' } } as MetricView;
    expect(newDraft(view, workspace(thresholds({ minN: 25 })).thresholds.minN).minN).toBe('25');
  });

  test('days until stuck', () => {
    const pilot = records({
      initiative: initiative({
        phase: 'P2',
        rollout: 'pilot',
        rolloutHistory: [{ rollout: 'pilot', from: '2026-03-20', by: 'owner', note: '' }],
      }),
    });
    expect(overview({}, pilot).stuck).toBeUndefined();
    expect(overview(thresholds({ stuckDays: 30 }), pilot).stuck).toMatchObject({ days: 31 });
  });

  test('how long an approval holds, by risk', () => {
    const days = { validityDays: { minimal: 100, limited: 50, high: 10 } };
    expect(validityLimit(AT, 'high', workspace(thresholds(days)))).toBe('2026-04-30');
    expect(validityLimit(AT, 'high', workspace())).toBe('2026-07-19');
  });

  test('INV-7: how long an exception may hold', () => {
    const check = (waiverDays: number) =>
      checkWaiver(waiver('P1-IO'), {
        ...readyRecords(),
        workspace: workspace(thresholds({ waiverDays })),
        earlier: [],
      }).map(({ code }) => code);
    expect([check(90), check(89)]).toEqual([[], ['waiver_too_long']]);
  });

  test('rigor: a word told by others is a claim in an audit', () => {
    const ready = readyRecords();
    const stakeholders = ready.initiative.change.stakeholders.map((one) => ({
      ...one,
      how: 'told' as const,
    }));
    const given = readyRecords({ change: { ...ready.initiative.change, stakeholders } });
    expect(criterion('P1-WILLING', { rigor: 'standard' }, given)).toBe('met');
    expect(criterion('P1-WILLING', { rigor: 'audit' }, given)).toBe('claimed');
  });

  test('what an hour costs: saved time is money at that rate', () => {
    const attribution = { share: 0.5, method: 'before_after', note: '' } as const;
    const value = sample({ periodStart: '2026-03-01', n: 60, volume: 60, attribution });
    const money = (settings: Partial<Workspace>) =>
      creditedValue(metric(), { value: 42 }, value, workspace(settings));
    expect(money({})).not.toHaveProperty('money');
    expect(money({ hourlyRate: { amount: 50, currency: 'EUR' } })).toMatchObject({ money: {} });
  });

  test('language: for everybody without a choice of their own; none leaves it to the browser', () => {
    const told = ['auto', 'de', 'de-AT', 'en', 'fr'].map((locale) => languageOf(workspace({ locale })));
    expect(told).toEqual([undefined, 'de', 'de', 'en', undefined]);
  });

  test('guidance texts: read in their language, the standard sentence in every other', () => {
    const own = 'Trial run. Ask before you send.';
    const { guidance } = overview(
      { guidanceTexts: { en: { pilot: own } } },
      records({ initiative: initiative({ rollout: 'pilot', phase: 'P2', entryMode: 'in_flight' }) }),
    );
    expect(guidance).toMatchObject({ id: 'guidance.pilot', own: { en: own } });
    const said = (locale: string) =>
      guidanceWords(guidance, {}, { locale, dir: 'ltr', has: () => true, t: (id) => id });
    expect([said('en'), said('de-AT')]).toEqual([own, 'guidance.pilot']);
  });
});

describe('a guidance text keeps its placeholders', () => {
  const codes = (name: (typeof GUIDANCE_NAMES)[number], words: string) =>
    guidanceTextProblems(name, words, 'f').map(({ code, values }) =>
      [code, values?.placeholder].filter(Boolean).join(' '),
    );

  it.each(GUIDANCE_NAMES)('%s: all of them, in any order', (name) => {
    const all = [...GUIDANCE_PLACEHOLDERS[name]].reverse().map((one) => `{${one}}`);
    expect(codes(name, `Say ${all.join(' then ')}.`)).toEqual([]);
    for (const lost of all) {
      const rest = all.filter((one) => one !== lost).join(' ');
      expect(codes(name, `Say ${rest}.`)).toEqual([`guidance_placeholder_lost ${lost}`]);
    }
  });

  it('one that is made up, a stray bracket and an empty text are refused by name', () => {
    expect(codes('pilot', 'Ask {boss}.')).toEqual(['guidance_placeholder_unknown {boss}']);
    expect(codes('pilot', 'Ask {{boss}}.')).toEqual(['guidance_text_brace']);
    expect(codes('pilot', 'Ask } first')).toEqual(['guidance_text_brace']);
    expect(codes('pilot', '  ')).toEqual(['guidance_text_empty']);
    expect(codes('pilot', 'Ask {__proto__}.')).toEqual(['guidance_placeholder_unknown {__proto__}']);
  });

  it('what is filled in is never read as a placeholder', () => {
    const values = { result: 'none', ownerKnown: 'yes', owner: '{result}' };
    const guidance = { id: 'guidance.inUse', own: { en: '{owner}: {result}' } };
    const t = (id: string) => id;
    expect(guidanceWords(guidance, values, { locale: 'en', dir: 'ltr', has: () => true, t })).toBe(
      '{result}: guidance.part.result',
    );
  });

  it('bounds and texts are asked of the record itself, however it is written', () => {
    const settings = workspace({
      leadDays: { weekly: 6, biweekly: 3, monthly: 5, quarterly: 7 },
      guidanceTexts: { en: {}, de: { inUse: 'Läuft. {result}' } },
    });
    expect(checkWorkspace(settings)).toEqual([
      { code: 'setting_out_of_range', field: 'leadDays.weekly', values: { least: 0, most: 5 } },
      {
        code: 'guidance_placeholder_lost',
        field: 'guidanceTexts.de.inUse',
        values: { placeholder: '{owner}' },
      },
    ]);
  });
});
