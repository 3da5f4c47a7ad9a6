import { describe, expect, it } from 'vitest';
import { CRITERIA, type CriterionId } from '@/lib/domain/criteria';
import type { Initiative } from '@/lib/domain/initiative';
import type { InitiativeRecords } from '@/lib/domain/initiative-records';
import type { Metric } from '@/lib/domain/metric-records';
import { governedFactsOf, initiativeOverview } from '@/lib/domain/overview';
import type { CriterionView } from '@/lib/domain/overview-types';
import { gateStandings } from '@/lib/domain/phase';
import type { Workspace } from '@/lib/domain/workspace';
import {
  COLLEAGUE,
  decision,
  evidence,
  gateDecision,
  ID,
  OWNER,
  people,
  REVIEWER,
  RUNNER,
  readyRecords,
  sample,
  series,
  skip,
  waiver,
  workspace,
} from './records';

const NOW = '2026-04-20T12:00:00.000Z';

/** The criterion in records that meet everything, changed as given, with no gate passed unless said. */
function look(
  id: CriterionId,
  change: Partial<Initiative> = {},
  given: Partial<InitiativeRecords> = {},
  ws: Partial<Workspace> = {},
): CriterionView {
  const records = { ...readyRecords(change), gateDecisions: [], ...given };
  const gates = gateStandings(governedFactsOf(records, NOW, workspace(ws)));
  const found = gates.flatMap(({ criteria }) => criteria).find((one) => one.id === id);
  if (!found) throw new Error(`no ${id}`);
  return found;
}
const state = (...given: Parameters<typeof look>) => look(...given).state;
const missing = (...given: Parameters<typeof look>) =>
  look(...given).missing.map(({ id }) => id.replace('missing.', ''));
const chosen = (change: object) => ({
  candidates: readyRecords().initiative.candidates.map((one, index) =>
    index === 0 ? { ...one, ...change } : one,
  ),
});
const scoped = (change: object) => ({
  scope: { ...readyRecords().initiative.scope, ...change } as Initiative['scope'],
});
const plan = (change: object) => ({
  change: { ...readyRecords().initiative.change, ...change } as Initiative['change'],
});
const headline = (change: Partial<Metric>) => ({
  metrics: readyRecords().metrics.map((one) => (one.headline ? { ...one, ...change } : one)),
});

describe('the table of criteria', () => {
  it('counts 5 and 2, 3 and 2, 5 and 0, 3 and 1', () => {
    const count = (gate: string) => {
      const rows = CRITERIA.filter((row) => row.gate === gate);
      return [rows.filter(({ hard }) => hard).length, rows.filter(({ hard }) => !hard).length];
    };
    expect(['G1', 'G2', 'G3', 'G4'].map(count)).toEqual([
      [5, 2],
      [3, 2],
      [5, 0],
      [3, 1],
    ]);
  });

  it('counts 13 hard and 4 soft from pilot to production, 16 and 5 in all', () => {
    const toProduction = CRITERIA.filter(({ gate }) => gate !== 'G4');
    expect(toProduction.filter(({ hard }) => hard)).toHaveLength(13);
    expect(toProduction.filter(({ hard }) => !hard)).toHaveLength(4);
    expect(CRITERIA.filter(({ hard }) => hard)).toHaveLength(16);
    expect(CRITERIA).toHaveLength(21);
  });

  it('lets nobody waive five of them', () => {
    expect(CRITERIA.filter(({ waivable }) => !waivable).map(({ id }) => id)).toEqual([
      'P1-OWNER',
      'P3-ACC',
      'P3-BIAS',
      'P3-AUD',
      'P3-ACCT',
    ]);
  });

  it.each(CRITERIA.map(({ id }) => id))('%s is met in records that have everything', (id) => {
    expect(look(id)).toMatchObject({ state: 'met', missing: [] });
  });
});

describe('phase 1', () => {
  it('P1-VOLUME asks for a chosen workflow, enough volume, and like steps', () => {
    expect(missing('P1-VOLUME', { chosenCandidateId: undefined as never })).toEqual(['chosen_candidate']);
    expect(missing('P1-VOLUME', chosen({ volumePerMonth: undefined }))).toEqual(['volume']);
    expect(look('P1-VOLUME', chosen({ volumePerMonth: 99 })).missing).toEqual([
      { id: 'missing.volume_low', values: { volume: 99, min: 100 }, suppliedBy: 'business_owner' },
    ]);
    expect(state('P1-VOLUME', chosen({ volumePerMonth: 100 }))).toBe('met');
    expect(missing('P1-VOLUME', chosen({ stepsVary: 'varies' }))).toEqual(['steps_vary']);
  });

  it('P1-IO asks for a named input and output, each with an example', () => {
    expect(missing('P1-IO', scoped({ inputs: [{ name: 'Invoice' }], outputs: [] }))).toEqual([
      'input',
      'output',
    ]);
  });

  it('P1-WILLING does not count the owner, and forgets after a year', () => {
    const word = {
      personOrName: COLLEAGUE,
      stance: 'willing',
      expressedAt: '2026-01-01',
      how: 'told',
      byPersonId: OWNER,
    };
    expect(state('P1-WILLING', plan({ stakeholders: [word] }))).toBe('met');
    expect(missing('P1-WILLING', plan({ stakeholders: [{ ...word, personOrName: OWNER }] }))).toEqual([
      'willing_stakeholder',
    ]);
    expect(missing('P1-WILLING', plan({ stakeholders: [{ ...word, expressedAt: '2025-04-19' }] }))).toEqual([
      'willing_too_old',
    ]);
    expect(state('P1-WILLING', plan({ stakeholders: [{ ...word, expressedAt: '2025-04-20' }] }))).toBe('met');
    const later = { ...word, stance: 'opposed', expressedAt: '2026-02-01' };
    expect(state('P1-WILLING', plan({ stakeholders: [word, later] }))).toBe('unmet');
  });

  it('P1-WILLING is only claimed at rigor audit when somebody else reported it', () => {
    const word = {
      personOrName: COLLEAGUE,
      stance: 'willing',
      expressedAt: '2026-01-01',
      how: 'told',
      byPersonId: OWNER,
    };
    expect(state('P1-WILLING', plan({ stakeholders: [word] }), {}, { rigor: 'audit' })).toBe('claimed');
    expect(state('P1-WILLING', {}, {}, { rigor: 'audit' })).toBe('met');
  });

  it('P1-FRICTION asks for three workflows recorded before the choice, and a painful one', () => {
    expect(missing('P1-FRICTION', { chosenAt: '2025-01-01T00:00:00.000Z' })).toEqual(['candidates']);
    expect(missing('P1-FRICTION', { chosenCandidateId: ID.candidates[2] })).toEqual(['friction_low']);
    expect(state('P1-FRICTION', { chosenCandidateId: ID.candidates[1] })).toBe('met');
  });

  it('P1-RATIO asks for the best ratio or a reason, and a ratio of at least one', () => {
    const second = { chosenCandidateId: ID.candidates[1] };
    expect(missing('P1-RATIO', second)).toEqual(['best_ratio_or_reason']);
    expect(state('P1-RATIO', { ...second, choiceReason: 'The team asked for it.' })).toBe('met');
    expect(missing('P1-RATIO', chosen({ impact: 1, complexity: 2 }))).toEqual([
      'best_ratio_or_reason',
      'ratio_low',
    ]);
  });

  it('P1-OWNER asks for an active owner from the business who has accepted', () => {
    const changed = (change: object) => ({
      people: people().map((one) => (one.id === OWNER ? { ...one, ...change } : one)),
    });
    expect(missing('P1-OWNER', { ownerAcceptedAt: undefined as never })).toEqual(['owner_acceptance']);
    expect(missing('P1-OWNER', { itSponsorId: OWNER })).toEqual(['owner_is_it_sponsor']);
    expect(missing('P1-OWNER', {}, changed({ active: false }))).toEqual(['owner_inactive']);
    expect(missing('P1-OWNER', {}, changed({ function: 'it' }))).toEqual(['owner_from_it']);
    expect(missing('P1-OWNER', {}, { people: [] })).toEqual(['owner']);
  });

  it('P1-OWNER cannot be waived', () => {
    const given = { waivers: [waiver('P1-OWNER')] };
    expect(state('P1-OWNER', { ownerAcceptedAt: undefined as never }, given)).toBe('unmet');
  });

  it('P1-METRICS names what a headline metric lacks', () => {
    const { baseline: _, ...bare } = series({ targets: [] });
    expect(missing('P1-METRICS', {}, { metrics: [] })).toEqual(['headline_metric']);
    expect(missing('P1-METRICS', {}, headline({ series: [bare], ownerId: 'nobody' }))).toEqual([
      'baseline',
      'target',
      'metric_owner',
    ]);
    expect(missing('P1-METRICS', {}, headline({ class: 'technical' }))).toEqual(['headline_metric']);
  });

  it('P1-METRICS is met late when the definition was not complete before building began', () => {
    expect(state('P1-METRICS', { buildStartedAt: '2025-01-01' })).toBe('met_late');
    expect(state('P1-METRICS', { buildStartedAt: '2025-01-02' })).toBe('met');
    const { buildStartedAt: _, ...rest } = readyRecords().initiative;
    const unbuilt = { ...rest, rollout: 'none', rolloutHistory: [] } as unknown as Initiative;
    expect(state('P1-METRICS', {}, { initiative: unbuilt })).toBe('met');
    expect(state('P1-METRICS', {}, { initiative: { ...unbuilt, entryMode: 'in_flight' } })).toBe('met_late');
  });

  it('P1-METRICS stays met when a target is superseded after building began', () => {
    const [old] = series().targets;
    const next = { ...old!, version: 2, supersedes: 1, reason: 'x', setAt: '2026-03-01T00:00:00.000Z' };
    expect(state('P1-METRICS', {}, headline({ series: [series({ targets: [old!, next] })] }))).toBe('met');
  });
});

describe('phase 2', () => {
  it('P2-INSIDE is unknown without observations, and cannot be ticked', () => {
    const { matches: _, ...rest } = readyRecords();
    expect(state('P2-INSIDE', {}, { ...rest, gateDecisions: [], matches: undefined as never })).toBe(
      'unknown',
    );
  });

  it('P2-INSIDE asks for an active rule that matched within 30 days, seen by two people where counts are shared', () => {
    expect(missing('P2-INSIDE', {}, { matches: { ruleActive: false } })).toEqual(['active_rule']);
    expect(missing('P2-INSIDE', {}, { matches: { ruleActive: true } })).toEqual(['not_seen_here']);
    expect(missing('P2-INSIDE', {}, { matches: { ruleActive: true, people: 0 } })).toEqual([
      'first_match',
      'second_person',
    ]);
    expect(missing('P2-INSIDE', {}, { matches: { ruleActive: true, lastMatchedOn: '2026-03-20' } })).toEqual([
      'recent_match',
    ]);
    expect(state('P2-INSIDE', {}, { matches: { ruleActive: true, lastMatchedOn: '2026-03-21' } })).toBe(
      'met',
    );
    expect(
      missing('P2-INSIDE', {}, { matches: { ruleActive: true, lastMatchedOn: '2026-04-20', people: 1 } }),
    ).toEqual(['second_person']);
    expect(missing('P2-INSIDE', scoped({ surfaces: [] }))).toEqual(['existing_tool']);
  });

  it('P2-NOSWITCH wants no lasting new interface, and the word of a user from outside the team', () => {
    const surfaces = [{ tool: 'generic', kind: 'new_interface' }];
    expect(missing('P2-NOSWITCH', scoped({ surfaces }))).toEqual(['retire_by']);
    expect(state('P2-NOSWITCH', scoped({ surfaces: [{ ...surfaces[0], retireBy: '2026-12-31' }] }))).toBe(
      'met',
    );
    expect(missing('P2-NOSWITCH', {}, { evidence: [] })).toEqual(['end_user_word']);
  });

  it('P2-NOSWITCH is only claimed when the word comes from the team', () => {
    const word = (change: object) => ({
      evidence: [evidence(['P2-NOSWITCH'], { kind: 'attestation', ...change })],
    });
    expect(state('P2-NOSWITCH', {}, word({}))).toBe('claimed');
    expect(state('P2-NOSWITCH', {}, word({ outsideTeam: true, by: OWNER }))).toBe('claimed');
    expect(state('P2-NOSWITCH', {}, word({ outsideTeam: true, expiresOn: '2026-04-19' }))).toBe('unmet');
  });

  it('P2-RESHAPE wants a step removed, merged or moved', () => {
    const [a, b] = [
      { name: 'A', actor: 'x' },
      { name: 'B', actor: 'x' },
    ];
    const flow = (before: object[], after: object[]) => ({ workflow: { before, after } as never });
    expect(missing('P2-RESHAPE', flow([], []))).toEqual(['steps_before']);
    expect(missing('P2-RESHAPE', flow([a!], []))).toEqual(['steps_after']);
    expect(missing('P2-RESHAPE', flow([a!, b!], [a!, b!, { name: 'AI', actor: 'x' }]))).toEqual([
      'step_changed',
    ]);
    expect(state('P2-RESHAPE', flow([a!, b!], [b!, a!]))).toBe('met');
    expect(state('P2-RESHAPE', flow([a!, b!], [a!]))).toBe('met');
    expect(state('P2-RESHAPE', flow([a!, b!], [a!, { ...b!, actor: 'y' }]))).toBe('met');
  });

  it('P2-MESSY wants enough real cases, not hand-picked, with failures counted', () => {
    const [trial] = readyRecords().initiative.trials;
    const trials = (...change: object[]) => ({ trials: change.map((one) => ({ ...trial!, ...one })) });
    expect(missing('P2-MESSY', trials())).toEqual(['trial']);
    expect(missing('P2-MESSY', trials({ selection: 'hand_picked' }))).toEqual(['trial_selection']);
    expect(missing('P2-MESSY', trials({ failures: [] }))).toEqual(['trial_failures']);
    expect(missing('P2-MESSY', trials({ cases: 29 }))).toEqual(['trial_cases']);
    expect(state('P2-MESSY', trials({ cases: 20 }, { cases: 10 }))).toBe('met');
  });

  it('P2-SKEPTIC wants five users from outside, and an answered objection or the word that there was none', () => {
    const [trial] = readyRecords().initiative.trials;
    expect(missing('P2-SKEPTIC', { trials: [{ ...trial!, outsideUsers: 4 }] })).toEqual(['outside_users']);
    expect(missing('P2-SKEPTIC', plan({ objections: [{ text: 'No', raisedOn: '2026-01-01' }] }))).toEqual([
      'objection',
    ]);
    const word = { evidence: [evidence(['P2-SKEPTIC'], { kind: 'attestation' })] };
    expect(state('P2-SKEPTIC', plan({ objections: [] }), word)).toBe('met');
  });
});

describe('by what a criterion is met', () => {
  const met = (id: CriterionId, change: Partial<Initiative> = {}) =>
    (look(id, change).metBy ?? []).map(({ id: shown, values }) => ({
      [shown.replace('metBy.', '')]: values,
    }));

  it('US-6.1 what the machine checks names the figures and days; what people attest or decide does not', () => {
    const machine = CRITERIA.filter(({ kind, id }) => kind === 'M' && id !== 'P2-INSIDE').map(({ id }) => id);
    expect(CRITERIA.map(({ id }) => id).filter((id) => met(id).length > 0)).toEqual(machine);
    expect(met('P1-VOLUME', chosen({ volumePerMonth: 5200 }))).toEqual([
      { volume: { volume: 5200, min: 100 } },
    ]);
    expect(met('P2-MESSY')).toEqual([{ cases: expect.objectContaining({ min: 30 }) }]);
    expect(met('P1-OWNER')[0]?.owner).toEqual({ name: 'Name of owner', on: expect.stringMatching(/^20/) });
  });

  it('US-6.1 what is not met names none', () => {
    expect(met('P1-VOLUME', chosen({ volumePerMonth: 99 }))).toEqual([]);
    expect(met('P1-OWNER', { ownerAcceptedAt: undefined as never })).toEqual([]);
  });
});

describe('who can supply what is missing', () => {
  const suppliers = (...given: Parameters<typeof look>) =>
    look(...given).missing.map(({ id, suppliedBy }) => [id.replace('missing.', ''), suppliedBy]);

  it('US-6.1 evidence comes from the owner, only the decision from a reviewer', () => {
    const others = readyRecords().decisions.filter((one) => one.dimension !== 'bias');
    const decided = (validUntil: string) =>
      readyRecords().decisions.map((one) => (one.dimension === 'bias' ? { ...one, validUntil } : one));
    expect(new Set(suppliers('P3-BIAS', {}, { decisions: others }).map(([, who]) => who))).toEqual(
      new Set(['business_owner']),
    );
    expect(suppliers('P3-BIAS', {}, { decisions: decided('2026-01-01') })).toEqual([
      ['decision', 'reviewer'],
    ]);
  });

  it('US-6.1 a late start is no longer the owner’s to mend: only a reviewer’s exception helps', () => {
    const late = { buildStartedAt: '2024-01-01' };
    expect(suppliers('P1-METRICS', late)).toEqual([['metrics_before_build', 'reviewer']]);
  });

  it('US-6.1 an owner who is gone cannot name the next one', () => {
    const people = readyRecords().people.map((one) => (one.id === OWNER ? { ...one, active: false } : one));
    expect(suppliers('P1-OWNER', {}, { people })).toEqual([['owner_inactive', 'admin']]);
    expect(look('P1-OWNER', {}, { people }).suppliedBy).toBe('admin');
  });

  it('US-6.1 they are known by name: offices, reviewers of this initiative without one, administrators', () => {
    const names = (change: Partial<Initiative> = {}, more: Partial<InitiativeRecords> = {}) =>
      initiativeOverview({ ...readyRecords(change), ...more }, NOW, workspace(), {}).suppliers;
    expect(names()).toMatchObject({
      business_owner: ['Name of owner'],
      run_owner: ['Name of runner'],
      reviewer: ['Name of reviewer'],
    });
    // A reviewer who gets an office here is none here any more; whoever left supplies nothing.
    expect(names({ runOwnerId: REVIEWER })).toMatchObject({ run_owner: ['Name of reviewer'], reviewer: [] });
    const people = readyRecords().people.map((one) => ({ ...one, active: false }));
    expect(Object.values(names({}, { people })).flat()).toEqual([]);
    const elsewhere = readyRecords().people.map((one) =>
      one.id === REVIEWER ? { ...one, roles: one.roles.map((role) => ({ ...role, scope: 'another' })) } : one,
    );
    expect(names({}, { people: elsewhere }).reviewer).toEqual([]);
  });
});

describe('phase 3', () => {
  it.each([
    ['P3-ACC', 'accuracy', 'ACC'],
    ['P3-BIAS', 'bias', 'BIAS'],
    ['P3-AUD', 'auditability', 'AUD'],
    ['P3-ACCT', 'accountability', 'ACCT'],
  ] as const)(
    'P3-ACC, P3-BIAS, P3-AUD, P3-ACCT: %s wants %s usable beyond a pilot, and names the evidence that is not there',
    (id, dimension, prefix) => {
      const others = readyRecords().decisions.filter((one) => one.dimension !== dimension);
      // The second point has a note; the third only a title.
      const items = [evidence([`${prefix}-2`]), evidence([`${prefix}-3`], { text: '' })];
      expect(look(id, {}, { decisions: others, evidence: items }).missing).toEqual([
        {
          id: 'missing.decision',
          values: { dimension, status: 'gathering' },
          suppliedBy: 'business_owner',
        },
        { id: `missing.${prefix}-1`, suppliedBy: 'business_owner' },
        { id: `missing.${prefix}-3`, suppliedBy: 'business_owner' },
      ]);
      const own = readyRecords().decisions.filter((one) => one.dimension === dimension);
      const pilotOnly = own.map((one) => ({ ...one, maxRollout: 'pilot' as const }));
      expect(missing(id, { rollout: 'pilot' }, { decisions: [...others, ...pilotOnly] })).toEqual([
        'max_rollout',
      ]);
      const waived = { decisions: others, waivers: [waiver(id)] };
      expect(state(id, {}, waived)).toBe('unmet');
    },
  );

  it('P3-BIAS does not apply when the reviewer says so', () => {
    const decisions = [
      decision('bias', {
        outcome: 'not_applicable',
        maxRollout: 'pilot',
        snapshot: readyRecords().decisions[0]!.snapshot,
      }),
    ];
    expect(state('P3-BIAS', {}, { decisions })).toBe('not_applicable');
  });

  it('P3-ACC names what the reviewer found wanting', () => {
    const sufficiency = [{ requirementId: 'ACC-2', value: 'partial' as const, note: '' }];
    const decisions = [decision('accuracy', { outcome: 'changes_requested', sufficiency })];
    expect(missing('P3-ACC', {}, { decisions })).toEqual(['decision', 'ACC-2']);
  });

  it('P3-RUN names everything that running it lacks', () => {
    expect(missing('P3-RUN', { run: undefined as never, runOwnerId: undefined as never })).toEqual([
      'performance',
      'run_owner',
      'support_channel',
      'capacity',
      'funding',
    ]);
    const gone = { people: people().map((one) => (one.id === RUNNER ? { ...one, active: false } : one)) };
    expect(missing('P3-RUN', {}, gone)).toEqual(['run_owner_inactive']);
    const run = (fundedUntil: string) => ({ run: { ...readyRecords().initiative.run!, fundedUntil } });
    expect(state('P3-RUN', run('2026-07-19'))).toBe('met');
    expect(missing('P3-RUN', run('2026-07-18'))).toEqual(['funding']);
  });
});

describe('phase 4', () => {
  const months = (starts: string[], change: object = {}) => ({
    samples: starts.map((periodStart) => sample({ periodStart, ...change })),
  });

  it('P4-OUTCOME wants three periods in a row since the rollout, well founded, and better than before', () => {
    expect(missing('P4-OUTCOME', {}, { metrics: [] })).toEqual(['headline_metric']);
    expect(missing('P4-OUTCOME', { rollout: 'pilot', rolloutHistory: [] })).toEqual(['rollout_limited']);
    expect(missing('P4-OUTCOME', {}, months(['2025-12-01', '2026-02-01', '2026-03-01']))).toEqual([
      'consecutive_values',
    ]);
    expect(missing('P4-OUTCOME', {}, months(['2025-08-01', '2025-09-01', '2025-10-01']))).toEqual([
      'consecutive_values',
    ]);
    expect(
      missing('P4-OUTCOME', {}, months(['2026-01-01', '2026-02-01', '2026-03-01'], { grade: 'estimated' })),
    ).toEqual(['evidence_grade']);
    expect(
      missing('P4-OUTCOME', {}, months(['2026-01-01', '2026-02-01', '2026-03-01'], { value: 42 })),
    ).toEqual(['progress']);
  });

  it('P4-EXEC wants every headline accepted by a named executive within a year', () => {
    const outcome = { statement: 'Faster', executiveName: 'E. X.' };
    expect(missing('P4-EXEC', {}, headline({ execOutcome: undefined as never }))).toEqual(['exec_outcome']);
    expect(missing('P4-EXEC', {}, headline({ execOutcome: outcome }))).toEqual(['exec_acceptance']);
    const accepted = (acceptedAt: string) => headline({ execOutcome: { ...outcome, acceptedAt } });
    expect(missing('P4-EXEC', {}, accepted('2025-04-19T08:00:00.000Z'))).toEqual(['exec_acceptance_old']);
    expect(state('P4-EXEC', {}, accepted('2025-04-20T08:00:00.000Z'))).toBe('met');
  });

  it('P4-CONSISTENT allows no miss, one late and one skipped among the last three periods', () => {
    expect(missing('P4-CONSISTENT', {}, months(['2026-01-01', '2026-03-01']))).toEqual(['missed_period']);
    const one = { ...months(['2026-01-01', '2026-03-01']), skips: [skip('2026-02-01')] };
    expect(state('P4-CONSISTENT', {}, one)).toBe('met');
    const two = { ...months(['2026-03-01']), skips: [skip('2026-02-01'), skip('2026-01-01')] };
    expect(missing('P4-CONSISTENT', {}, two)).toEqual(['skipped_periods']);
    const [a, b, c] = readyRecords().samples;
    expect(state('P4-CONSISTENT', {}, { samples: [a!, b!, { ...c!, late: true }] })).toBe('met');
    expect(
      missing('P4-CONSISTENT', {}, { samples: [a!, { ...b!, late: true }, { ...c!, late: true }] }),
    ).toEqual(['late_periods']);
    expect(missing('P4-CONSISTENT', {}, headline({ startsOn: '2026-02-01' }))).toEqual(['periods_ended']);
  });

  it('P4-CONSISTENT does not call a report late because it was corrected later', () => {
    const [a, b, c] = readyRecords().samples;
    const fix = (old: typeof a) =>
      sample({ periodStart: old!.periodStart, supersedes: old!.id, late: true, nonce: 'fix' });
    expect(state('P4-CONSISTENT', {}, { samples: [a!, b!, c!, fix(b), fix(c)] })).toBe('met');
  });

  it('P4-CHANGE wants a recent review, four in five trained, and a conversation with everyone who doubts', () => {
    expect(missing('P4-CHANGE', plan({ reviewedOn: undefined }))).toEqual(['change_review']);
    expect(missing('P4-CHANGE', plan({ reviewedOn: '2026-01-19' }))).toEqual(['change_review_old']);
    expect(missing('P4-CHANGE', plan({ training: { planned: 10, done: 7 } }))).toEqual(['training']);
    expect(missing('P4-CHANGE', plan({ training: { planned: 0, done: 0 } }))).toEqual(['training']);
    const doubter = {
      personOrName: 'Pat',
      stance: 'skeptical',
      expressedAt: '2026-01-01',
      how: 'told',
      byPersonId: OWNER,
    };
    expect(state('P4-CHANGE', plan({ stakeholders: [doubter] }))).toBe('met');
    expect(missing('P4-CHANGE', plan({ stakeholders: [{ ...doubter, personOrName: 'Kim' }] }))).toEqual([
      'conversation',
    ]);
  });
});

describe('waivers and passed gates', () => {
  const noInput = scoped({ inputs: [] });

  it('a valid waiver waives what is open, until the end of its last day', () => {
    expect(state('P1-IO', noInput, { waivers: [waiver('P1-IO')] })).toBe('waived');
    expect(state('P1-IO', noInput, { waivers: [waiver('P1-IO', { expiresOn: '2026-04-20' })] })).toBe(
      'waived',
    );
    expect(state('P1-IO', noInput, { waivers: [waiver('P1-IO', { expiresOn: '2026-04-19' })] })).toBe(
      'unmet',
    );
    expect(state('P1-IO', {}, { waivers: [waiver('P1-IO')] })).toBe('met');
  });

  it('a criterion fixed at its gate keeps the state recorded there', () => {
    expect(state('P1-IO', noInput, { gateDecisions: [gateDecision('G1')] })).toBe('met');
    const recorded = gateDecision('G1', { criteria: [{ id: 'P1-IO', state: 'waived', evidenceIds: [] }] });
    expect(state('P1-IO', {}, { gateDecisions: [recorded] })).toBe('waived');
  });

  it('a continuous criterion that was met at its gate and is no longer has lapsed', () => {
    const given = { gateDecisions: [gateDecision('G1')], people: people().filter(({ id }) => id !== OWNER) };
    expect(state('P1-OWNER', {}, given)).toBe('lapsed');
  });

  it('a late start stays on the record after the gate, whatever dates say later', () => {
    const criteria = [{ id: 'P1-METRICS', state: 'met_late' as const, evidenceIds: [] }];
    expect(state('P1-METRICS', {}, { gateDecisions: [gateDecision('G1', { criteria })] })).toBe('met_late');
    const waived = [{ id: 'P1-METRICS', state: 'waived' as const, evidenceIds: [] }];
    const late = { buildStartedAt: '2025-01-01' };
    const passed = { gateDecisions: [gateDecision('G1', { criteria: waived })] };
    expect(look('P1-METRICS', late, passed)).toMatchObject({ state: 'waived', late: true });
  });

  it('an exception for a late start says so beside it, before its gate and in the record of it', () => {
    const late = { buildStartedAt: '2025-01-01' };
    const waivers = [waiver('P1-METRICS')];
    expect(look('P1-METRICS', late, { waivers })).toMatchObject({ state: 'waived', late: true });
    const criteria = [{ id: 'P1-METRICS', state: 'waived' as const, late: true, evidenceIds: [] }];
    const passed = { gateDecisions: [gateDecision('G1', { criteria })], metrics: [], waivers };
    expect(look('P1-METRICS', {}, passed)).toMatchObject({ state: 'waived', late: true });
    expect(look('P1-IO', noInput, { waivers: [waiver('P1-IO')] })).not.toHaveProperty('late');
  });

  it('P2-INSIDE: one browser that saw no match proves nothing against a passed gate, shared counts do', () => {
    const gateDecisions = [gateDecision('G1'), gateDecision('G2')];
    expect(state('P2-INSIDE', {}, { gateDecisions, matches: { ruleActive: false } })).toBe('unknown');
    const shared = { ruleActive: true, lastMatchedOn: '2026-03-01', people: 4 };
    expect(state('P2-INSIDE', {}, { gateDecisions, matches: shared })).toBe('lapsed');
  });
});
