import { describe, expect, it } from 'vitest';
import { attentionOf } from '@/components/dashboard/attention';
import {
  countByPhaseAndRollout,
  filterHash,
  filterRows,
  portfolioRows,
  readFilter,
} from '@/components/dashboard/portfolio';
import { worstHeadline } from '@/components/dashboard/worst-headline';
import type { InitiativeBrief, InitiativeOverview, MetricView } from '@/lib/domain/overview-types';

const brief = (key: string, part: Partial<InitiativeBrief> = {}): InitiativeBrief => ({
  id: key,
  key,
  name: key,
  phase: 'P2',
  rollout: 'pilot',
  status: 'active',
  compliant: true,
  governance: 'approved',
  ...part,
});
const metric = (status: MetricView['status'], headline = true) =>
  ({ name: status, status, headline }) as MetricView;

describe('US-10.1: the counts of the portfolio', () => {
  it('add up in rows, columns and the whole, and each opens as many initiatives as it says', () => {
    const briefs = [
      brief('A', { phase: 'P1', rollout: 'none' }),
      brief('B'),
      brief('C', { phase: 'P4', rollout: 'production' }),
      brief('D', { phase: 'P4', rollout: 'production', status: 'paused' }),
    ];
    const counts = countByPhaseAndRollout(briefs);
    const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0);
    expect(counts.total).toBe(4);
    expect(sum(counts.rows.map(({ total }) => total))).toBe(4);
    expect(sum(counts.columns.map(({ total }) => total))).toBe(4);
    const rows = portfolioRows(briefs, []);
    for (const { phase, cells, total } of counts.rows) {
      expect(sum(cells.map(({ count }) => count))).toBe(total);
      for (const { rollout, count } of cells) {
        const address = filterHash({ phase, rollout });
        const filter = readFilter(new URLSearchParams(address.split('?')[1]));
        expect(filterRows(rows, filter)).toHaveLength(count);
      }
    }
  });
});

describe('what needs attention', () => {
  it('puts forbidden use before bad numbers before what is fine', () => {
    const rows = portfolioRows(
      [brief('A'), brief('B'), brief('C', { compliant: false })],
      [{ ...brief('B'), metrics: [metric('at_risk')] } as InitiativeOverview],
    );
    expect(rows.map(({ brief: { key } }) => key)).toEqual(['C', 'B', 'A']);
  });

  it('leaves out what was stopped, and technical trouble', () => {
    expect(attentionOf(brief('A', { status: 'stopped', compliant: false }))).toEqual([]);
    const guardrail = { ...brief('B'), metrics: [metric('at_risk', false)] } as InitiativeOverview;
    expect(attentionOf(guardrail)).toEqual([]);
  });

  it('US-10.3: a stale headline needs attention and is never the good news', () => {
    const stale = { ...brief('A'), metrics: [metric('stale')] } as InitiativeOverview;
    expect(attentionOf(stale)).toMatchObject([{ kind: 'metric', tone: 'caution' }]);
    expect(worstHeadline([metric('achieved'), metric('stale'), metric('on_track')])?.status).toBe('stale');
  });

  it('US-6.4: a pilot that nobody decides about is among what needs attention', () => {
    const stuck = { since: '2026-01-10', days: 91, blocking: ['P2-MESSY', 'P2-SKEPTIC', 'P3-ACC'] };
    const pilot = { ...brief('A'), metrics: [], stuck } as unknown as InitiativeOverview;
    expect(attentionOf(pilot)).toEqual([{ kind: 'stuck', tone: 'caution' }]);
    const rows = portfolioRows([brief('A'), brief('B')], [pilot]);
    expect(filterRows(rows, { attention: true }).map(({ brief: { key } }) => key)).toEqual(['A']);
  });

  it('is not the same as being new: nothing reviewed before a pilot is no alarm', () => {
    expect(attentionOf(brief('A', { governance: 'not_started', rollout: 'none' }))).toEqual([]);
  });
});

describe('the address of a filter', () => {
  it('ignores what it does not know', () => {
    expect(readFilter(new URLSearchParams('phase=P9&rollout=pilot&attention=yes'))).toEqual({
      rollout: 'pilot',
    });
  });
});
