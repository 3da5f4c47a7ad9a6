import {
  INITIATIVE_STATUSES,
  type InitiativeStatus,
  PHASES,
  type Phase,
  ROLLOUTS,
  type Rollout,
} from '@/lib/domain/initiative';
import type { InitiativeBrief, InitiativeOverview } from '@/lib/domain/overview-types';
import { type Attention, attentionOf } from './attention';

/** What the portfolio shows; absent means everything. */
export type PortfolioFilter = {
  phase?: Phase;
  rollout?: Rollout;
  status?: InitiativeStatus;
  attention?: true;
  /** Each of these words stands in the name or the key. */
  words?: string;
};

export type PortfolioRow = {
  brief: InitiativeBrief;
  /** Undefined while it is being derived. */
  overview: InitiativeOverview | undefined;
  attention: Attention[];
};

/** The initiatives with what is known of them, those that need somebody first. */
export function portfolioRows(
  briefs: readonly InitiativeBrief[],
  overviews: readonly InitiativeOverview[],
): PortfolioRow[] {
  const byId = new Map(overviews.map((overview) => [overview.id, overview]));
  return briefs
    .map((brief) => {
      const overview = byId.get(brief.id);
      return { brief, overview, attention: attentionOf(overview ?? brief) };
    })
    .sort((a, b) => weight(b) - weight(a) || a.brief.key.localeCompare(b.brief.key));
}

export function filterRows(rows: readonly PortfolioRow[], filter: PortfolioFilter): PortfolioRow[] {
  const wanted = (filter.words ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const has = ({ name, key }: InitiativeBrief) => {
    const said = `${name}\n${key}`.toLowerCase();
    return wanted.every((word) => said.includes(word));
  };
  return rows.filter(
    ({ brief, attention }) =>
      (filter.phase === undefined || brief.phase === filter.phase) &&
      (filter.rollout === undefined || brief.rollout === filter.rollout) &&
      (filter.status === undefined || brief.status === filter.status) &&
      (!filter.attention || attention.length > 0) &&
      has(brief),
  );
}

export type PortfolioCounts = {
  rows: { phase: Phase; cells: { rollout: Rollout; count: number }[]; total: number }[];
  columns: { rollout: Rollout; total: number }[];
  total: number;
};

/** Every initiative once, by phase and rollout: rows, columns and the whole add up. */
export function countByPhaseAndRollout(
  briefs: readonly Pick<InitiativeBrief, 'phase' | 'rollout'>[],
): PortfolioCounts {
  const count = (phase: Phase | undefined, rollout: Rollout | undefined) =>
    briefs.filter((one) => (!phase || one.phase === phase) && (!rollout || one.rollout === rollout)).length;
  return {
    rows: PHASES.map((phase) => ({
      phase,
      cells: ROLLOUTS.map((rollout) => ({ rollout, count: count(phase, rollout) })),
      total: count(phase, undefined),
    })),
    columns: ROLLOUTS.map((rollout) => ({ rollout, total: count(undefined, rollout) })),
    total: briefs.length,
  };
}

/** The filter an address names; anything else in it is ignored. */
export function readFilter(params: URLSearchParams): PortfolioFilter {
  const phase = PHASES.find((one) => one === params.get('phase'));
  const rollout = ROLLOUTS.find((one) => one === params.get('rollout'));
  const status = INITIATIVE_STATUSES.find((one) => one === params.get('status'));
  const words = params.get('words')?.trim().slice(0, 100);
  return {
    ...(phase && { phase }),
    ...(rollout && { rollout }),
    ...(status && { status }),
    ...(params.get('attention') === '1' && { attention: true as const }),
    ...(words && { words }),
  };
}

/** The address of a filtered portfolio. */
export function filterHash(filter: PortfolioFilter): string {
  const params = new URLSearchParams();
  for (const name of ['phase', 'rollout', 'status'] as const) {
    const value = filter[name];
    if (value) params.set(name, value);
  }
  if (filter.attention) params.set('attention', '1');
  if (filter.words) params.set('words', filter.words);
  const query = params.toString();
  return query ? `#/?${query}` : '#/';
}

/** Forbidden use before lapsed governance before bad numbers; warnings last. */
function weight({ attention }: PortfolioRow): number {
  const weights = attention.map(({ kind, tone }) => (tone === 'stop' ? STOP_WEIGHTS[kind] : 1));
  return Math.max(0, ...weights);
}

const STOP_WEIGHTS = { noncompliant: 4, governance: 3, metric: 2, stuck: 1 } as const satisfies Record<
  Attention['kind'],
  number
>;
