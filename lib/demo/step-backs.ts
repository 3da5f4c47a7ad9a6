import type { DemoContext, DemoRecord } from './demo-context';

/** The call centre's initiative went back to its first phase: what it should improve was never agreed. */
export function demoStepBacks(context: DemoContext): DemoRecord[] {
  const by = context.person('callCentreLead');
  const decidedAt = context.at(-34, 15);
  const record = context.seal('stepBack', 'VOICE-MOOD', by, decidedAt, {
    initiativeId: context.initiative('VOICE-MOOD'),
    from: 'P2',
    to: 'P1',
    decidedBy: by,
    decidedAt,
    reason: 'Bias was rejected, and nobody could say what a mood score is for. We choose again.',
  });
  return [{ cls: 'stepBack', record }];
}
