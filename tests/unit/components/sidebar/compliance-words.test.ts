import { describe, expect, it } from 'vitest';
import { complianceSentences } from '@/components/sidebar/compliance-words';
import { governanceStanding, missedDimensions } from '@/components/ui/governance-standing';
import { english } from './fixtures';

const missed = (dimension: 'accuracy' | 'bias', status: 'not_started' | 'expired') =>
  ({ code: 'dimension_not_usable', dimension, status }) as const;

describe('why a use is not permitted', () => {
  it('names each gap once: dimensions in one line, without the review that consists of them', () => {
    const reasons = [
      { code: 'gate_not_passed', gate: 'G3', rollout: 'production' } as const,
      missed('accuracy', 'not_started'),
      missed('bias', 'not_started'),
    ];
    expect(complianceSentences(reasons, english())).toEqual(['Not reviewed: Accuracy, Bias']);
  });

  it('keeps what is not the same gap, and says it without a code', () => {
    const reasons = [
      { code: 'gate_not_passed', gate: 'G2', rollout: 'limited' } as const,
      missed('accuracy', 'not_started'),
      missed('bias', 'expired'),
    ];
    expect(complianceSentences(reasons, english())).toEqual([
      'The integration has not been accepted',
      'Not reviewed: Accuracy',
      'Expired: Bias',
    ]);
  });

  it('names the requirement that is no longer fulfilled', () => {
    const lapsed = (criterionId: string) => ({ code: 'gate_lapsed', gate: 'G1', criterionId }) as const;
    expect(complianceSentences([lapsed('P1-OWNER'), lapsed('P1-METRICS')], english())).toEqual([
      'No longer fulfilled: A person from the business has agreed to answer for it',
      'No longer fulfilled: What success means was written down before building began',
    ]);
  });

  it('a missing review is neutral until the present use needs it, then it reads and looks like a problem', () => {
    expect(governanceStanding('not_started', false, english())).toEqual({
      tone: 'neutral',
      words: 'Not reviewed',
    });
    expect(governanceStanding('not_started', true, english())).toEqual({
      tone: 'stop',
      words: 'Not reviewed, and in use all the same',
    });
    const reasons = [missed('bias', 'not_started')];
    expect([...missedDimensions({ compliant: false, reasons })]).toEqual(['bias']);
  });
});
