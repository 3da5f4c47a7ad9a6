import { useMemo, useState } from 'react';
import { useText } from '@/components/ui/text';
import type { Initiative } from '@/lib/domain/initiative';
import type { Metric } from '@/lib/domain/metric-records';
import type { Person } from '@/lib/domain/people';
import { type VanityFinding, vanityFindings } from '@/lib/domain/vanity';
import type { RewriteDefinition } from '@/lib/domain/vanity-rewrites';
import { forgetDraft, keepDraft, keptDraft } from '../../pages/kept-draft';
import { problemAt } from '../../pages/problem-sentence';
import { useCommand } from '../../pages/use-command';
import { draftOf, emptyMetricDraft, MEASURES, type Measure, type MetricDraft } from './metric-draft';
import {
  definitionFromDraft,
  type MetricProblems,
  readMetricDraft,
  readPlainDraft,
} from './read-metric-draft';

/** Where the worker's field names meet the form's. */
const SERVER_FIELDS: Partial<Record<keyof MetricDraft, string>> = {
  headline: 'headline',
  name: 'name',
  question: 'question',
  category: 'category',
  categoryReason: 'categoryReason',
  baseline: 'baseline',
  target: 'targets',
  low: 'range',
  startsOn: 'startsOn',
  measure: 'unit',
  guardBound: 'bound',
  guardDimension: 'linkedDimension',
};

/** What an edit takes away where the form no longer says it. */
const ABSENT = { range: null, categoryReason: null, bound: null, linkedDimension: null };

export type MetricFormState = {
  draft: MetricDraft;
  change: (part: Partial<MetricDraft>) => void;
  take: (name: string, definition: RewriteDefinition) => void;
  error: (field: keyof MetricDraft) => string | undefined;
  findings: VanityFinding[];
  /** Saved time needs a guardrail and there is none: it is defined in the same step. */
  needsGuardrail: boolean;
};

/** Where the form is used: a new metric, or the plain fields of one that exists. */
export type MetricFormContext = {
  initiative: Initiative;
  metrics: readonly Metric[];
  people: readonly Person[];
  meId: string;
  /** The metric that is edited. */
  edited?: Metric;
};

/** The form of a definition: what was typed, what can be said against it while it is typed, and sending it. */
export function useMetricForm(context: MetricFormContext) {
  const { initiative, metrics, people, meId, edited } = context;
  const translator = useText();
  const { t, locale } = translator;
  const define = useCommand('defineMetric');
  const edit = useCommand('editMetric');
  const place = ['metric-draft', initiative.id] as const;
  const [draft, setDraft] = useState(() => {
    if (edited) return draftOf(edited, locale);
    const empty = emptyMetricDraft(initiative.businessOwnerId || meId);
    return keptDraft(place, empty) ?? empty;
  });
  const [found, setFound] = useState<MetricProblems>({});
  const siblings = metrics.filter(({ id }) => id !== edited?.id);
  const needsGuardrail =
    draft.headline &&
    draft.category === 'time_saved' &&
    !siblings.some((one) => one.class === 'guardrail' && one.status === 'active');
  const findings = useMemo(
    () => findingsFor(draft, { initiative, siblings, locale, edited: edited !== undefined }),
    [draft, initiative, siblings, locale, edited],
  );
  const problem = define.problem ?? edit.problem;

  const change = (part: Partial<MetricDraft>) => {
    setDraft((now) => ({ ...now, ...part }));
    if (!edited) keepDraft(place, { ...draft, ...part });
    define.forget();
    edit.forget();
    setFound((now) => Object.fromEntries(Object.entries(now).filter(([field]) => !(field in part))));
  };
  const take = (name: string, { class: cls, unit, ...rest }: RewriteDefinition) => {
    const measure = (Object.keys(MEASURES) as Measure[]).find(
      (one) => MEASURES[one].dimension === unit.dimension && (MEASURES[one].code === unit.code || !unit.code),
    );
    change({ name, cls, ...rest, ...(measure && { measure }), ...(unit.code && { unitCode: unit.code }) });
  };

  const submit = async (status: 'draft' | 'active'): Promise<string | undefined> => {
    if (edited) return submitEdit(edited);
    const reading = readMetricDraft(draft, { locale, status, people, needsGuardrail });
    setFound(reading.ok ? {} : reading.problems);
    if (!reading.ok) return undefined;
    const { metric, guardrail } = reading;
    const input = { initiativeId: initiative.id, metric, ...(guardrail && { guardrail }) };
    const defined = await define.run(input);
    if (defined) forgetDraft(place);
    return defined?.metricId;
  };
  const submitEdit = async (metric: Metric) => {
    const reading = readPlainDraft(draft, locale);
    setFound(reading.ok ? {} : reading.problems);
    if (!reading.ok) return undefined;
    const { bound, direction } = reading.fields;
    // Its side follows from the direction only where a limit is said anew.
    const isKept = bound?.value === metric.bound?.value && direction === metric.direction;
    const given = { ...ABSENT, ...reading.fields, ...(isKept && { bound: metric.bound ?? null }) };
    const fields = Object.entries(given).filter(
      ([field, value]) => JSON.stringify(metric[field] ?? null) !== JSON.stringify(value),
    );
    return (await edit.run({ metricId: metric.id, at: metric.at, change: Object.fromEntries(fields) }))
      ?.metricId;
  };

  const error = (field: keyof MetricDraft) => {
    const id = found[field];
    const server = SERVER_FIELDS[field];
    return id ? t(id) : server && problemAt(server, problem, translator);
  };
  const state: MetricFormState = { draft, change, take, error, findings, needsGuardrail };
  return {
    state,
    submit,
    problem,
    busy: define.busy || edit.busy,
    incomplete: Object.keys(found).length > 0,
    shownAtFields: Object.values(SERVER_FIELDS),
  };
}

/** V9 asks for a guardrail; where the form already offers one, its own question stands for the refusal. */
function findingsFor(
  draft: MetricDraft,
  context: { initiative: Initiative; siblings: readonly Metric[]; locale: string; edited: boolean },
): VanityFinding[] {
  const { initiative, siblings, locale, edited } = context;
  const definition = definitionFromDraft(draft, locale);
  const named = draft.name.trim() !== '';
  return vanityFindings(definition, { initiative, siblings }).filter(({ rule, code }) => {
    if (code === 'no_baseline') return !edited && named;
    if (edited && (rule === 'V4' || rule === 'V5' || rule === 'V6' || rule === 'V7' || rule === 'V8'))
      return false;
    return rule !== 'V9' || code === 'unguarded';
  });
}
