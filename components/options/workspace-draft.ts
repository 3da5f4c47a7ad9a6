import type { Workspace } from '@/lib/domain/workspace';
import type { InputOf } from '@/lib/messaging/protocol';

export const THRESHOLDS = ['minVolume', 'minCases', 'minUsers', 'minN', 'stuckDays', 'waiverDays'] as const;
export const TIERS = ['minimal', 'limited', 'high'] as const;

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
  thresholds: Record<(typeof THRESHOLDS)[number] | (typeof TIERS)[number], string>;
};

export function draftOfWorkspace(workspace: Workspace): WorkspaceDraft {
  const { thresholds, hourlyRate } = workspace;
  const numbers = [
    ...THRESHOLDS.map((name) => [name, String(thresholds[name])]),
    ...TIERS.map((tier) => [tier, String(thresholds.validityDays[tier])]),
  ];
  return {
    name: workspace.name,
    timeZone: workspace.timeZone,
    weekStart: String(workspace.weekStart),
    workdays: workspace.workdays,
    holidays: workspace.holidays.join('\n'),
    fiscalYearStartMonth: String(workspace.fiscalYearStartMonth),
    rate: hourlyRate ? String(hourlyRate.amount) : '',
    currency: hourlyRate?.currency ?? '',
    thresholds: Object.fromEntries(numbers) as WorkspaceDraft['thresholds'],
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
  if (Object.keys(problems).length > 0) return { problems };
  const { minimal, limited, high, ...thresholds } = numbers;
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
      thresholds: { ...thresholds, validityDays: { minimal, limited, high } },
    },
  };
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
