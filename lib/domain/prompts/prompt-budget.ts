import { dayAt, isWorkday } from '../calendar';
import type { Instant } from '../primitives';
import type { Workspace } from '../workspace';
import type { PromptState, StandingPrompt } from './prompt-state';

/** At most this many cards at once. */
export const MOST_CARDS = 3;

/** No prompt within this time of a navigation, in milliseconds. */
export const SETTLING_MS = 20_000;

/** The person's own quiet times, kept in this browser. */
export type QuietHours = {
  /** Local time of day `HH:MM` in the workspace's zone; equal times mean: all day. */
  from: string;
  to: string;
  /** Somebody else is looking at this screen. */
  sharedScreen: boolean;
};

export const DEFAULT_QUIET_HOURS: QuietHours = { from: '08:00', to: '18:00', sharedScreen: false };

/** What the page says of the moment. */
export type PageMoment = { typing: boolean; msSinceNavigation: number };

/** Why nothing is put before the person right now. */
export type QuietReason = 'typing' | 'just_arrived' | 'outside_hours' | 'shared_screen' | 'budget';

/**
 * The one prompt that may be put before the person unasked on this page now, if any. One a local day over all tools; a
 * safety prompt is exempt from the budget, not from the manners. What was snoozed and hints never come by themselves.
 */
export function proactivePrompt(
  prompts: readonly StandingPrompt[],
  context: {
    states: Iterable<PromptState>;
    moment: PageMoment;
    hours: QuietHours;
    now: Instant;
    workspace: Workspace;
  },
): { prompt: StandingPrompt } | { quiet: QuietReason } | undefined {
  const waiting = prompts.filter(({ severity, state }) => severity !== 'hint' && state !== 'snoozed');
  if (waiting.length === 0) return undefined;
  const quiet = quietReason(context);
  if (quiet) return { quiet };
  const shown = shownToday(context.states, context.now, context.workspace.timeZone);
  const exempt = new Set(prompts.filter(({ severity }) => severity === 'safety').map(({ id }) => id));
  const spent = [...shown].some((id) => !exempt.has(id));
  const prompt = waiting.find(({ id, severity }) => (severity === 'safety' ? !shown.has(id) : !spent));
  return prompt ? { prompt } : { quiet: 'budget' };
}

/** The cards to lay out, gravest first; safety does not count. The rest is in the queue, which can always be opened. */
export function visibleCards(prompts: readonly StandingPrompt[]): StandingPrompt[] {
  const open = prompts.filter(({ state }) => state !== 'snoozed');
  const safety = open.filter(({ severity }) => severity === 'safety');
  const others = open.filter(({ severity }) => severity !== 'safety');
  return [...safety, ...others.slice(0, MOST_CARDS)];
}

/** Notes that a prompt was put before the person. */
export function markShown(id: string, state: PromptState | undefined, now: Instant): PromptState {
  const known = state ?? { id, snoozes: [], shownCount: 0 };
  return { ...known, shownCount: known.shownCount + 1, lastShownAt: now };
}

function quietReason({
  moment,
  hours,
  now,
  workspace,
}: {
  moment: PageMoment;
  hours: QuietHours;
  now: Instant;
  workspace: Workspace;
}): QuietReason | undefined {
  if (hours.sharedScreen) return 'shared_screen';
  if (moment.typing) return 'typing';
  if (moment.msSinceNavigation < SETTLING_MS) return 'just_arrived';
  return isWorkingTime(now, hours, workspace) ? undefined : 'outside_hours';
}

/** Whether a person works now: a working day of the workspace, between their hours. A span may pass midnight. */
export function isWorkingTime(now: Instant, { from, to }: QuietHours, workspace: Workspace): boolean {
  if (!isWorkday(dayAt(now, workspace.timeZone), workspace)) return false;
  if (from === to) return true;
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: workspace.timeZone,
    hourCycle: 'h23',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(now));
  return from < to ? clock >= from && clock < to : clock >= from || clock < to;
}

/** Ids of prompts that were shown on this local day. */
function shownToday(states: Iterable<PromptState>, now: Instant, timeZone: string): Set<string> {
  const today = dayAt(now, timeZone);
  const shown = [...states].filter(
    ({ lastShownAt }) => lastShownAt !== undefined && dayAt(lastShownAt, timeZone) === today,
  );
  return new Set(shown.map(({ id }) => id));
}
