import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overallStatus, riskTier } from '@/lib/domain/governance';
import type { Decision } from '@/lib/domain/governance-records';
import {
  AFFECTED_GROUPS,
  DATA_CLASSES,
  DECISION_ROLES,
  DOMAIN_FLAGS,
  type Initiative,
  type Scope,
} from '@/lib/domain/initiative';
import { initiativeOverview } from '@/lib/domain/overview';
import { GOVERNANCE_STATUSES, type GovernanceStatus } from '@/lib/domain/overview-types';
import { reviewSnapshot } from '@/lib/domain/review-snapshot';
import { approvals, readyRecords, workspace } from './records';

const NOW = '2026-04-20T12:00:00.000Z';
const rank = (status: GovernanceStatus) => GOVERNANCE_STATUSES.indexOf(status);

const outcomes = fc.constantFrom<Decision['outcome']>(
  'approved',
  'approved_with_conditions',
  'changes_requested',
  'rejected',
  'revoked',
);
const day = fc.constantFrom('2026-03-01', '2026-04-20', '2026-05-01', '2026-12-31');

const scopes: fc.Arbitrary<Scope> = fc.record({
  inputs: fc.constant([]),
  outputs: fc.constant([]),
  decisionRole: fc.constantFrom(...DECISION_ROLES),
  affects: fc.subarray([...AFFECTED_GROUPS]),
  dataClasses: fc.subarray([...DATA_CLASSES]),
  domainFlags: fc.subarray([...DOMAIN_FLAGS]),
  surfaces: fc.array(
    fc.record({
      tool: fc.constantFrom('jira' as const, 'confluence' as const),
      kind: fc.constantFrom('existing_tool' as const, 'new_interface' as const),
    }),
    { maxLength: 3 },
  ),
  exposedHeadcount: fc.integer({ min: 0, max: 100 }),
});

/** A scope and one that allows, touches and reaches no more. */
const reductions = scopes.chain((before) =>
  fc
    .record({
      role: fc.integer({ min: 0, max: DECISION_ROLES.indexOf(before.decisionRole) }),
      affects: fc.subarray(before.affects),
      dataClasses: fc.subarray(before.dataClasses),
      domainFlags: fc.subarray(before.domainFlags),
      surfaces: fc.subarray(before.surfaces),
      exposedHeadcount: fc.integer({ min: 0, max: before.exposedHeadcount ?? 0 }),
    })
    .map(({ role, ...less }): [Scope, Scope] => [
      before,
      { ...before, ...less, decisionRole: DECISION_ROLES[role] ?? 'informs' },
    ]),
);

describe('governance, whatever the records', () => {
  it('the overall status is never better than the worst dimension', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ outcome: outcomes, validUntil: day }), { minLength: 4, maxLength: 4 }),
        (verdicts) => {
          const decisions = approvals().map((one, index) => ({ ...one, ...verdicts[index] }));
          const { governance, dimensions } = initiativeOverview(
            { ...readyRecords(), decisions },
            NOW,
            workspace(),
            {},
          );
          expect(rank(governance)).toBe(Math.min(...dimensions.map(({ status }) => rank(status))));
        },
      ),
      { numRuns: 60 },
    );
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...GOVERNANCE_STATUSES), { minLength: 1 }), (statuses) => {
        for (const status of statuses)
          expect(rank(overallStatus(statuses))).toBeLessThanOrEqual(rank(status));
      }),
    );
  });

  it('a reduction of the scope invalidates nothing and never raises the tier', () => {
    fc.assert(
      fc.property(reductions, ([before, after]) => {
        const { initiative } = readyRecords({ scope: before });
        const snapshot = reviewSnapshot(initiative, [], []);
        const given = { ...readyRecords(), decisions: approvals({ snapshot }) };
        const statuses = (scope: Initiative['scope']) =>
          initiativeOverview(
            { ...given, initiative: { ...initiative, scope } },
            NOW,
            workspace(),
            {},
          ).dimensions.map(({ status }) => status);
        expect(statuses(after)).toEqual(statuses(before));
        expect(statuses(after)).not.toContain('invalidated');
        const tiers = ['minimal', 'limited', 'high', 'unacceptable'];
        expect(tiers.indexOf(riskTier(after))).toBeLessThanOrEqual(tiers.indexOf(riskTier(before)));
      }),
      { numRuns: 100 },
    );
  });
});
