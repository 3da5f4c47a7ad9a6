import type { GovernanceStatus, MetricStatus } from '@/lib/domain/overview-types';

/** What a state means for the reader. Shown as shape and words; colour only repeats it. */
export type Tone = 'good' | 'caution' | 'stop' | 'neutral';

export function governanceTone(status: GovernanceStatus): Tone {
  return GOVERNANCE_TONES[status] ?? 'neutral';
}

/** A stale metric is never green: its status is `stale` whatever it was before. */
export function metricTone(status: MetricStatus): Tone {
  return METRIC_TONES[status] ?? 'neutral';
}

const GOVERNANCE_TONES: Partial<Record<GovernanceStatus, Tone>> = {
  rejected: 'stop',
  revoked: 'stop',
  suspended: 'stop',
  expired: 'stop',
  lapsed_condition: 'stop',
  invalidated: 'stop',
  exceeds_approval: 'stop',
  changes_requested: 'caution',
  approved_with_conditions: 'caution',
  expiring: 'caution',
  approved: 'good',
};

const METRIC_TONES: Partial<Record<MetricStatus, Tone>> = {
  regressed: 'stop',
  missed_target: 'stop',
  at_risk: 'stop',
  behind: 'caution',
  on_track: 'good',
  achieved: 'good',
};
