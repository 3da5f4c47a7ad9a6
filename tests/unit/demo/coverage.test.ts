import { describe, expect, it } from 'vitest';
import { concernViews } from '@/lib/domain/concern-state';
import { criterionRow } from '@/lib/domain/criteria';
import { initiativeDossier } from '@/lib/domain/dossier';
import { riskTier } from '@/lib/domain/governance';
import { CRITERION_STATES, DECISION_OUTCOMES, RISK_TIERS } from '@/lib/domain/governance-records';
import { GUIDANCE_IDS } from '@/lib/domain/guidance';
import { INITIATIVE_STATUSES, PHASES, ROLLOUTS } from '@/lib/domain/initiative';
import {
  type ComplianceReason,
  type GateView,
  GOVERNANCE_STATUSES,
  type InitiativeOverview,
} from '@/lib/domain/overview-types';
import { type Demo, loadDemo, testInstants } from './demo-fixture';

/** Every state there is, and how to find those that the demo shows: through what the screens derive, never by name. */
type Coverage = { all: readonly string[]; shown: (demo: Demo, overviews: InitiativeOverview[]) => string[] };

const GATE_STATES = { not_passed: true, passed: true, passed_lapsed: true } satisfies Record<
  GateView['state'],
  true
>;
const REASONS = {
  gate_not_passed: true,
  gate_lapsed: true,
  dimension_not_usable: true,
  exceeds_max_rollout: true,
  unacceptable_risk: true,
} satisfies Record<ComplianceReason['code'], true>;

const criteriaOf = (one: InitiativeOverview) => one.gates.flatMap(({ criteria }) => criteria);

const COVERAGE: Record<string, Coverage> = {
  'phase (section 3)': { all: PHASES, shown: (_, all) => all.map(({ phase }) => phase) },
  'rollout (section 3)': { all: ROLLOUTS, shown: (_, all) => all.map(({ rollout }) => rollout) },
  'status (section 3)': { all: INITIATIVE_STATUSES, shown: (_, all) => all.map(({ status }) => status) },
  'way in (section 3)': {
    all: ['greenfield', 'in_flight'],
    shown: ({ initiatives }) => initiatives.map(({ entryMode }) => entryMode),
  },
  'reason for noncompliance (section 3)': {
    all: Object.keys(REASONS),
    shown: (_, all) => all.flatMap(({ compliance }) => compliance.reasons.map(({ code }) => code)),
  },
  'criterion state (section 4)': {
    all: CRITERION_STATES,
    shown: (_, all) => all.flatMap(criteriaOf).map(({ state }) => state),
  },
  'gate state (section 5)': {
    all: Object.keys(GATE_STATES),
    shown: (_, all) => all.flatMap(({ gates }) => gates.map(({ state }) => state)),
  },
  'gate outcome (section 5)': {
    all: ['passed', 'refused'],
    shown: ({ all }) => all('gateDecision').map(({ outcome }) => outcome),
  },
  'waiver (section 5)': {
    all: ['valid', 'expired'],
    shown: ({ all, now }) =>
      all('waiver').map(({ expiresOn }) => (expiresOn >= now.slice(0, 10) ? 'valid' : 'expired')),
  },
  'dimension status (section 6.5)': {
    all: GOVERNANCE_STATUSES,
    shown: (_, all) => all.flatMap(({ dimensions }) => dimensions.map(({ status }) => status)),
  },
  'decision outcome (section 6.3)': {
    all: DECISION_OUTCOMES,
    shown: ({ all }) => all('decision').map(({ outcome }) => outcome),
  },
  'risk tier (section 6.1)': {
    all: RISK_TIERS,
    shown: ({ initiatives }) => initiatives.map((one) => riskTier(one.scope, one.raisedRiskTier)),
  },
  'guidance sentence (section 14)': {
    all: GUIDANCE_IDS,
    shown: (_, all) => all.map(({ guidance }) => guidance.id),
  },
  'state of a concern (INV-14)': {
    all: ['open', 'received', 'answered', 'anonymous'],
    shown: ({ all }) =>
      concernViews({ concerns: all('concern'), concernReplies: all('concernReply') }, () => '').flatMap(
        ({ answer, received, anonymous }) => [
          answer ? 'answered' : received.length > 0 ? 'received' : 'open',
          ...(anonymous ? ['anonymous'] : []),
        ],
      ),
  },
  'mark that stays or comes by itself': {
    all: ['imported', 'stepped back', 'scaled', 'stuck', 'lapse with date and cause', 'learnt'],
    shown: (demo, overviews) => [
      ...demo.initiatives.flatMap(({ key }) => {
        const page = initiativeDossier(demo.recordsOf(key), demo.now, demo.workspace, undefined);
        return page.stepBacks.some(({ reason, byName }) => reason && byName) ? ['stepped back'] : [];
      }),
      ...overviews.flatMap((one) => [
        ...(one.gates.some(({ imported }) => imported) ? ['imported'] : []),
        ...(one.scaled ? ['scaled'] : []),
        ...(one.stuck ? ['stuck'] : []),
        ...(one.learnt ? ['learnt'] : []),
        ...(one.gates.some(({ lapses }) => lapses?.some(({ since }) => since))
          ? ['lapse with date and cause']
          : []),
      ]),
    ],
  },
};

const DEMOS = testInstants()
  .filter((_, index) => index % 12 === 0)
  .map((now) => loadDemo(now))
  .map((demo) => ({ demo, overviews: demo.initiatives.map(({ key }) => demo.overview(key)) }));

describe('on every day the demo shows each', () => {
  it.each(Object.entries(COVERAGE))('%s', (_, { all, shown }) => {
    for (const { demo, overviews } of DEMOS) {
      const seen = new Set(shown(demo, overviews));
      expect(
        all.filter((state) => !seen.has(state)),
        demo.now,
      ).toEqual([]);
    }
  });
});

describe('what an exception is offered for in the demo', () => {
  it('INV-7: is open and waivable, of the next gate or what takes a passed one back, and both occur', () => {
    for (const { demo } of DEMOS) {
      const gates = demo.initiatives.flatMap(
        ({ key }) => initiativeDossier(demo.recordsOf(key), demo.now, demo.workspace, undefined).gates,
      );
      const offered = (state: GateView['state']) =>
        gates.flatMap(({ view, exceptable }) => (view.state === state ? exceptable : []));
      expect(offered('passed')).toEqual([]);
      expect(offered('not_passed').length).toBeGreaterThan(0);
      expect(offered('passed_lapsed').map(({ id }) => id)).toContain('P1-METRICS');
      for (const { view, exceptable } of gates) {
        const lapsed = view.lapses?.map(({ criterionId }) => criterionId) ?? [];
        for (const { id, state } of exceptable) {
          expect(criterionRow(id)?.waivable, id).toBe(true);
          expect(['met', 'waived', 'not_applicable']).not.toContain(state);
          if (view.state === 'passed_lapsed') expect(lapsed).toContain(id);
        }
      }
    }
  });
});

describe('what has ended in the demo', () => {
  it('says since when, by whom, why and what was learnt, and asks for nothing more', () => {
    for (const { demo, overviews } of DEMOS) {
      const ended = overviews.filter(({ status }) => status === 'stopped' || status === 'retired');
      expect(new Set(ended.map(({ status }) => status))).toEqual(new Set(['stopped', 'retired']));
      for (const one of ended) {
        expect(one, one.key).toMatchObject({ compliant: true, rollout: 'none', nextMissing: [] });
        expect(one.guidance, one.key).toMatchObject({ id: 'guidance.statusSince', tone: 'neutral' });
        for (const word of [one.statusSince, one.statusByName, one.statusReason, one.learnt]) {
          expect(word, one.key).toBeTruthy();
        }
        expect(one.metrics.map(({ freshness }) => freshness)).toEqual(['paused']);
        expect(one.gates.map(({ state }) => state)).not.toContain('passed_lapsed');
        const owner = demo.byKey(one.key).businessOwnerId;
        const page = initiativeDossier(demo.recordsOf(one.key), demo.now, demo.workspace, owner);
        expect(page.gap).toEqual([]);
        expect(page.gates.some(({ next }) => next)).toBe(false);
        expect(page.can).toMatchObject({ end: false, decide_as_owner: false, record_rollout: true });
      }
    }
  });
});
