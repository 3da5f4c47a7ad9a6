import type { Dimension } from '@/lib/domain/governance-records';
import type { ComplianceView, GovernanceStatus } from '@/lib/domain/overview-types';
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
