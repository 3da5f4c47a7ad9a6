import { describe, expect, it } from 'vitest';
import { initiativeDossier } from '@/lib/domain/dossier';
import { factsOf, type InitiativeRecords } from '@/lib/domain/initiative-records';
import { initiativeOverview } from '@/lib/domain/overview';
import {
  approvals,
  COLLEAGUE,
  DELEGATE,
  decision,
  evidence,
  gateDecision,
  IT,
  initiative,
  OWNER,
  people,
  person,
  REVIEWER,
  RUNNER,
  readyRecords,
  records,
  snapshot,
  waiver,
  workspace,
} from './records';

const NOW = '2026-04-01T12:00:00.000Z';
const LONG_AGO = '2025-01-01T08:00:00.000Z';
const reviewing = (id: string, from = LONG_AGO, to?: string) =>
  people().map((one) =>
    one.id === id
      ? { ...one, roles: [{ role: 'reviewer' as const, scope: 'workspace', from, ...(to ? { to } : {}) }] }
      : one,
  );
const standing = (given: Partial<InitiativeRecords>, id: string) =>
  factsOf(records(given), NOW, workspace()).standingOf(id);

describe('a decision that arrives from somewhere', () => {
  const judged = decision('accuracy');
  const DECIDED = judged.decidedAt;

  it('INV-10: counts when its author was a reviewer without another part on that day, also after they left', () => {
    const left = reviewing(REVIEWER).map((one) => ({ ...one, active: false }));
    const ended = reviewing(REVIEWER, LONG_AGO, '2026-03-01T08:00:00.000Z');
    for (const all of [people(), left, ended]) {
      expect(standing({ decisions: [judged], people: all }, judged.id)).toBe('counts');
    }
  });

  it.each([
    ['nobody knows', people().filter(({ id }) => id !== REVIEWER), 'stranger'],
    ['never had the role', [...people().filter(({ id }) => id !== REVIEWER), person(REVIEWER)], 'role'],
    ['had it later', reviewing(REVIEWER, '2026-03-01T08:00:00.000Z'), 'role'],
    ['had it before', reviewing(REVIEWER, LONG_AGO, '2026-02-01T08:00:00.000Z'), 'role'],
  ])('INV-10: does not count from somebody who %s', (_, all, expected) => {
    expect(standing({ decisions: [judged], people: all }, judged.id)).toBe(expected);
  });

  it.each([
    ['the business owner', OWNER, {}, 'office'],
    ['the business owner since before', OWNER, { businessOwnerSince: DECIDED }, 'office'],
    ['the business owner since later', OWNER, { businessOwnerSince: NOW }, 'counts'],
    ['who runs it', RUNNER, { runOwnerId: RUNNER }, 'office'],
    ['who runs it since later', RUNNER, { runOwnerId: RUNNER, runOwnerSince: NOW }, 'counts'],
    ['a delegate', DELEGATE, { delegateIds: [DELEGATE] }, 'unsure'],
    ['the IT sponsor', IT, { itSponsorId: IT }, 'unsure'],
  ] as const)('INV-29: of %s, with a reviewer’s role besides', (_, id, offices, expected) => {
    const one = decision('accuracy', {
      by: id,
      reviewerId: id,
      snapshot: snapshot({ businessOwnerId: 'somebody' }),
    });
    const given = {
      decisions: [one],
      people: reviewing(id),
      initiative: initiative({ ...offices } as object),
    };
    expect(standing(given, one.id)).toBe(expected);
  });

  it('INV-29: does not count when it says itself that its author was delegate, whoever is now', () => {
    const offices = { delegateIds: [REVIEWER] };
    const one = decision('accuracy', { snapshot: snapshot({ offices }) });
    expect(standing({ decisions: [one] }, one.id)).toBe('office');
  });

  it('INV-10: does not count when its author wrote evidence that it rests on', () => {
    const [own, other] = [evidence(['ACC-1'], { by: REVIEWER }), evidence(['ACC-1'], { by: COLLEAGUE })];
    const on = (item: typeof own) =>
      decision('accuracy', { snapshot: snapshot({ evidence: [{ id: item.id, sha256: '' }] }) });
    const given = { evidence: [own, other], decisions: [on(own), on(other)] };
    expect(given.decisions.map(({ id }) => standing(given, id))).toEqual(['evidence', 'counts']);
  });

  it('leaves the earlier decision in force, and stands in the list with the reason', () => {
    const later = decision('accuracy', {
      by: OWNER,
      reviewerId: OWNER,
      decidedAt: '2026-03-05T10:00:00.000Z',
    });
    const rejected = decision('accuracy', { outcome: 'rejected', validUntil: undefined });
    const given = records({ decisions: [rejected, later], people: reviewing(OWNER).concat(people()) });
    const { dimensions } = initiativeOverview(given, NOW, workspace(), {});
    expect(dimensions.find(({ dimension }) => dimension === 'accuracy')).toMatchObject({
      status: 'rejected',
    });
    const shown = initiativeDossier(given, NOW, workspace(), undefined).dimensions.find(
      ({ view }) => view.dimension === 'accuracy',
    );
    expect(shown?.decisions.map(({ id, doubt }) => [id, doubt])).toEqual([
      [later.id, 'office'],
      [rejected.id, undefined],
    ]);
  });
});

describe('the third gate', () => {
  const at = (change: Parameters<typeof gateDecision>[1], all = people()) => {
    const ready = readyRecords();
    const gates = ready.gateDecisions.filter(({ gate }) => gate !== 'G3');
    const given = { ...ready, gateDecisions: [...gates, gateDecision('G3', change)], people: all };
    const third = initiativeOverview(given, NOW, workspace(), {}).gates.find(({ gate }) => gate === 'G3');
    const [record] =
      initiativeDossier(given, NOW, workspace(), undefined).gates.find(({ view }) => view.gate === 'G3')
        ?.decisions ?? [];
    return { state: third?.state, doubt: record?.doubt };
  };

  it('INV-8: passed by somebody who was no reviewer, or had another part, is not passed', () => {
    expect(at({})).toEqual({ state: 'passed', doubt: undefined });
    expect(at({ decidedBy: COLLEAGUE, by: COLLEAGUE })).toEqual({ state: 'not_passed', doubt: 'role' });
    expect(at({ decidedBy: OWNER, by: OWNER }, reviewing(OWNER))).toEqual({
      state: 'not_passed',
      doubt: 'office',
    });
    expect(at({ decidedBy: 'eve', by: 'eve' })).toEqual({ state: 'not_passed', doubt: 'stranger' });
  });

  it('is the only one of which a reviewer’s role is asked', () => {
    const first = gateDecision('G1', { decidedBy: 'long-gone', by: 'long-gone' });
    expect(standing({ gateDecisions: [first] }, first.id)).toBe('counts');
  });
});

describe('an exception', () => {
  it.each([
    ['a reviewer', REVIEWER, people(), {}, 'counts'],
    ['an admin who runs it', RUNNER, reviewing(RUNNER), { runOwnerId: RUNNER }, 'counts'],
    ['nobody of weight', COLLEAGUE, people(), {}, 'role'],
    ['the business owner as admin', OWNER, people(), {}, 'office'],
  ] as const)('INV-7: of %s', (_, grantedBy, all, offices, expected) => {
    const one = waiver('P1-VOLUME', { by: grantedBy, grantedBy });
    const given = { waivers: [one], people: [...all], initiative: initiative(offices) };
    expect(standing(given, one.id)).toBe(expected);
    const view = initiativeDossier(records(given), NOW, workspace(), undefined).waivers[0];
    expect(view?.valid).toBe(expected === 'counts');
  });
});

it('approvals of the business owner, forged all four, clear nothing', () => {
  const ready = { ...readyRecords(), people: reviewing(OWNER) };
  const forged = approvals({
    by: OWNER,
    reviewerId: OWNER,
    snapshot: snapshot({ businessOwnerId: 'other' }),
  });
  const { dimensions, compliance } = initiativeOverview(
    { ...ready, decisions: forged },
    NOW,
    workspace(),
    {},
  );
  expect(dimensions.every(({ usable }) => !usable)).toBe(true);
  expect(compliance.compliant).toBe(false);
});
