import { addDays, dayAt, startOfDay } from '../calendar';
import type { Problem } from '../errors';
import type { Metric } from '../metric-records';
import { nextPeriod, periodContaining } from '../period';
import type { Instant } from '../primitives';
import type { Workspace } from '../workspace';
import type { Prompt } from './prompt';
import { MOST_SNOOZES, type PromptState } from './prompt-state';

/** For how long a prompt may be put off. */
export const SNOOZES = ['hour', 'tomorrow', 'next_period'] as const;
export type Snooze = (typeof SNOOZES)[number];

const HOUR = 3_600_000;
const MORNING_HOUR = 9;

/**
 * Puts a prompt off: an hour, until nine tomorrow, or until the day after the period that now runs. Refused for safety
 * and for the third time. Only the asking is put off; the due day, the freshness and the status stay what they are.
 *
 * @param metric the metric it asks about, where it asks about one; what has no rhythm waits for the next month.
 */
export function snoozePrompt(
  prompt: Pick<Prompt, 'id' | 'severity' | 'period'>,
  choice: Snooze,
  context: {
    state: PromptState | undefined;
    metric: Metric | undefined;
    now: Instant;
    workspace: Workspace;
  },
): { ok: true; state: PromptState; until: Instant } | { ok: false; problems: Problem[] } {
  const state = context.state ?? { id: prompt.id, snoozes: [], shownCount: 0 };
  if (prompt.severity === 'safety') return { ok: false, problems: [{ code: 'snooze_safety' }] };
  if (state.snoozes.length >= MOST_SNOOZES) {
    return { ok: false, problems: [{ code: 'snooze_used_up', values: { max: MOST_SNOOZES } }] };
  }
  const until = snoozeEnd(choice, context);
  return {
    ok: true,
    until,
    state: { ...state, snoozes: [...state.snoozes, { until, at: context.now }] },
  };
}

/** The instant at which a snooze that begins now is over. */
export function snoozeEnd(
  choice: Snooze,
  { metric, now, workspace }: { metric: Metric | undefined; now: Instant; workspace: Workspace },
): Instant {
  if (choice === 'hour') return new Date(Date.parse(now) + HOUR).toISOString();
  const { timeZone } = workspace;
  const today = dayAt(now, timeZone);
  if (choice === 'tomorrow') return atHour(addDays(today, 1), MORNING_HOUR, timeZone);
  const rhythm = metric ?? ({ cadence: 'monthly', startsOn: today } as const);
  const next = nextPeriod(rhythm, periodContaining(rhythm, today, workspace), workspace);
  return startOfDay(next.start, timeZone);
}

/** The instant at which clocks show a full hour on a day, also where they are put forward or back in the night. */
function atHour(day: string, hour: number, timeZone: string): Instant {
  const midnight = Date.parse(startOfDay(day, timeZone));
  const shown = (time: number) => hourAt(new Date(time).toISOString(), timeZone);
  const guess = midnight + hour * HOUR;
  return new Date(guess + (hour - shown(guess)) * HOUR).toISOString();
}

function hourAt(instant: Instant, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', hour: 'numeric' });
  return Number(parts.format(new Date(instant)));
}
