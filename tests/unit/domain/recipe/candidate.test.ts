import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gradeProblems } from '@/lib/domain/grade-rule';
import { candidateFor, originOf, withinPeriod } from '@/lib/domain/recipe/candidate';
import { collectionResult } from '@/lib/domain/recipe/collection';
import { confirmCandidate } from '@/lib/domain/recipe/confirm-candidate';
import type { Observation } from '@/lib/domain/recipe/observation';
import { newSample } from '@/lib/domain/record-sample';
import { initiative, metric, OWNER, workspace } from '../records';
import { collection, observed, PERIOD, RECIPE_ID, recipe, ticket, ticketsOf } from './fixtures';

const MINUTES = [10, 20, 30, 40, 50, 60, 70, 80, 90, 100];
const inPeriod = withinPeriod(PERIOD, 'Europe/Berlin');

const visited = (minutes: readonly number[], of = recipe()) =>
  ticketsOf(minutes).map((one) => observed(of, one));
const queried = (minutes: readonly number[], of = recipe()) =>
  ticketsOf(minutes).map((one) => observed(of, one, { collectedVia: 'query' }));
const runOf = (observations: readonly Observation[], counts: { total?: number } = {}, known: string[] = []) =>
  collection({
    result: collectionResult(observations, known, { received: observations.length, ...counts }, inPeriod),
  });
const candidate = (
  observations: readonly Observation[],
  context: Partial<Parameters<typeof candidateFor>[2]> = {},
  of = recipe(),
  measured = metric(),
) => candidateFor(measured, of, { workspace: workspace(), period: PERIOD, observations, ...context });

describe('a value proposed from tickets (7.7)', () => {
  it('carries value, number of tickets and the middle half', () => {
    expect(candidate(visited(MINUTES))).toMatchObject({
      value: 55,
      n: 10,
      spread: { p25: 32.5, p75: 77.5 },
      tooFew: false,
      calendar: 'elapsed',
      source: 'ticket_timestamps',
      recipeId: RECIPE_ID,
      recipeVersion: 1,
    });
  });

  it.each([
    ['median', 55],
    ['mean', 55],
    ['p85', 86.5],
    ['sum', 550],
    ['last', 100],
  ] as const)('aggregates by %s', (aggregation, value) => {
    expect(candidate(visited(MINUTES), {}, recipe(), metric({ aggregation }))?.value).toBe(value);
  });

  it('INV-19 proposes a share with its numerator and denominator, and no spread', () => {
    const share = recipe({ value: 'flag_rate', flag: [{ field: 'label', op: 'contains', value: 'rework' }] });
    const measured = metric({ unit: { dimension: 'percent', code: '%', decimals: 1 }, aggregation: 'rate' });
    const observations = ticketsOf(MINUTES).map((one, index) =>
      observed(share, {
        ...one,
        fields: { ...one.fields, label: { value: index < 3 ? ['rework'] : [], source: 'api' } },
      }),
    );
    const proposed = candidate(observations, {}, share, measured);
    expect(proposed).toMatchObject({
      numerator: 3,
      denominator: 10,
      value: 30,
      n: 10,
      source: 'ticket_field',
    });
    expect(proposed).not.toHaveProperty('spread');
  });

  it('is absent while no ticket can be measured, and says too few below the recipe’s own number', () => {
    expect(candidate([])).toBeUndefined();
    expect(candidate(visited([10, 20]))).toMatchObject({ n: 2, tooFew: true, minN: 10 });
    expect(candidate(visited([10, 20]), {}, recipe({ minN: 2 }))).toMatchObject({ tooFew: false });
  });

  it('counts the tickets of its own period, on the workspace’s clock, and of its own version', () => {
    const late = ticket('OPS-91', { resolved: '2026-10-31T22:59:59.000Z' });
    const november = ticket('OPS-92', { resolved: '2026-10-31T23:00:00.000Z' });
    const older = { ...observed(recipe(), ticket('OPS-93')), recipeVersion: 0 };
    expect(candidate([observed(recipe(), late), observed(recipe(), november), older])?.n).toBe(1);
  });

  it('lists what does not count, by reason with the tickets’ keys', () => {
    const of = recipe({ exclude: [{ field: 'label', op: 'contains', value: 'test' }] });
    const dropped = ticket('OPS-50', {
      fields: { ...ticket('OPS-50').fields, label: { value: ['test'], source: 'api' } },
    });
    const backwards = ticket('OPS-51', { created: '2026-10-06T08:00:00.000Z' });
    const observations = [...visited([10, 20], of), observed(of, dropped), observed(of, backwards)];
    expect(candidate(observations, {}, of)).toMatchObject({
      n: 2,
      excluded: [
        { reason: 'condition', count: 1, keys: ['OPS-50'] },
        { reason: 'ends_before_start', count: 1, keys: ['OPS-51'] },
      ],
    });
  });

  it('lies between the smallest and the largest ticket, whatever the order they were seen in', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 10_000 }), { minLength: 1, maxLength: 40 }),
        fc.constantFrom('median', 'mean', 'p85' as const),
        fc.infiniteStream(fc.nat()),
        (minutes, aggregation, noise) => {
          const observations = visited(minutes);
          const shuffled = observations
            .map((one) => ({ one, rank: noise.next().value as number }))
            .sort((a, b) => a.rank - b.rank)
            .map(({ one }) => one);
          const measured = metric({ aggregation: aggregation as 'median' });
          const proposed = candidate(observations, {}, recipe(), measured);
          expect(candidate(shuffled, {}, recipe(), measured)).toEqual(proposed);
          expect(proposed?.value).toBeGreaterThanOrEqual(Math.min(...minutes));
          expect(proposed?.value).toBeLessThanOrEqual(Math.max(...minutes));
          expect(proposed?.n).toBe(minutes.length);
          if (proposed?.spread) expect(proposed.spread.p25).toBeLessThanOrEqual(proposed.spread.p75);
        },
      ),
    );
  });
});

describe('how well a proposed value is founded', () => {
  it('INV-24 visited tickets are opportunistic, however many there are', () => {
    expect(candidate(visited(MINUTES))).toMatchObject({ grade: 'opportunistic', collectedVia: 'visit' });
  });

  it('INV-24 a collection that read every ticket of a period that was over is a census', () => {
    const observations = queried(MINUTES);
    const proposed = candidate(observations, { collection: runOf(observations) });
    expect(proposed).toMatchObject({
      grade: 'census',
      collectedVia: 'query',
      found: 10,
      readable: 10,
      query: 'project = "OPS"',
    });
    expect(proposed?.sources).toEqual([expect.objectContaining({ type: 'search', key: 'project = "OPS"' })]);
  });

  it('INV-24 a ticket that the host counts and does not hand out keeps it from being a census', () => {
    const observations = queried(MINUTES);
    expect(candidate(observations, { collection: runOf(observations, { total: 12 }) })).toMatchObject({
      grade: 'opportunistic',
      found: 12,
      readable: 10,
      excluded: [{ reason: 'not_delivered', count: 2 }],
    });
  });

  it('INV-24 a ticket whose dates may not be seen keeps it from being a census, and is listed', () => {
    const { resolved: _, ...hidden } = ticket('OPS-99');
    const all = [...queried(MINUTES), observed(recipe(), hidden, { collectedVia: 'query' })];
    expect(candidate(all, { collection: runOf(all) })).toMatchObject({
      grade: 'opportunistic',
      found: 11,
      readable: 10,
      n: 10,
      excluded: [{ reason: 'end_unreadable', count: 1, keys: ['OPS-99'] }],
    });
  });

  it('INV-24 a ticket seen before that the search does not return keeps it from being a census', () => {
    const seen = observed(recipe(), ticket('OPS-77'));
    const observations = queried(MINUTES);
    const run = runOf(observations, {}, ['OPS-77']);
    expect(candidate([...observations, seen], { collection: run })).toMatchObject({
      grade: 'opportunistic',
      collectedVia: 'query',
      n: 10,
      excluded: [{ reason: 'not_delivered', count: 1, keys: ['OPS-77'] }],
    });
  });

  it('INV-24 a collection from before the period was over is no census', () => {
    const observations = queried(MINUTES);
    const early = { ...runOf(observations), startedAt: '2026-10-31T22:00:00.000Z' };
    expect(candidate(observations, { collection: early })?.grade).toBe('opportunistic');
  });

  it('INV-24 a collection of an older version, or outdated by a later visit, no longer speaks for the period', () => {
    const observations = queried(MINUTES);
    const run = runOf(observations);
    const older = { ...run, recipeVersion: 0 };
    expect(candidate(observations, { collection: older })).toMatchObject({ collectedVia: 'visit' });
    const changed = observed(recipe(), ticket('OPS-1', { resolved: '2026-10-20T08:00:00.000Z' }));
    expect(candidate([changed, ...observations.slice(1)], { collection: run })).toMatchObject({
      grade: 'opportunistic',
      collectedVia: 'visit',
    });
  });

  it('INV-24 every candidate carries a grade that the rule of grades accepts', () => {
    const whole = queried(MINUTES);
    for (const proposed of [
      candidate(visited(MINUTES)),
      candidate(whole, { collection: runOf(whole) }),
      candidate(whole, { collection: runOf(whole, { total: 40 }) }),
    ]) {
      expect(proposed).toBeDefined();
      expect(gradeProblems({ grade: proposed!.grade, origin: originOf(proposed!) })).toEqual([]);
    }
  });
});

describe('confirming a proposed value', () => {
  const proposed = () => candidate(visited([10, 20, 30]))!;
  const seen = ({ recipeId, recipeVersion, value, n }: NonNullable<ReturnType<typeof candidate>>) => ({
    recipeId,
    recipeVersion,
    value,
    n,
  });

  it('records number, spread, grade and where it comes from', () => {
    const whole = queried(MINUTES);
    const one = candidate(whole, { collection: runOf(whole) })!;
    const confirmed = confirmCandidate(one, seen(one), { metric: metric(), note: '' });
    if (!confirmed.ok) throw new Error('refused');
    const outcome = newSample(
      { periodStart: PERIOD.start, ...confirmed.input },
      {
        metric: metric(),
        initiative: initiative(),
        workspace: workspace(),
        samples: [],
        voids: [],
        skips: [],
        now: '2026-11-03T09:00:00.000Z',
        by: OWNER,
        dev: 'device-1',
        nonce: 'nonce',
      },
    );
    expect(outcome).toMatchObject({
      ok: true,
      sample: {
        value: 55,
        n: 10,
        spread: { p25: 32.5, p75: 77.5 },
        grade: 'census',
        provenance: {
          kind: 'ticket_timestamps',
          recipeId: RECIPE_ID,
          recipeVersion: 1,
          adapter: { name: 'jira', version: '1.0' },
          query: { text: 'project = "OPS"', found: 10, readable: 10 },
        },
      },
    });
  });

  it('refuses one that is no longer what was shown', () => {
    const one = proposed();
    for (const stale of [undefined, { ...one, value: 21 }, { ...one, n: 4 }, { ...one, recipeVersion: 2 }]) {
      expect(confirmCandidate(stale, seen(one), { metric: metric(), note: 'yes' })).toMatchObject({
        ok: false,
        problems: [{ code: 'candidate_changed', field: 'value' }],
      });
    }
  });

  it('makes too few tickets a headline only with a note that says why', () => {
    const one = proposed();
    const headline = metric({ headline: true });
    expect(confirmCandidate(one, seen(one), { metric: headline, note: '  ' })).toMatchObject({
      ok: false,
      problems: [{ code: 'candidate_too_few', field: 'note', values: { n: 3, min: 10 } }],
    });
    expect(confirmCandidate(one, seen(one), { metric: headline, note: 'quiet month' }).ok).toBe(true);
    expect(confirmCandidate(one, seen(one), { metric: metric({ headline: false }), note: '' }).ok).toBe(true);
  });
});
