import { describe, expect, it } from 'vitest';
import { CRITERIA } from '@/lib/domain/criteria';
import { STATED_CRITERIA } from '@/lib/domain/criterion-rules-p2';
import { initiativeDossier } from '@/lib/domain/dossier';
import type { InitiativeRecords } from '@/lib/domain/initiative-records';
import { decision, evidence, OWNER, readyRecords, submission, workspace } from './records';

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

describe('what a statement can be filed for', () => {
  it('US-6.1: are exactly the criteria that a statement changes', () => {
    const { initiative } = readyRecords();
    const bare = {
      ...initiative,
      trials: [],
      change: { ...initiative.change, objections: [], stakeholders: [] },
    };
    const lacking = (supports: string[]) =>
      dossier({
        initiative: { ...bare, workflow: { before: [], after: [] }, phase: 'P1' },
        gateDecisions: [],
        decisions: [],
        evidence: supports.map((id) => evidence([id], { kind: 'attestation', outsideTeam: true })),
      }).gates.flatMap(({ view }) => view.criteria.map(({ id, missing }) => `${id} ${missing.length}`));
    const before = lacking([]);
    const counts = CRITERIA.filter(({ id }) => lacking([id]).join() !== before.join()).map(({ id }) => id);
    expect(counts).toEqual([...STATED_CRITERIA]);
  });
});
