import type { Problem } from './errors';
import type { Initiative } from './initiative';
import type { Metric } from './metric-records';
import type { Day, Instant } from './primitives';

/**
 * What was once recorded of an initiative stays: the way its rollout went, every day ever entered as the start of
 * building, and that it was in use before it was recorded. Otherwise a late start could be edited away (P1-METRICS).
 */
export function historyProblems(before: Initiative | undefined, after: Initiative, today: Day): Problem[] {
  const problems: Problem[] = [];
  const starts = after.buildStarts ?? [];
  if (
    [after.buildStartedAt, ...starts.map(({ day }) => day)].some((day) => day !== undefined && day > today)
  ) {
    problems.push({ code: 'build_start_future', field: 'buildStartedAt', values: { today } });
  }
  if (after.rolloutHistory.some(({ from }) => from > today)) {
    problems.push({ code: 'rollout_future', field: 'rollout', values: { today } });
  }
  const last = after.rolloutHistory.at(-1)?.rollout ?? 'none';
  if (last !== after.rollout && before?.rollout !== after.rollout) {
    problems.push({ code: 'rollout_unrecorded', field: 'rollout' });
  }
  if (!before) return problems;
  if (!startsWith(after.rolloutHistory, before.rolloutHistory)) {
    problems.push({ code: 'history_shortened', field: 'rolloutHistory' });
  }
  if (!startsWith(starts, before.buildStarts ?? []) || (before.buildStartedAt && !after.buildStartedAt)) {
    problems.push({ code: 'history_shortened', field: 'buildStartedAt' });
  }
  if (before.entryMode === 'in_flight' && after.entryMode !== 'in_flight') {
    problems.push({ code: 'history_shortened', field: 'entryMode' });
  }
  if (before.createdAt !== after.createdAt) problems.push({ code: 'history_shortened', field: 'createdAt' });
  return problems;
}

/** A metric that becomes a headline says since when, and keeps saying it. */
export function headlineProblems(before: Metric | undefined, after: Metric, now: Instant): Problem[] {
  if (!before || !after.headline) return [];
  const since = before.headline ? before.headlineSince : now;
  return since === after.headlineSince ? [] : [{ code: 'history_shortened', field: 'headline' }];
}

function startsWith(now: readonly unknown[], before: readonly unknown[]): boolean {
  return before.every((entry, index) => JSON.stringify(entry) === JSON.stringify(now[index]));
}
