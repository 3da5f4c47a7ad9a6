import type { Tone } from '@/components/ui/tones';
import type { CriterionState } from '@/lib/domain/governance-records';

const CRITERION_TONES: Partial<Record<CriterionState, Tone>> = {
  met: 'good',
  met_late: 'caution',
  claimed: 'caution',
  waived: 'caution',
  lapsed: 'stop',
};

/** What a criterion's state means for the reader. */
export function criterionTone(state: CriterionState): Tone {
  return CRITERION_TONES[state] ?? 'neutral';
}
