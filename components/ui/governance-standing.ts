import type { Dimension } from '@/lib/domain/governance-records';
import type { ComplianceView, DimensionView, GovernanceStatus } from '@/lib/domain/overview-types';
import type { Translator } from '@/lib/i18n/translator';
import { governanceTone, type Tone } from './tones';

/**
 * A governance status in words and tone. What is merely not reviewed yet is neutral as long as nobody relies on it, and a
 * problem once the present use needs it.
 */
export function governanceStanding(
  status: GovernanceStatus,
  isMissed: boolean,
  { t }: Translator,
): { tone: Tone; words: string } {
  if (!isMissed) return { tone: governanceTone(status), words: t(`governance.${status}`) };
  const words = status === 'not_started' ? t('governance.unreviewed_in_use') : t(`governance.${status}`);
  return { tone: 'stop', words };
}

/** The dimensions without which the present use is not permitted. */
export function missedDimensions({ reasons }: ComplianceView): ReadonlySet<Dimension> {
  return new Set(reasons.flatMap((reason) => ('dimension' in reason ? [reason.dimension] : [])));
}

/** What was refused, or has been handed in again since, has no day on which it ceased to hold. */
const NEVER_IN_FORCE: ReadonlySet<GovernanceStatus> = new Set(['rejected', 'changes_requested', 'submitted']);

/** Whether there was an approval that no longer holds. */
export function wasInForce({ status, usable }: Pick<DimensionView, 'status' | 'usable'>): boolean {
  return !usable && !NEVER_IN_FORCE.has(status);
}
