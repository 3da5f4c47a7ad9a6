import { addDays } from '../calendar';
import type { Day } from '../primitives';

const WINDOW_DAYS = 30;

/** How much a rule is used, as counted on this device. */
export type RuleHealth = { matches30d: number; lastOn?: Day };

/** Sums the daily counts of matches by rule. Today is the last of the thirty days. */
export function ruleHealth(
  counts: readonly { ruleId: string; day: Day; count: number }[],
  today: Day,
): ReadonlyMap<string, RuleHealth> {
  const since = addDays(today, 1 - WINDOW_DAYS);
  const health = new Map<string, RuleHealth>();
  for (const { ruleId, day, count } of counts) {
    const known = health.get(ruleId) ?? { matches30d: 0 };
    const lastOn = known.lastOn !== undefined && known.lastOn > day ? known.lastOn : day;
    health.set(ruleId, { matches30d: known.matches30d + (day >= since ? count : 0), lastOn });
  }
  return health;
}
