import { describe, expect, it } from 'vitest';
import { initiativeDossier } from '@/lib/domain/dossier';
import type { InitiativeRecords } from '@/lib/domain/initiative-records';
import { decision, OWNER, readyRecords, submission, workspace } from './records';

const NOW = '2026-04-20T12:00:00.000Z';
const dossier = (given: Partial<InitiativeRecords>) =>
  initiativeDossier({ ...readyRecords(), ...given }, NOW, workspace(), OWNER);

describe('what was handed in', () => {
  it('US-7.1: waits for a reviewer until somebody has decided, whatever became of the decision', () => {
    const handedIn = submission('accuracy', '2026-03-01T10:00:00.000Z');
    const waits = (...decidedAt: string[]) =>
      dossier({
        submissions: [handedIn],
        decisions: decidedAt.map((at) => decision('accuracy', { decidedAt: at, outcome: 'revoked' })),
      }).dimensions[0]!.submission?.waits;
    expect(waits()).toBe(true);
    expect(waits('2026-02-28T10:00:00.000Z')).toBe(true);
    expect(waits('2026-03-02T10:00:00.000Z')).toBe(false);
  });
});
