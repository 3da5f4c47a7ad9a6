import { describe, expect, it } from 'vitest';
import { allGreen } from '@/lib/domain/all-green';
import { factsOf } from '@/lib/domain/initiative-records';
import { checkMetric } from '@/lib/domain/metric-invariants';
import { metricPage } from '@/lib/domain/metric-page';
import { METRIC_CATEGORIES, type Metric } from '@/lib/domain/metric-records';
import { type DefinitionDraft, definitionOf, vanityFindings } from '@/lib/domain/vanity';
import { REWRITE_DEFINITIONS, rewritesFor } from '@/lib/domain/vanity-rewrites';
import { workWords } from '@/lib/domain/work-words';
import { guardrail, ID, initiative, metric, REF, records, sample, series, workspace } from './records';

const plain: DefinitionDraft = definitionOf(
  metric({ category: 'error_rate', name: 'Tickets sorted wrongly' }),
);

function found(
  change: Partial<DefinitionDraft>,
  context: Partial<Parameters<typeof vanityFindings>[1]> = {},
) {
  return vanityFindings(
    { ...plain, ...change },
    { initiative: initiative(), siblings: [guardrail()], ...context },
  );
}
const ids = (...args: Parameters<typeof found>) =>
  found(...args).map(({ rule, level }) => `${rule} ${level}`);

describe('a definition', () => {
  it('that is sound gets no objection', () => {
    expect(ids({})).toEqual([]);
  });

  it('V1 refuses technical and adoption numbers as headline, whatever their category', () => {
    for (const cls of ['technical', 'adoption'] as const) {
      for (const category of METRIC_CATEGORIES[cls]) {
        expect(ids({ class: cls, category }), category).toEqual(['V1 refuse']);
        expect(ids({ class: cls, category, headline: false }), category).toEqual([]);
      }
    }
  });

  it.each([
    'Model accuracy 95%',
    'AI precision',
    'KI-Genauigkeit',
    'Trefferquote',
    'Genauigkeit des Modells',
  ])('V1, V2 see the machine in "%s", also when it is called an outcome', (name) => {
    expect(ids({ name }).some((id) => id === 'V1 refuse' || id === 'V2 warn')).toBe(true);
  });

  it('US-5.3, V1: "model accuracy 95%" is refused with two rewrites in the initiative’s own words', () => {
    const own = initiative({
      name: 'Invoice triage',
      scope: {
        ...initiative().scope,
        decisionRole: 'recommends',
        inputs: [{ name: 'Incoming invoices', exampleRef: REF }],
        surfaces: [{ tool: 'servicenow', kind: 'existing_tool' }],
      },
    });
    const [refusal, ...rest] = found(
      { class: 'technical', category: 'model_accuracy', name: 'Model accuracy 95%' },
      { initiative: own },
    );
    expect(rest).toEqual([]);
    expect(refusal).toMatchObject({ rule: 'V1', level: 'refuse', values: { name: 'Model accuracy 95%' } });
    expect(refusal!.rewrites.map(({ kind, words }) => [kind, words.work, words.item])).toEqual([
      ['error', 'Incoming invoices', 'servicenow'],
      ['time', 'Incoming invoices', 'servicenow'],
    ]);
    const outcome = found({ name: 'Model accuracy 95%' }, { initiative: own });
    expect(outcome[0]).toMatchObject({ rule: 'V1', level: 'refuse' });
    expect(outcome[0]!.rewrites).toHaveLength(2);
  });

  it('the initiative’s words are the chosen workflow, else its input, else its name', () => {
    const id = '01J0000000000000000000000B';
    const candidates = [{ ...candidate, id, name: 'Sorting of invoices' }];
    expect(workWords(initiative({ candidates, chosenCandidateId: id })).work).toBe('Sorting of invoices');
    expect(workWords(initiative()).work).toBe('Invoice triage');
  });

  it('V1: every rewrite is a definition that would be accepted, two for every category', () => {
    const words = workWords(initiative());
    for (const category of Object.values(METRIC_CATEGORIES).flat()) {
      const kinds = rewritesFor({ name: 'x', category }, words).map(({ kind }) => kind);
      expect(new Set(kinds).size, category).toBe(2);
      for (const kind of kinds) expect(REWRITE_DEFINITIONS[kind].class).toBe('outcome');
    }
    for (const definition of Object.values(REWRITE_DEFINITIONS)) {
      const { baseline: _, ...bare } = series({ targets: [] });
      const made: Metric = metric({ ...definition, name: 'x', categoryReason: 'y', series: [bare] });
      expect(checkMetric(undefined, made, { siblings: [guardrail()], samples: [] })).toEqual([]);
    }
  });

  it.each([
    'Accuracy of sorting',
    'Precision at ten',
    'Recall of duplicates',
    'F1 by desk',
    'Uptime in working hours',
    'Latency of answers',
    'Tokens per ticket',
    'Prompts per shift',
    'Log-ins per week',
    'Sessions per desk',
    'Active users',
    'Page views',
    'Executions per day',
    'Training completed',
    'Nutzer pro Woche',
    'Sitzungen je Schicht',
    'Abgeschlossene Schulungen',
    'Verfügbarkeit',
    'Antworten: Genauigkeit',
  ])('V2 warns about "%s" in an outcome', (name) => {
    const [finding, ...rest] = found({ name });
    expect(finding).toMatchObject({ rule: 'V2', level: 'warn', field: 'name' });
    expect(finding!.rewrites).toHaveLength(2);
    expect(rest).toEqual([]);
  });

  it.each(['Inaccuracies found', 'Reviewed contracts', 'Superuserships', 'Nutzeneffekt', 'Vorhersagen'])(
    'V2 looks at whole words: not "%s"',
    (name) => expect(ids({ name })).toEqual([]),
  );

  it('V2 looks at the unit too, and leaves technical metrics alone', () => {
    expect(ids({ unit: { dimension: 'count', code: 'sessions' }, aggregation: 'sum' })).toEqual(['V2 warn']);
    expect(ids({ class: 'technical', category: 'uptime', headline: false, name: 'Uptime' })).toEqual([]);
  });

  it('V3 warns about a count that can only rise, not about a count per period or a share', () => {
    const counted = { direction: 'increase', unit: { dimension: 'count', code: 'tickets' } } as const;
    const rising = { baseline: { value: 10 }, target: { value: 90 } };
    expect(ids({ ...counted, ...rising, aggregation: 'last' })).toEqual(['V3 warn']);
    expect(ids({ ...counted, ...rising, aggregation: 'sum', name: 'Tickets solved in total' })).toEqual([
      'V3 warn',
    ]);
    expect(ids({ ...counted, ...rising, aggregation: 'sum', name: 'Gelöste Tickets insgesamt' })).toEqual([
      'V3 warn',
    ]);
    expect(ids({ ...counted, ...rising, aggregation: 'sum', name: 'Tickets solved' })).toEqual([]);
    expect(ids({ ...counted, ...rising, aggregation: 'rate', name: 'Total' })).toEqual([]);
  });

  it('V4 warns about no baseline, or a guessed one', () => {
    const { baseline: _, ...without } = plain;
    const bare = vanityFindings(without, { initiative: initiative(), siblings: [guardrail()] });
    expect(bare.map(({ rule, code }) => `${rule} ${code}`)).toEqual(['V4 no_baseline']);
    for (const grade of ['estimated', 'assumption'] as const) {
      expect(ids({ baseline: { ...plain.baseline, grade } })).toEqual(['V4 warn']);
    }
    expect(ids({ baseline: { ...plain.baseline, grade: 'sampled' } })).toEqual([]);
  });

  it('V5 warns about a baseline from after the rollout began', () => {
    const began = (from: string) => ({
      initiative: initiative({ rolloutHistory: [{ rollout: 'pilot', from, by: 'o', note: '' }] }),
    });
    expect(ids({}, began('2024-12-31'))).toEqual(['V5 warn']);
    expect(ids({}, began('2025-01-01'))).toEqual([]);
  });

  it('V6 marks a baseline made of fixed numbers as an assumption', () => {
    expect(ids({ baseline: { ...plain.baseline, grade: 'assumption', constantsOnly: true } })).toEqual([
      'V6 mark',
    ]);
  });

  it('V7 asks from phase 3 on who cares', () => {
    expect(ids({}, { initiative: initiative({ phase: 'P2' }) })).toEqual([]);
    expect(ids({}, { initiative: initiative({ phase: 'P3' }) })).toEqual(['V7 warn']);
    const execOutcome = { statement: 'Fewer complaints', executiveName: 'Director' };
    expect(ids({ execOutcome }, { initiative: initiative({ phase: 'P4' }) })).toEqual([]);
  });

  it('V8 warns about a target that is met already, or within 2 % of the value from before', () => {
    expect(ids({}, { latest: 29 })).toEqual(['V8 warn']);
    expect(ids({}, { latest: 31 })).toEqual([]);
    expect(ids({ target: { value: 41.16 } })).toEqual(['V8 warn']);
    expect(ids({ target: { value: 41.1 } })).toEqual([]);
  });

  it('V9 refuses saved time without an active guardrail, and warns about other headlines', () => {
    expect(ids({}, { siblings: [] })).toEqual(['V9 warn']);
    expect(ids({ category: 'time_saved' }, { siblings: [guardrail({ status: 'paused' })] })).toEqual([
      'V9 refuse',
    ]);
    expect(ids({ category: 'time_saved' })).toEqual([]);
    expect(ids({ headline: false }, { siblings: [] })).toEqual([]);
  });

  it('V10 notices four green periods while concerns are open', () => {
    const months = ['2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01', '2026-05-01'];
    const good = months.map((periodStart, index) => sample({ periodStart, value: 36 - 2 * index }));
    const facts = (samples: typeof good, more: Metric[] = []) =>
      factsOf(records({ metrics: [metric(), ...more], samples }), '2026-06-03T10:00:00.000Z', workspace());
    expect(allGreen(facts(good), 2)).toEqual({ code: 'green_despite_concerns', periods: 4, concerns: 2 });
    expect(allGreen(facts(good), 0)).toBeUndefined();
    expect(allGreen(facts(good.slice(1)), 2)).toBeUndefined();
    const bad = good.map((one, index) =>
      index === 3 ? sample({ periodStart: one.periodStart, value: 45 }) : one,
    );
    expect(allGreen(facts(bad), 2)).toBeUndefined();
    expect(allGreen(facts(good, [guardrail()]), 2)).toBeUndefined();
    const concern = {
      id: 'con:1',
      initiativeId: ID.initiative,
      dimension: 'bias',
      at: '2026-05-02T08:00:00.000Z',
      raisedAt: '2026-05-02T08:00:00.000Z',
    };
    const shown = (concerns: object[]) => {
      const given = records({ metrics: [metric()], samples: good, concerns: concerns as never });
      return metricPage(given, ID.metric, '2026-06-03T10:00:00.000Z', workspace())?.allGreen;
    };
    expect(shown([concern])).toMatchObject({ concerns: 1 });
    expect(shown([])).toBeUndefined();
  });
});

const candidate = {
  name: '',
  frictionScore: 3,
  stepsVary: 'same',
  impact: 3,
  complexity: 2,
  recordedAt: '2025-01-01T08:00:00.000Z',
  source: '',
} as const;
