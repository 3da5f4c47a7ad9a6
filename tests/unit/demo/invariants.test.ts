import { describe, expect, it } from 'vitest';
import { DEMO_VIEWER_ID } from '@/lib/demo/demo-workspace';
import { dayAt, endExclusiveOfDay } from '@/lib/domain/calendar';
import { CRITERIA } from '@/lib/domain/criteria';
import { hasContent } from '@/lib/domain/evidence-content';
import { checkEvidence } from '@/lib/domain/evidence-invariants';
import { checkDecision, checkWaiver } from '@/lib/domain/governance-invariants';
import { gradeProblems } from '@/lib/domain/grade-rule';
import { checkInitiativeWrite } from '@/lib/domain/initiative-invariants';
import { checkMetric } from '@/lib/domain/metric-invariants';
import { rolesOf } from '@/lib/domain/people';
import { checkPersonWrite, mayReview } from '@/lib/domain/people-invariants';
import { graceEnd, isPeriodOf } from '@/lib/domain/period';
import { GATES } from '@/lib/domain/phase';
import { mayRecord } from '@/lib/domain/record-rights';
import { type Demo, loadDemo, testInstants } from './demo-fixture';

const DEMOS = testInstants()
  .filter((_, index) => index % 6 === 0)
  .map((now) => loadDemo(now));

function each(check: (demo: Demo) => unknown[]): void {
  for (const demo of DEMOS) expect(check(demo), demo.now).toEqual([]);
}

describe('demo workspace keeps the rules for', () => {
  it('initiatives (INV-1 to INV-6, INV-29)', () => {
    each(({ all, initiatives, now, workspace }) =>
      initiatives.flatMap((initiative) =>
        checkInitiativeWrite(undefined, initiative, {
          people: all('person'),
          today: dayAt(now, workspace.timeZone),
          gateDecisions: all('gateDecision'),
          metrics: all('metric'),
          samples: all('sample'),
        }).filter(({ code }) => !(initiative.key === 'FLEET-PLAN' && code === 'owner_inactive')),
      ),
    );
  });

  it('metrics (INV-15 to INV-18)', () => {
    each(({ all }) =>
      all('metric').flatMap((metric) =>
        checkMetric(undefined, metric, {
          siblings: all('metric').filter(({ initiativeId }) => initiativeId === metric.initiativeId),
          samples: all('sample').filter(({ metricId }) => metricId === metric.id),
        }),
      ),
    );
  });

  it('samples (INV-19, INV-22 to INV-24) and what is late', () => {
    each(({ all, initiatives, now, workspace }) =>
      all('sample').filter((sample) => {
        const metric = all('metric').find(({ id }) => id === sample.metricId);
        const initiative = initiatives.find(({ id }) => id === sample.initiativeId);
        if (!metric || !initiative) return true;
        const period = { start: sample.periodStart, end: sample.periodEnd };
        const late = sample.confirmedAt >= endExclusiveOfDay(graceEnd(metric, period), workspace.timeZone);
        const share = metric.unit.dimension === 'percent';
        const grade = gradeProblems({
          grade: sample.grade,
          note: sample.provenance.note,
          origin: {
            ...sample.provenance,
            wholePopulation: sample.provenance.recipeId !== undefined,
          } as never,
        });
        return (
          !isPeriodOf(metric, period, workspace) ||
          sample.periodEnd >= dayAt(sample.confirmedAt, workspace.timeZone) ||
          sample.confirmedAt > now ||
          sample.late !== late ||
          !mayRecord(metric, initiative, sample.confirmedBy) ||
          (share && !((sample.denominator ?? 0) > 0)) ||
          grade.length > 0
        );
      }),
    );
  });

  it('baselines: measured before the first value, frozen by it (INV-17), before the rollout (V5)', () => {
    each(({ all, initiatives }) =>
      all('metric').filter((metric) => {
        const baseline = metric.series[0]?.baseline;
        const samples = all('sample').filter(({ metricId }) => metricId === metric.id);
        const first = initiatives.find(({ id }) => id === metric.initiativeId)?.rolloutHistory[0]?.from;
        return (
          baseline !== undefined &&
          (samples.length > 0 !== (baseline.frozenAt !== undefined) ||
            (first !== undefined && baseline.periodEnd >= first) ||
            samples.some(({ periodStart }) => periodStart <= baseline.periodEnd))
        );
      }),
    );
  });

  it('decisions (INV-10 to INV-13)', () => {
    each(({ all, initiatives, workspace }) =>
      all('decision').flatMap((decision): unknown[] => {
        const initiative = initiatives.find(({ id }) => id === decision.initiativeId);
        if (!initiative) return [decision.id];
        const evidence = all('evidence').filter(({ initiativeId }) => initiativeId === initiative.id);
        return checkDecision(decision, { initiative, people: all('person'), workspace, evidence });
      }),
    );
  });

  it('waivers (INV-7)', () => {
    each(({ all, initiatives, workspace }) =>
      all('waiver').flatMap((waiver): unknown[] => {
        const initiative = initiatives.find(({ id }) => id === waiver.initiativeId);
        if (!initiative) return [waiver.id];
        return checkWaiver(waiver, { initiative, people: all('person'), workspace, earlier: [] });
      }),
    );
  });

  it('gate decisions: who decided, and no hard criterion open in a passed one (INV-8, INV-9)', () => {
    each(({ all, initiatives }) =>
      all('gateDecision').filter((decision) => {
        const initiative = initiatives.find(({ id }) => id === decision.initiativeId);
        if (!initiative) return true;
        const reviewer = all('person').find(({ id }) => id === decision.decidedBy);
        const rightPerson =
          GATES[decision.gate].decidedBy === 'reviewer'
            ? mayReview(reviewer, initiative, decision.decidedAt)
            : decision.decidedBy === initiative.businessOwnerId;
        const own = CRITERIA.filter(({ gate }) => gate === decision.gate);
        const complete = own.every(({ id }) => decision.criteria.some((one) => one.id === id));
        const open = own.filter(({ id, hard }) => {
          const state = decision.criteria.find((one) => one.id === id)?.state;
          return hard && state !== 'met' && state !== 'waived';
        });
        const waived = decision.criteria.filter(({ state }) => state === 'waived').length;
        return (
          !rightPerson ||
          !complete ||
          waived !== decision.waiverIds.length ||
          (decision.outcome === 'passed' && open.length > 0) ||
          (decision.imported === true && (initiative.entryMode !== 'in_flight' || decision.gate === 'G3'))
        );
      }),
    );
  });

  it('gates and rollouts: each step, but one on purpose, was permitted by a gate of the same day or earlier', () => {
    const needed = { pilot: 'G1', limited: 'G2', production: 'G3', none: undefined } as const;
    each(({ all, initiatives, workspace }) =>
      initiatives
        .filter(({ entryMode }) => entryMode === 'greenfield')
        .flatMap((initiative) =>
          initiative.rolloutHistory.filter(({ rollout, from }) => {
            const beyond = initiative.key === 'CLAIM-SORT' && rollout === 'production';
            if (rollout === 'none' || beyond) return false;
            const gate = all('gateDecision').find(
              (one) => one.initiativeId === initiative.id && one.gate === needed[rollout],
            );
            return !gate || dayAt(gate.decidedAt, workspace.timeZone) > from;
          }),
        ),
    );
  });

  it('evidence has in it what its kind promises, and captures their hash (INV-34)', () => {
    each(({ all }) => all('evidence').filter((item) => !hasContent(item) || checkEvidence(item).length > 0));
    for (const { all } of DEMOS) {
      const captures = all('evidence').filter(({ kind }) => kind === 'ticket_capture');
      expect(captures.length).toBeGreaterThan(4);
    }
  });

  it('evidence (INV-33)', () => {
    each(({ all, now }) =>
      all('evidence').filter(({ factAt, filedAt }) => factAt > filedAt || filedAt > now),
    );
  });

  it('people (INV-29, INV-30); the viewer is admin and owner, and no reviewer', () => {
    each(({ all, initiatives, now }) => {
      const people = all('person');
      return people.flatMap((person) => checkPersonWrite(person, { others: people, initiatives, at: now }));
    });
    for (const { all, initiatives, now } of DEMOS) {
      const viewer = all('person').find(({ id }) => id === DEMO_VIEWER_ID);
      expect([...rolesOf(viewer, now)].sort()).toEqual(['admin', 'viewer']);
      const owned = initiatives.filter(({ businessOwnerId }) => businessOwnerId === DEMO_VIEWER_ID);
      expect(owned.length).toBeGreaterThanOrEqual(3);
      for (const { id } of owned) expect(rolesOf(viewer, now, id).has('owner')).toBe(true);
    }
  });
});
