import { describe, expect, it } from 'vitest';
import { metricPage } from '@/lib/domain/metric-page';
import type { InitiativeOverview, MetricView } from '@/lib/domain/overview-types';
import { loadDemo, testInstants } from './demo-fixture';

/** What each initiative shows on every day, so that a demo never depends on when it is given. */
const DEMOS = testInstants().map((now) => loadDemo(now));
const AGGREGATE_TIMEOUT = 120_000;

function always(key: string, check: (overview: InitiativeOverview) => void): void {
  for (const demo of DEMOS) {
    try {
      check(demo.overview(key));
    } catch (cause) {
      throw new Error(`${key} at ${demo.now}`, { cause });
    }
  }
}

function metric({ metrics }: InitiativeOverview, name: string): MetricView {
  const found = metrics.find((one) => one.name === name);
  if (!found) throw new Error(`no metric ${name}`);
  return found;
}

const statuses = ({ dimensions }: InitiativeOverview) => dimensions.map(({ status }) => status);
const gates = (overview: InitiativeOverview) => overview.gates.map(({ state }) => state);

describe('the demo shows on every day', { timeout: AGGREGATE_TIMEOUT }, () => {
  it('ticket triage in production, scaled and on track, with a guardrail and a weekly value due', () => {
    always('INV-TRIAGE', (overview) => {
      expect(overview).toMatchObject({ phase: 'P4', rollout: 'production', compliant: true, scaled: true });
      expect(overview.guidance).toMatchObject({ id: 'guidance.inUse', tone: 'good' });
      expect(statuses(overview)).toEqual(['approved', 'approved', 'approved', 'approved']);
      expect(metric(overview, 'Median handling time')).toMatchObject({
        status: 'on_track',
        freshness: 'current',
      });
      expect(metric(overview, 'Reopen rate')).toMatchObject({ class: 'guardrail', freshness: 'current' });
      const weekly = metric(overview, 'Minutes until the right desk has the ticket');
      expect(['due', 'overdue']).toContain(weekly.freshness);
      expect(weekly.openPeriod).toBeDefined();
      expect(weekly.canRecord).toBe(true);
    });
  });

  it('the delay predictor as a compliant pilot that has hardly begun', () => {
    always('OPS-ROUTE', (overview) => {
      expect(overview).toMatchObject({ phase: 'P2', rollout: 'pilot', compliant: true });
      expect(gates(overview)[0]).toBe('passed');
      expect(statuses(overview)).toEqual(['submitted', 'not_started', 'gathering', 'not_started']);
      expect(metric(overview, 'Hours from delay signal to customer notice').status).toBe('too_early');
    });
  });

  it('invoice matching in production without any governance', () => {
    always('INV-MATCH', (overview) => {
      expect(overview).toMatchObject({ phase: 'P3', rollout: 'production', compliant: false });
      expect(overview.guidance).toMatchObject({ id: 'guidance.notCleared', tone: 'stop' });
      expect(overview.compliance.reasons.map(({ code }) => code)).toContain('gate_not_passed');
      expect(new Set(statuses(overview))).toEqual(new Set(['not_started']));
      expect(overview.gates.map(({ imported }) => imported)).toEqual([true, true, false, false]);
      expect(metric(overview, 'Invoices booked to the wrong shipment')).toMatchObject({ status: 'at_risk' });
      expect(metric(overview, 'Invoices booked to the wrong shipment').disputed).toHaveLength(2);
      expect(metric(overview, 'Early payment discount kept').cadence).toBe('quarterly');
    });
  });

  it('HR answers in a limited rollout whose bias approval ends in a week', () => {
    always('HR-ANSWERS', (overview) => {
      expect(overview).toMatchObject({ phase: 'P3', rollout: 'limited', compliant: true });
      expect(statuses(overview)).toEqual(['approved_with_conditions', 'expiring', 'approved', 'approved']);
      expect(overview.nextMissing.every(({ gate }) => gate === 'G3')).toBe(true);
      const states = new Map(
        overview.gates.flatMap(({ criteria }) => criteria.map((one) => [one.id, one.state])),
      );
      expect(states.get('P2-MESSY')).toBe('waived');
      expect(states.get('P3-RUN')).toBe('waived');
      expect(metric(overview, 'Working hours until the first helpful answer').status).toBe('at_risk');
    });
  });

  it('clause review in production with an approval that ended two weeks ago', () => {
    always('LEG-REVIEW', (overview) => {
      expect(overview).toMatchObject({ phase: 'P4', rollout: 'production', compliant: false });
      expect(overview.guidance.id).toBe('guidance.notCleared');
      expect(statuses(overview)).toEqual(['expired', 'approved', 'approved', 'approved']);
      expect(overview.compliance.since).toBeDefined();
      expect(gates(overview)).toEqual(['passed', 'passed', 'passed_lapsed', 'not_passed']);
      expect(metric(overview, 'Working days until a contract is ready to sign').status).toBe('achieved');
    });
  });

  it('route planning with stale figures, an owner who has left and an approval that fell with that', () => {
    always('FLEET-PLAN', (overview) => {
      expect(overview).toMatchObject({ phase: 'P3', rollout: 'limited', compliant: false });
      expect(overview.ownerName).toBeUndefined();
      expect(statuses(overview)).toEqual(['approved', 'approved', 'approved', 'invalidated']);
      const empty = metric(overview, 'Empty kilometres per 100 km driven');
      expect(empty).toMatchObject({ status: 'stale', freshness: 'stale' });
      expect(empty.missedPeriods).toBeGreaterThanOrEqual(2);
    });
  });

  it('two marketing pilots, one behind and one without any value', () => {
    always('MKT-COPY', (overview) => {
      expect(overview).toMatchObject({ phase: 'P2', rollout: 'pilot', compliant: true });
      expect(overview.stuck).toBeDefined();
      expect(overview.metrics[0]?.status).toBe('behind');
    });
    always('MKT-SEO', (overview) => {
      expect(overview).toMatchObject({ phase: 'P2', rollout: 'pilot', compliant: true });
      expect(overview.metrics[0]).toMatchObject({ status: 'no_data', freshness: 'never' });
    });
  });

  it('the customs checker compliant, but worse than before, with a value due', () => {
    always('CUST-FORMS', (overview) => {
      expect(overview).toMatchObject({ phase: 'P4', rollout: 'limited', compliant: true });
      expect(statuses(overview)).toEqual([
        'approved',
        'not_applicable',
        'approved',
        'approved_with_conditions',
      ]);
      const returned = metric(overview, 'Customs forms returned by the authority');
      expect(returned).toMatchObject({ status: 'regressed', contradiction: true, canRecord: true });
      expect(['due', 'overdue']).toContain(returned.freshness);
    });
  });

  it('the dock counter paused, with reason and date', () => {
    always('DOCK-VISION', (overview) => {
      expect(overview).toMatchObject({ status: 'paused', rollout: 'pilot', compliant: true });
      expect(overview.guidance.id).toBe('guidance.statusSince');
      expect(overview.statusReason).toBeTruthy();
      expect(overview.statusSince).toBeDefined();
      expect(new Set(overview.metrics.map(({ freshness }) => freshness))).toEqual(new Set(['paused']));
      expect(statuses(overview)).toContain('changes_requested');
    });
  });

  it('supplier mail as an idea: three candidates, no owner acceptance, no baseline', () => {
    always('SUP-MAIL', (overview) => {
      expect(overview).toMatchObject({ phase: 'P1', rollout: 'none', compliant: true });
      expect(overview.guidance.id).toBe('guidance.none');
      expect(overview.nextMissing.map(({ id }) => id)).toContain('P1-OWNER');
      expect(overview.metrics[0]?.status).toBe('no_baseline');
    });
    for (const demo of DEMOS) expect(demo.byKey('SUP-MAIL').candidates).toHaveLength(3);
  });
});

describe('the demo has', () => {
  it('the same states in every time zone', () => {
    const stateOf = (demo: ReturnType<typeof loadDemo>) =>
      demo.initiatives.map(({ key }) => {
        const overview = demo.overview(key);
        const metrics = overview.metrics.map(({ name, status }) => `${name}: ${status}`);
        return [
          key,
          overview.compliant,
          overview.scaled,
          ...statuses(overview),
          ...gates(overview),
          ...metrics,
        ];
      });
    const expected = stateOf(loadDemo('2027-05-12T08:00:00.000Z'));
    for (const zone of [
      'America/Los_Angeles',
      'Pacific/Kiritimati',
      'Pacific/Honolulu',
      'Asia/Kathmandu',
      'UTC',
    ]) {
      for (const now of testInstants(zone).filter((_, index) => index % 13 === 0)) {
        expect(stateOf(loadDemo(now, zone)), `${zone} at ${now}`).toEqual(expected);
      }
    }
  });

  it('values of every grade, a correction, a late value and a skip', () => {
    const { all } = loadDemo('2027-05-12T08:00:00.000Z');
    const samples = all('sample');
    expect(new Set(samples.map(({ grade }) => grade))).toEqual(
      new Set(['census', 'sampled', 'opportunistic', 'estimated', 'assumption']),
    );
    const corrections = samples.filter(({ supersedes }) => supersedes !== undefined);
    expect(corrections).toHaveLength(1);
    for (const { supersedes, provenance } of corrections) {
      expect(samples.some(({ id }) => id === supersedes)).toBe(true);
      expect(provenance.note).not.toBe('');
    }
    expect(samples.some(({ late, supersedes }) => late && supersedes === undefined)).toBe(true);
    expect(all('skip')).toHaveLength(1);
  });

  it('metrics whose pages show a gap, a late value, a dispute, a spread and what the latest value was worth', () => {
    const demo = loadDemo('2027-05-12T08:00:00.000Z');
    const page = (key: string, name: string) => {
      const { id } = demo.all('metric').find((one) => one.name === name)!;
      return metricPage(demo.recordsOf(key), id, demo.now, demo.workspace)!;
    };
    const rows = (key: string, name: string) => page(key, name).series[0]!.rows;
    const weekly = rows('INV-TRIAGE', 'Minutes until the right desk has the ticket');
    expect(weekly.some((row) => row.kind === 'gap' && row.gap === 'missed')).toBe(true);
    const monthly = rows('INV-TRIAGE', 'Median handling time').filter((row) => row.kind === 'value');
    expect(monthly.some(({ late }) => late) && monthly.every(({ spread }) => spread)).toBe(true);
    const disputed = rows('INV-MATCH', 'Invoices booked to the wrong shipment');
    expect(disputed.filter((row) => row.kind === 'value' && row.state === 'disputed')).toHaveLength(2);
    expect(page('INV-TRIAGE', 'Median handling time').credited).toMatchObject({
      attributed: true,
      measure: 'hours',
      money: { currency: 'EUR' },
    });
  });

  it('metrics in every cadence', () => {
    const { all } = loadDemo('2027-05-12T08:00:00.000Z');
    expect(new Set(all('metric').map(({ cadence }) => cadence))).toEqual(
      new Set(['weekly', 'biweekly', 'monthly', 'quarterly']),
    );
  });
});
