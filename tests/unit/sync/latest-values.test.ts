import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addMonths } from '@/lib/domain/calendar';
import { contentId } from '@/lib/domain/content-id';
import { guardedSince } from '@/lib/domain/guarded-since';
import type { InitiativeRecords } from '@/lib/domain/initiative-records';
import type { Metric, Sample, SampleNote, SampleVoid } from '@/lib/domain/metric-records';
import { initiativeOverview } from '@/lib/domain/overview';
import { latestHere } from '@/lib/sync/latest-here';
import { latestOf } from '@/lib/sync/latest-of';
import { designsFor } from '@/lib/sync/set-up/team-databases';
import {
  approvals,
  decision,
  envelope,
  guardrail,
  ID,
  initiative,
  metric,
  OWNER,
  people,
  REVIEWER,
  sample,
  series,
  skip,
  voidOf,
  workspace,
} from '../domain/records';

/** The view as the server runs it. */
const design = designsFor('portfolio').latest as { views: { latest: { map: string; reduce: string } } };
const { map, reduce } = design.views.latest;
type Ends = string[];
type Reduce = (keys: unknown, values: Ends[], again: boolean) => Ends;
const reduced = new Function(`return ${reduce}`)() as Reduce;
const emitted = (docs: readonly { _id: string }[]): { key: string[]; value: Ends }[] => {
  const rows: { key: string[]; value: Ends }[] = [];
  const emit = (key: string[], value: Ends) => rows.push({ key, value });
  const run = new Function('emit', `return ${map}`)(emit) as (doc: { _id: string }) => void;
  for (const doc of docs) run(doc);
  return rows;
};

const HASH = 'ABCDEFGHJKLMNPQRSTUV';
const hash = (index: number) => `${HASH.slice(0, 18)}${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[index % 26]}2`;
const anEnd = fc
  .record({ month: fc.nat(7), index: fc.nat(11), withdrawn: fc.boolean() })
  .map(({ month, index, withdrawn }) => `2026-0${month + 1}-01:${withdrawn ? 'void-' : ''}${hash(index)}`);
const someEnds = fc.uniqueArray(anEnd, { maxLength: 60 });

/** Reduces in pieces of pieces, as a server's tree happens to be cut. */
function reducedInPieces(values: Ends[], cuts: readonly number[], depth = 0): Ends {
  if (values.length < 2 || depth === 6) return reduced(null, values, false);
  const at = 1 + ((cuts[depth] ?? 0) % (values.length - 1));
  const parts = [values.slice(0, at), values.slice(at)];
  const done = parts.map((part) => reducedInPieces(part, cuts, depth + 1));
  return reduced(null, done, true);
}

describe('the view of the latest values', () => {
  test('answers the same however the server groups and orders the documents, and never much', () => {
    fc.assert(
      fc.property(
        someEnds,
        fc.array(fc.nat(), { minLength: 6, maxLength: 6 }),
        fc.nat(),
        (ends, cuts, turn) => {
          const values = ends.map((end) => [end]);
          const flat = reduced(null, values, false);
          const turned = [
            ...values.slice(turn % (ends.length + 1)),
            ...values.slice(0, turn % (ends.length + 1)),
          ];
          expect(reducedInPieces(turned, cuts)).toEqual(flat);
          expect(reduced(null, [flat], true)).toEqual(flat);
          // Beyond four kilobytes CouchDB refuses what does not get shorter.
          expect(JSON.stringify(flat).length).toBeLessThan(2000);
        },
      ),
    );
  });

  test('lists all of the newest four periods, and says where there are more than it lists', () => {
    const end = (month: number, tail: string) => `2026-0${month}-01:${tail}`;
    const values = [
      ...[1, 2, 3, 4, 5].map((month) => end(month, hash(1))),
      end(4, `void-${hash(1)}`),
      ...[2, 3, 4, 5, 6, 7, 8, 9].map((index) => end(3, hash(index))),
    ].map((one) => [one]);
    expect(reduced(null, values, false)).toEqual([
      end(5, hash(1)),
      end(4, hash(1)),
      end(4, `void-${hash(1)}`),
      end(3, '*'),
      end(2, hash(1)),
      'older',
    ]);
  });

  test('passes over whatever is no value', () => {
    const id = `${ID.initiative}:${ID.metric}:2026-03-01:${hash(0)}`;
    const others = ['_design/guard', 'a:b:c:d', `${ID.initiative}:${ID.metric}:2026-03-01`, 'meta:epoch'];
    expect(emitted([id, ...others].map((_id) => ({ _id })))).toEqual([
      { key: [ID.initiative, ID.metric], value: [`2026-03-01:${hash(0)}`] },
    ]);
  });
});

describe('which documents are fetched', () => {
  const end = (month: number, tail = hash(month)) => `2026-0${month}-01:${tail}`;
  test('the newest two values that stand, and all that was said of those periods', () => {
    const chosen = latestOf([end(5), end(4), end(4, `void-${hash(4)}`), end(3), end(2), 'older']);
    expect(chosen).toEqual({
      ends: [end(5), end(4), end(4, `void-${hash(4)}`), end(3)],
      since: '2026-03-01',
    });
  });

  test('a period with several values is fetched and not counted on', () => {
    const chosen = latestOf([end(5), end(5, hash(9)), end(4), end(3), end(2), 'older']);
    expect(chosen.since).toBe('2026-03-01');
  });

  test('where all there are is fetched, that is known; where a period has too many, nothing before it is', () => {
    expect(latestOf([end(5), end(4)])).toEqual({ ends: [end(5), end(4)], since: '' });
    expect(latestOf([end(5), end(4), 'older']).since).toBe('2026-04-01');
    expect(latestOf([end(5, '*'), end(4)])).toEqual({ ends: [], since: null });
    expect(latestOf([end(5), end(4, '*'), end(3)])).toEqual({ ends: [end(5)], since: '2026-05-01' });
    expect(latestOf([])).toEqual({ ends: [], since: null });
  });
});

const NOW = '2026-09-20T10:00:00.000Z';

type Facts = {
  samples: Sample[];
  voids: SampleVoid[];
  notes: SampleNote[];
  skips: ReturnType<typeof skip>[];
};

function dispute(of: Sample): SampleNote {
  const { initiativeId, metricId, periodStart } = of;
  const place = { initiativeId, metricId, periodStart, of: of.id };
  const body = { ...envelope, by: REVIEWER, nonce: of.id, ...place, kind: 'dispute' as const, text: 'wrong' };
  return { ...body, id: contentId('sampleNote', body) };
}

/** Values of up to eighteen months: corrected, withdrawn, disputed, doubled, left out; and of an earlier series. */
const someFacts = fc
  .array(
    fc.record({
      month: fc.nat(17),
      value: fc.integer({ min: 20, max: 60 }),
      kind: fc.constantFrom('plain', 'plain', 'plain', 'withdrawn', 'corrects', 'disputed', 'skip'),
      later: fc.boolean(),
    }),
    { maxLength: 40 },
  )
  .map((rows): Facts => {
    const facts: Facts = { samples: [], voids: [], notes: [], skips: [] };
    for (const [index, { month, value, kind, later }] of rows.entries()) {
      const periodStart = addMonths('2025-03-01', month);
      if (kind === 'skip') {
        facts.skips.push(skip(periodStart));
        continue;
      }
      const before = facts.samples.find((one) => one.periodStart === periodStart);
      const seriesVersion = later && periodStart >= '2026-05-01' ? 2 : 1;
      const corrects = kind === 'corrects' && before ? { supersedes: before.id } : {};
      const made = sample({ periodStart, value, seriesVersion, nonce: `n${index}`, ...corrects });
      facts.samples.push(made);
      if (kind === 'withdrawn') facts.voids.push(voidOf(made));
      if (kind === 'disputed') facts.notes.push(dispute(made));
    }
    return facts;
  });

const aMetric: fc.Arbitrary<Metric> = fc
  .record({
    startsOn: fc.constantFrom('2025-03-01', '2026-04-01'),
    graceDays: fc.constantFrom(5, 40),
    two: fc.boolean(),
  })
  .map(({ startsOn, graceDays, two }) =>
    metric({
      startsOn,
      graceDays,
      series: two ? [series(), series({ version: 2, openedAt: '2026-05-10T08:00:00.000Z' })] : [series()],
    }),
  );

/** What the portfolio shows of a metric. */
function standing(records: InitiativeRecords) {
  const shown = initiativeOverview(records, NOW, workspace(), { personId: OWNER }).metrics[0];
  if (!shown) throw new Error('no metric');
  const { trend, history, flatLine, disputed, notCopied, ...rest } = shown;
  return { rest, notCopied };
}

const recordsOf = (one: Metric, facts: Facts): InitiativeRecords => ({
  initiative: initiative({ rollout: 'pilot' }),
  metrics: [one],
  ...facts,
  decisions: [],
  submissions: [],
  gateDecisions: [],
  waivers: [],
  evidence: [],
  people: people(),
});

describe('what follows from the few documents that are fetched', () => {
  test('is where the metric stands with all of them, or else that it is not known here', () => {
    let [told, cut] = [0, 0];
    fc.assert(
      fc.property(aMetric, someFacts, (one, facts) => {
        const all = recordsOf(one, facts);
        const docs = [...facts.samples, ...facts.voids];
        const rows = emitted(docs.map(({ id }) => ({ _id: id })));
        const ends = reduced(
          null,
          rows.map(({ value }) => value),
          false,
        );
        const row = { initiativeId: ID.initiative, metricId: one.id, ends };
        const { missing, since } = latestHere(ID.initiative, ends.length > 0 ? [row] : [], []);
        const fetched = new Set(missing);
        const few: InitiativeRecords = {
          ...all,
          samples: facts.samples.filter(({ id }) => fetched.has(id)),
          voids: facts.voids.filter(({ id }) => fetched.has(id)),
          valuesHere: { at: NOW, since },
        };
        const [whole, latest] = [standing(all), standing(few)];
        if (latest.notCopied === 'all') {
          expect(latest.rest.latest).toBeUndefined();
          expect(['no_data', 'no_target', 'no_baseline']).toContain(latest.rest.status);
          return;
        }
        told += 1;
        if (few.samples.length < all.samples.length) cut += 1;
        expect(latest.rest).toEqual(whole.rest);
      }),
      { numRuns: 500 },
    );
    expect(told).toBeGreaterThan(200);
    expect(cut).toBeGreaterThan(100);
  });
});

describe('what guards an approval', () => {
  const approved = '2026-02-03T10:00:00.000Z';
  const months = Array.from({ length: 18 }, (_, index) => addMonths('2025-03-01', index));
  test('6.4: suspends it by what was measured since, however long ago, with the few documents as with all', () => {
    let [suspended, cut] = [0, 0];
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(2, 2, 2, 9, undefined), {
          minLength: months.length,
          maxLength: months.length,
        }),
        (values) => {
          const place = { metricId: ID.guardrail };
          const samples = values.flatMap((value, index) =>
            value === undefined ? [] : [sample({ ...place, periodStart: months[index] ?? '', value })],
          );
          const one = guardrail({ startsOn: '2025-03-01' });
          const decisions = approvals({ decidedAt: approved });
          const all = { ...recordsOf(one, { samples, voids: [], notes: [], skips: [] }), decisions };
          const ends = emitted(samples.map(({ id }) => ({ _id: id }))).flatMap(({ value }) => value);
          const backTo = guardedSince(one, decisions);
          const row = { initiativeId: ID.initiative, metricId: one.id, ends, ...(backTo && { backTo }) };
          const { missing, since } = latestHere(ID.initiative, ends.length > 0 ? [row] : [], []);
          const few = {
            ...all,
            samples: samples.filter(({ id }) => missing.includes(id)),
            valuesHere: { at: NOW, since },
          };
          const [whole, latest] = [all, few].map((records) =>
            initiativeOverview(records, NOW, workspace(), {}),
          );
          if (few.samples.length < samples.length) cut += 1;
          if (whole?.dimensions[0]?.status === 'suspended') suspended += 1;
          expect(latest?.dimensions).toEqual(whole?.dimensions);
          expect(latest?.compliance).toEqual(whole?.compliance);
        },
      ),
      { numRuns: 300 },
    );
    expect([suspended > 20, cut > 20]).toEqual([true, true]);
  });

  test('is nothing where nothing is approved, and goes back further than the last approval, which may not count', () => {
    const one = guardrail();
    const at = (decidedAt: string, outcome: 'approved' | 'rejected' = 'approved') =>
      decision('accuracy', { decidedAt, outcome });
    expect(guardedSince(one, [])).toBeUndefined();
    expect(guardedSince(one, [at(approved, 'rejected'), decision('bias')])).toBeUndefined();
    expect(guardedSince(metric(), [at(approved)])).toBeUndefined();
    const [first, second, third] = ['2024-01-10', '2025-03-01', '2026-02-03'].map((day) =>
      at(`${day}T10:00:00.000Z`),
    );
    if (!first || !second || !third) throw new Error('three');
    expect(guardedSince(one, [third, first, second])).toBe('2024-08-13');
    // What a metric guarded in an earlier series goes on to count.
    const earlier = { class: 'guardrail' as const, linkedDimension: 'accuracy' as const };
    const freed = metric({ series: [series({ guarded: earlier }), series({ version: 2 })] });
    expect(guardedSince(freed, [third])).toBe('2025-07-18');
  });
});
