import { OPTIONAL_DIMENSIONS } from '@/lib/domain/governance-records';
import {
  GUIDANCE_NAMES,
  type GuidanceName,
  type GuidanceTexts,
  guidanceTextProblems,
} from '@/lib/domain/guidance-texts';
import { leadWorkdays } from '@/lib/domain/prompts/metric-due';
import {
  type AskedDimension,
  languageOf,
  type Workspace,
  type WorkspaceLanguage,
} from '@/lib/domain/workspace';
import type { InputOf } from '@/lib/messaging/protocol';

export const THRESHOLDS = ['minVolume', 'minCases', 'minUsers', 'minN', 'stuckDays', 'waiverDays'] as const;
export const TIERS = ['minimal', 'limited', 'high'] as const;
export const CADENCES = ['weekly', 'biweekly', 'monthly', 'quarterly'] as const;
const TEXT_LANGUAGES = ['en', 'de'] as const;
export type TextLanguage = (typeof TEXT_LANGUAGES)[number];
type OwnTexts = Partial<Record<GuidanceName, string>>;

/** The settings as they are typed: numbers and days are text until they are sent. */
export type WorkspaceDraft = {
  name: string;
  timeZone: string;
  weekStart: string;
  workdays: number[];
  holidays: string;
  fiscalYearStartMonth: string;
  rate: string;
  currency: string;
  locale: WorkspaceLanguage;
  rigor: Workspace['rigor'];
  optional: Record<AskedDimension['dimension'], AskedDimension['from'] | 'off'>;
  thresholds: Record<
    (typeof THRESHOLDS)[number] | (typeof TIERS)[number] | (typeof CADENCES)[number],
    string
  >;
  /** Only what differs from the standard sentences. */
  guidance: Record<TextLanguage, OwnTexts>;
};

export function draftOfWorkspace(workspace: Workspace): WorkspaceDraft {
  const { thresholds, hourlyRate, guidanceTexts } = workspace;
  const numbers = [
    ...THRESHOLDS.map((name) => [name, String(thresholds[name])]),
    ...TIERS.map((tier) => [tier, String(thresholds.validityDays[tier])]),
    ...CADENCES.map((cadence) => [cadence, String(leadWorkdays(workspace, cadence))]),
  ];
  const optional = OPTIONAL_DIMENSIONS.map((dimension) => [
    dimension,
    workspace.optionalDimensions?.find((one) => one.dimension === dimension)?.from ?? 'off',
  ]);
  return {
    name: workspace.name,
    timeZone: workspace.timeZone,
    weekStart: String(workspace.weekStart),
    workdays: workspace.workdays,
    holidays: workspace.holidays.join('\n'),
    fiscalYearStartMonth: String(workspace.fiscalYearStartMonth),
    rate: hourlyRate ? String(hourlyRate.amount) : '',
    currency: hourlyRate?.currency ?? '',
    locale: languageOf(workspace) ?? 'auto',
    rigor: workspace.rigor,
    optional: Object.fromEntries(optional) as WorkspaceDraft['optional'],
    thresholds: Object.fromEntries(numbers) as WorkspaceDraft['thresholds'],
    guidance: { en: ownTexts(guidanceTexts?.en), de: ownTexts(guidanceTexts?.de) },
  };
}

export type WorkspaceProblems = Partial<Record<string, { id: string; values?: Record<string, string> }>>;

/** The message for the draft, or what cannot stay as it is, by field. */
export function readWorkspaceDraft(
  draft: WorkspaceDraft,
  at: string,
): { input: InputOf<'editWorkspace'> } | { problems: WorkspaceProblems } {
  const problems: WorkspaceProblems = {};
  if (draft.name.trim() === '') problems.name = { id: 'options.workspace.name.missing' };
  if (!isTimeZone(draft.timeZone)) problems.timeZone = { id: 'options.workspace.timeZone.unknown' };
  if (draft.workdays.length === 0) problems.workdays = { id: 'options.workspace.workdays.missing' };
  const holidays = draft.holidays.split(/[\s,;]+/).filter(Boolean);
  const bad = holidays.find((day) => !isDay(day));
  if (bad) problems.holidays = { id: 'options.workspace.holidays.bad', values: { day: bad } };
  const amount = readNumber(draft.rate);
  if (draft.rate.trim() !== '' && !(amount > 0)) problems.rate = { id: 'options.workspace.rate.bad' };
  const currency = draft.currency.trim().toUpperCase();
  if (amount > 0 && !/^[A-Z]{3}$/.test(currency))
    problems.currency = { id: 'options.workspace.currency.bad' };
  const numbers = Object.fromEntries(
    Object.entries(draft.thresholds).map(([name, typed]) => {
      const number = readNumber(typed);
      if (!Number.isInteger(number) || number < 0) problems[name] = { id: 'options.workspace.whole' };
      return [name, number];
    }),
  ) as Record<keyof WorkspaceDraft['thresholds'], number>;
  Object.assign(problems, guidanceProblems(draft));
  if (Object.keys(problems).length > 0) return { problems };
  const { minimal, limited, high, weekly, biweekly, monthly, quarterly, ...thresholds } = numbers;
  return {
    input: {
      at,
      name: draft.name.trim(),
      timeZone: draft.timeZone,
      weekStart: Number(draft.weekStart),
      workdays: draft.workdays,
      holidays,
      fiscalYearStartMonth: Number(draft.fiscalYearStartMonth),
      ...(amount > 0 && { hourlyRate: { amount, currency } }),
      optionalDimensions: OPTIONAL_DIMENSIONS.flatMap((dimension) => {
        const from = draft.optional[dimension];
        return from === 'off' ? [] : [{ dimension, from }];
      }),
      thresholds: { ...thresholds, validityDays: { minimal, limited, high } },
      locale: draft.locale,
      rigor: draft.rigor,
      leadDays: { weekly, biweekly, monthly, quarterly },
      guidanceTexts: draft.guidance,
    },
  };
}

/** What is wrong with the texts as they stand, by `guidanceTexts.<language>.<sentence>`. */
export function guidanceProblems({ guidance }: Pick<WorkspaceDraft, 'guidance'>): WorkspaceProblems {
  const found = TEXT_LANGUAGES.flatMap((language) =>
    GUIDANCE_NAMES.flatMap((name) => {
      const words = guidance[language][name];
      if (words === undefined) return [];
      return guidanceTextProblems(name, words, `guidanceTexts.${language}.${name}`);
    }),
  );
  return Object.fromEntries(
    found.map(({ field, code, values }) => [
      field,
      { id: `problem.${code}`, values: { placeholder: String(values?.placeholder ?? '') } },
    ]),
  );
}

function ownTexts(texts: GuidanceTexts | undefined): OwnTexts {
  return Object.fromEntries(
    GUIDANCE_NAMES.flatMap((name) => (texts?.[name] === undefined ? [] : [[name, texts[name]]])),
  );
}

function readNumber(typed: string): number {
  const text = typed.trim().replace(',', '.');
  return text === '' ? Number.NaN : Number(text);
}

function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00.000Z`);
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
  );
}

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return zone.trim() !== '';
  } catch {
    return false;
  }
}
