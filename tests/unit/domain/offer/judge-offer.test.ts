import { describe, expect, test } from 'vitest';
import { judgeOffer, type OfferContext } from '@/lib/domain/offer/judge-offer';
import { chooseKind, isFact, OFFER_KINDS } from '@/lib/domain/offer/offer-kinds';
import { renameAuthor, type StoredRecord } from '@/lib/domain/offer/rename-author';
import { gateDecision, initiative, sample, workspace } from '../records';
import { ACCOUNT, ID, localWorkspace, ME, OTHER, stored } from './offered';

const OWNER_ROLES = ['pl-employee', 'pl-creator', 'pl-reviewer', `owner:${ID.initiative}`];

function judge(records: readonly StoredRecord[], change: Partial<OfferContext> = {}) {
  const marked = records.map((one) => ({ ...one, isForeign: isFact(one.cls) && one.doc.by !== ME }));
  const renamed = renameAuthor(marked, ME, ACCOUNT).map((one) =>
    isFact(one.cls) ? one : { ...one, doc: { ...one.doc, by: ACCOUNT } },
  );
  return judgeOffer(renamed, {
    account: ACCOUNT,
    roles: OWNER_ROLES,
    kinds: new Set(OFFER_KINDS),
    there: new Map(),
    besides: [],
    arrived: new Set(),
    workspace: workspace(),
    now: '2026-11-23T12:00:00.000Z',
    ...change,
  });
}

const own = (records: readonly StoredRecord[]) =>
  records.filter(({ cls }) => cls !== 'person' && cls !== 'workspace');
/** The verdicts by class, in the order of the records. */
function verdicts(judged: ReturnType<typeof judge>): Record<string, string> {
  const of = (cls: string) => judged.filter((one) => one.cls === cls).map(({ verdict }) => verdict);
  return Object.fromEntries(judged.map(({ cls }) => [cls, [...new Set(of(cls))].join(', ')]));
}

describe('what becomes of a record that is offered', () => {
  test('everything that one’s own right allows is added, what is named before what names it', () => {
    const judged = judge(own(localWorkspace([ME, ME])));
    // Whoever answers for an initiative judges nothing of it on a server, also with a reviewer's role.
    const { decision: judgement, ...rest } = verdicts(judged);
    expect(judgement).toBe('not_allowed');
    expect(new Set(Object.values(rest))).toEqual(new Set(['add']));
    expect(judged.slice(0, 2).map(({ cls }) => cls)).toEqual(['initiative', 'metric']);
  });

  test('nothing is there twice: a fact by its id, a record that may change by its content apart from who wrote it', () => {
    const first = judge(own(localWorkspace()));
    const there = new Map(first.map((one) => [one.id, { ...one, doc: { ...one.doc } }]));
    expect(new Set(Object.values(verdicts(judge(own(localWorkspace()), { there }))))).toEqual(
      new Set(['there']),
    );
    const metric = first.find(({ cls }) => cls === 'metric');
    if (!metric) throw new Error('There is a metric.');
    there.set(metric.id, { ...metric, doc: { ...metric.doc, name: 'Renamed in the team' } });
    expect(verdicts(judge(own(localWorkspace()), { there }))).toMatchObject({
      metric: 'differs',
      sample: 'there',
    });
  });

  test('somebody else’s fact stays here, and with it what it takes back or is about', () => {
    // The second value is somebody else's: without it the first one would count again, and the later ones correct nothing.
    const judged = judge(own(localWorkspace([ME, OTHER, ME, ME])));
    const values = judged.filter(({ cls }) => cls === 'sample').map(({ verdict }) => verdict);
    expect(values).toEqual(['apart', 'not_yours', 'apart', 'apart']);
    // The decision is ours, and founded on somebody else's evidence; a phase decision stands without what it lists.
    expect(verdicts(judged)).toMatchObject({
      evidence: 'add, not_yours',
      sampleVoid: 'apart',
      gateDecision: 'add',
      metric: 'add',
    });
    const there = new Map(judged.filter(({ cls }) => cls === 'initiative').map((one) => [one.id, one]));
    const reviewed = judge(own(localWorkspace([ME, OTHER, ME, ME])), { roles: ['pl-reviewer'], there });
    expect(verdicts(reviewed)).toMatchObject({ evidence: 'add, not_yours', decision: 'apart' });
  });

  test('a viewer brings nothing; whoever may start an initiative brings it, and its values once they own it', () => {
    expect(
      new Set(Object.values(verdicts(judge(own(localWorkspace()), { roles: ['pl-employee'] })))),
    ).toEqual(new Set(['not_allowed']));
    const starts = verdicts(judge(own(localWorkspace()), { roles: ['pl-employee', 'pl-creator'] }));
    expect(starts).toMatchObject({
      initiative: 'add',
      metric: 'add',
      sample: 'not_allowed',
      gateDecision: 'not_allowed',
    });
  });

  test('INV-3: an initiative does not come in a phase that only somebody else’s decision led to, nor anything of it', () => {
    const records = own(localWorkspace()).filter(({ cls }) => cls !== 'gateDecision');
    const theirs = stored('gateDecision', gateDecision('G1', { by: OTHER }));
    const judged = judge([...records, theirs]);
    expect(judged.find(({ cls }) => cls === 'initiative')).toMatchObject({
      verdict: 'breaks',
      problem: { code: 'phase_unrecorded' },
    });
    expect(verdicts(judged)).toMatchObject({ metric: 'apart', sample: 'apart', evidence: 'apart' });
  });

  test('fault 21: what the server would find too large is not sent at all', () => {
    const long = stored('initiative', {
      ...initiative({ by: ME, businessOwnerId: ME }),
      x_note: 'x'.repeat(16_000),
    });
    expect(judge([long])[0]?.verdict).toBe('too_large');
  });

  test('what belongs to a kind that was left out is left out, unless the team has that already', () => {
    const kinds = new Set(OFFER_KINDS.filter((one) => one !== 'metrics'));
    const records = own(localWorkspace());
    expect(verdicts(judge(records, { kinds })).sample).toBe('apart');
    const metric = judge(records).find(({ cls }) => cls === 'metric');
    const there = new Map(metric ? [[metric.id, metric]] : []);
    expect(verdicts(judge(records, { kinds, there })).sample).toBe('add');
  });

  test('a value of nothing that is here is not brought', () => {
    expect(judge([stored('sample', sample({ periodStart: '2026-01-01', by: ME }))])[0]?.verdict).toBe(
      'apart',
    );
  });
});

describe('choosing kinds', () => {
  test('unticking takes along what belongs to it, ticking brings what it belongs to, and nothing else moves', () => {
    const all = [...OFFER_KINDS];
    expect(chooseKind(all, { kind: 'initiatives', on: false }, all)).toEqual(['people', 'settings']);
    expect(chooseKind(['people'], { kind: 'values', on: true }, all)).toEqual([
      'initiatives',
      'metrics',
      'values',
      'people',
    ]);
    expect(chooseKind(all, { kind: 'people', on: false }, all)).toEqual(
      all.filter((one) => one !== 'people'),
    );
    // Of what the team has already there is nothing to choose.
    expect(chooseKind([], { kind: 'values', on: true }, ['values'])).toEqual(['values']);
  });
});
