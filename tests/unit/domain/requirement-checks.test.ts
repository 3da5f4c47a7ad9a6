import { describe, expect, it } from 'vitest';
import { initiativeDossier } from '@/lib/domain/dossier';
import { newCapture } from '@/lib/domain/evidence-parts';
import type { Decision, Dimension, EvidenceItem } from '@/lib/domain/governance-records';
import type { Initiative } from '@/lib/domain/initiative';
import type { InitiativeRecords } from '@/lib/domain/initiative-records';
import { governedFactsOf } from '@/lib/domain/overview';
import { requirementChecks } from '@/lib/domain/requirement-checks';
import { reviewSnapshot } from '@/lib/domain/review-snapshot';
import type { Workspace } from '@/lib/domain/workspace';
import { decision, evidence, guardrail, OWNER, REVIEWER, readyRecords, workspace } from './records';

const NOW = '2026-04-20T12:00:00.000Z';

type World = { initiative?: Partial<Initiative>; evidence?: EvidenceItem[]; rigor?: Workspace['rigor'] };

function check(id: string, world: World = {}, more: Partial<InitiativeRecords> = {}): string {
  const records = { ...readyRecords(world.initiative), evidence: world.evidence ?? [], ...more };
  const facts = governedFactsOf(records, NOW, workspace({ rigor: world.rigor ?? 'standard' }));
  const dimension = { ACC: 'accuracy', BIAS: 'bias', AUD: 'auditability', ACCT: 'accountability' } as const;
  const of = dimension[id.split('-')[0] as keyof typeof dimension];
  const found = requirementChecks(of, facts).find((one) => one.id === id)!;
  return `${found.proposal} ${found.reason}`;
}
const trial = (change: object) => ({ ...readyRecords().initiative.trials[0]!, to: '2026-03-31', ...change });
const note = (id: string, change: Partial<EvidenceItem> = {}) => evidence([id], { kind: 'note', ...change });
const hash = (id: string) =>
  evidence([id], { kind: 'file_hash', fileHash: { name: 'x.pdf', size: 9, sha256: 'a'.repeat(64) } });
const link = (id: string) => evidence([id], { kind: 'link', link: { url: 'https://x.example', title: 'x' } });

describe('the proposal for a requirement', () => {
  it('ACC-1 counts real, unpicked and recent cases', () => {
    const tried = (change: object) => check('ACC-1', { initiative: { trials: [trial(change)] } });
    expect(tried({ cases: 30 })).toBe('adequate counted');
    expect(tried({ cases: 29 })).toBe('partial counted_few');
    expect(tried({ cases: 30, to: '2025-10-21' })).toBe('partial counted_old');
    expect(tried({ cases: 30, to: '2025-10-22' })).toBe('adequate counted');
    expect(tried({ selection: 'hand_picked' })).toBe('missing hand_picked');
    expect(check('ACC-1', { initiative: { trials: [] } })).toBe('missing nothing');
    expect(check('ACC-1', { initiative: { trials: [] }, evidence: [link('ACC-1')] })).toBe(
      'partial not_counted_here',
    );
  });

  it.each(['ACC-2', 'BIAS-1', 'BIAS-2', 'BIAS-3', 'AUD-1', 'ACCT-3'])(
    'ACC-2, BIAS-1 to BIAS-3, AUD-1, ACCT-3: for %s, a statement is adequate at lenient, partial at standard, missing at audit',
    (id) => {
      const world = { initiative: { trials: [] }, evidence: [note(id)] };
      expect(check(id, { ...world, rigor: 'lenient' })).toBe('adequate stated_only');
      expect(check(id, world)).toBe('partial stated_only');
      expect(check(id, { ...world, rigor: 'audit' })).toBe('missing stated_only');
      expect(check(id, { ...world, evidence: [hash(id)], rigor: 'audit' })).toBe('adequate documented');
      // What lies behind an address is for a person to see.
      expect(check(id, { ...world, evidence: [link(id)], rigor: 'lenient' })).toBe('adequate linked_only');
      expect(check(id, { ...world, evidence: [link(id)] })).toBe('partial linked_only');
      expect(check(id, { ...world, evidence: [link(id)], rigor: 'audit' })).toBe('partial linked_only');
      expect(check(id, { initiative: { trials: [] } })).toBe('missing nothing');
    },
  );

  it('ACC-2 sees counted kinds of error, which are not yet their meaning', () => {
    expect(check('ACC-2')).toBe('partial errors_counted');
  });

  it('ACC-3 is kept by an active guardrail with a bound', () => {
    expect(check('ACC-3')).toBe('adequate guardrail');
    expect(check('ACC-3', { evidence: [note('ACC-3')] }, { metrics: [] })).toBe('partial stated_only');
    const tied = (linkedDimension: Dimension) => ({ metrics: [guardrail({ linkedDimension })] });
    expect(check('ACC-3', {}, tied('accuracy'))).toBe('adequate guardrail');
    expect(check('ACC-3', {}, tied('bias'))).toBe('missing nothing');
    const { linkedDimension: _, ...untied } = guardrail();
    expect(check('ACC-3', {}, { metrics: [untied] })).toBe('adequate guardrail');
  });

  it('AUD-1 at high risk leaves the retention to the reviewer', () => {
    const world = { evidence: [hash('AUD-1')], initiative: { raisedRiskTier: 'high' as const } };
    expect(check('AUD-1', world)).toBe('partial retention');
  });

  it('AUD-2 wants a ticket that was captured', () => {
    expect(check('AUD-2', { evidence: [link('AUD-2')] })).toBe('partial not_captured');
    const capture = newCapture(
      {
        ...{ tool: 'jira', host: 'jira.example.com', kind: 'issue', key: 'OPS-9', label: 'OPS-9' },
        fields: { projectKey: { value: 'OPS', source: 'url' } },
        adapter: { name: 'jira', version: '1' },
      },
      ['projectKey'],
      'https://jira.example.com/browse/OPS-9',
      NOW,
    );
    expect(check('AUD-2', { evidence: [evidence(['AUD-2'], { kind: 'ticket_capture', capture })] })).toBe(
      'adequate captured',
    );
  });

  it('AUD-3 reads the versions from the scope', () => {
    const { scope } = readyRecords().initiative;
    const modelRef = { provider: 'Supplier', name: 'model', version: '2' };
    const versions = (change: object) => check('AUD-3', { initiative: { scope: { ...scope, ...change } } });
    expect(versions({ modelRef, instructionsVersion: '4' })).toBe('adequate versions');
    expect(versions({ modelRef })).toBe('partial instructions_unknown');
    expect(versions({})).toBe('missing nothing');
  });

  it('ACCT-1 is the owner’s own yes', () => {
    expect(check('ACCT-1')).toBe('adequate owner_accepted');
    expect(check('ACCT-1', { initiative: { ownerAcceptedAt: undefined as never } })).toBe(
      'missing owner_not_accepted',
    );
    expect(check('ACCT-1', { initiative: { businessOwnerId: 'gone' } })).toBe('missing owner_gone');
  });

  it('ACCT-2 wants a test within a year', () => {
    const tested = (factAt: string) => check('ACCT-2', { evidence: [note('ACCT-2', { factAt })] });
    expect(tested('2025-04-19T08:00:00.000Z')).toBe('partial test_old');
    expect(tested('2025-04-21T08:00:00.000Z')).toBe('partial stated_only');
  });

  it('ACC-2, BIAS-1, AUD-2: what has nothing in it counts for nothing, at any rigor', () => {
    const empty: [id: string, change: Partial<EvidenceItem>][] = [
      ['ACC-2', { kind: 'link', text: undefined as never }],
      ['ACC-2', { kind: 'link', link: { url: '', title: 'Result' } }],
      ['ACC-2', { kind: 'file_hash' }],
      ['BIAS-1', { kind: 'note', text: '  ' }],
      ['BIAS-1', { kind: 'attestation', text: undefined as never }],
      ['AUD-2', { kind: 'ticket_capture' }],
    ];
    for (const [id, change] of empty) {
      const world = { initiative: { trials: [] }, evidence: [evidence([id], change)] };
      for (const rigor of ['lenient', 'standard', 'audit'] as const) {
        expect(check(id, { ...world, rigor })).toBe('missing evidence_empty');
      }
    }
    // Beside something that says something it does no harm.
    const world = {
      initiative: { trials: [] },
      evidence: [evidence(['ACC-2'], { kind: 'link' }), link('ACC-2')],
    };
    expect(check('ACC-2', world)).toBe('partial linked_only');
  });

  it('what is filed and has changed since is not there', () => {
    const item = note('BIAS-1');
    const changed = {
      id: 'evc',
      v: 1,
      by: 'anonymous',
      at: '2026-04-10T00:00:00.000Z',
      dev: 'anonymous',
      nonce: '1',
      initiativeId: item.initiativeId,
      evidenceId: item.id,
      result: 'changed' as const,
      changed: ['status'],
    };
    expect(check('BIAS-1', { evidence: [item] }, { evidenceChecks: [changed] })).toBe(
      'missing evidence_gone',
    );
  });
});

describe('the dossier of an initiative', () => {
  const dossier = (who: string, change: Partial<Initiative> = {}, more: Partial<InitiativeRecords> = {}) =>
    initiativeDossier({ ...readyRecords(change), ...more }, NOW, workspace(), who);

  it('US-7.1: says before a decision who may not take it, and why', () => {
    const barred = (who: string, items: EvidenceItem[] = []) =>
      dossier(who, {}, { evidence: items }).dimensions.map((one) => one.barred ?? 'may');
    expect(barred(REVIEWER)).toEqual(['may', 'may', 'may', 'may']);
    expect(barred(OWNER)).toEqual(Array(4).fill('office'));
    expect(barred('colleague')).toEqual(Array(4).fill('role'));
    expect(barred(REVIEWER, [note('BIAS-1', { by: REVIEWER })])).toEqual(['may', 'author', 'may', 'may']);
  });

  it('US-7.6: what was decided on is kept by name: inputs, outputs, purpose, counted cases, bounds and offices', () => {
    const before = readyRecords();
    const snapshot = reviewSnapshot(before.initiative, [], before.metrics);
    const { scope } = before.initiative;
    const [input] = scope.inputs;
    const later = dossier(
      REVIEWER,
      {
        purpose: 'Something else',
        scope: { ...scope, inputs: [{ ...input!, name: 'Contract' }], outputs: [] },
        trials: [],
        delegateIds: ['colleague'],
        itSponsorId: 'colleague',
      },
      {
        decisions: [decision('accuracy', { snapshot })],
        metrics: before.metrics.map((one) => (one.bound ? { ...one, bound: { op: '<=', value: 50 } } : one)),
      },
    );
    const lines = later.dimensions[0]!.decisions[0]!.snapshot;
    const differing = lines.filter(({ same }) => !same).map(({ what }) => what);
    expect(differing.sort()).toEqual(
      ['delegates', 'inputs', 'it_sponsor', 'metrics', 'outputs', 'purpose', 'scope', 'trials'].sort(),
    );
    expect(lines.find(({ what }) => what === 'inputs')).toMatchObject({
      before: ['Invoice'],
      now: ['Contract'],
    });
    // Right after the decision nothing differs, and a record that did not keep a thing is not compared by it.
    const unchanged = dossier(REVIEWER, {}, { decisions: [decision('accuracy', { snapshot })] });
    expect(unchanged.dimensions[0]!.decisions[0]!.snapshot.filter(({ same }) => !same)).toEqual([]);
    const old = dossier(REVIEWER).dimensions[0]!.decisions[0]!.snapshot.map(({ what }) => what);
    expect(old).not.toContain('inputs');
    expect(old).not.toContain('trials');
  });

  it('US-7.6: a snapshot shows then and now, field by field', () => {
    const seen = dossier(REVIEWER, { raisedRiskTier: 'high', businessOwnerId: 'colleague' });
    const lines = seen.dimensions[0]!.decisions[0]!.snapshot;
    expect(lines.find(({ what }) => what === 'risk_tier')).toEqual({
      what: 'risk_tier',
      before: ['minimal'],
      now: ['high'],
      same: false,
    });
    expect(lines.find(({ what }) => what === 'business_owner')).toMatchObject({
      before: ['Name of owner'],
      now: ['Name of colleague'],
    });
    expect(lines.find(({ what }) => what === 'surface')?.same).toBe(true);
  });

  it('US-7.6: a condition names its point, and reads as replaced once a later decision stands', () => {
    const conditions = [
      { appliesTo: 'ACC-2', text: 'List the errors', ownerId: OWNER, dueOn: '2026-05-01' },
      { text: 'From an older record', ownerId: OWNER, dueOn: '2026-03-01' },
    ];
    const first = decision('accuracy', { outcome: 'approved_with_conditions', conditions });
    const later = decision('accuracy', { nonce: 'later', decidedAt: '2026-04-01T10:00:00.000Z' });
    const seen = (decisions: Decision[]) =>
      dossier(OWNER, {}, { decisions }).dimensions[0]!.decisions.at(-1)!.conditions;
    expect(seen([first])).toMatchObject([
      { appliesTo: 'ACC-2', done: false, overdue: false, mine: true },
      { done: false, overdue: true },
    ]);
    expect(seen([first])[1]).not.toHaveProperty('appliesTo');
    for (const one of seen([first, later])) {
      expect(one).toMatchObject({ replacedOn: '2026-04-01', overdue: false, mine: false });
    }
  });

  it('US-6.1, US-6.4: lists what is open up to production, hard first, and who decides the next step', () => {
    const open = dossier(
      OWNER,
      { phase: 'P2', run: undefined as never, workflow: undefined as never },
      { decisions: [], evidence: [] },
    );
    const hard = open.gap.map((one) => one.hard);
    expect(hard).toEqual([...hard].sort((a, b) => Number(b) - Number(a)));
    expect(open.gap.map(({ id }) => id)).toContain('P2-RESHAPE');
    expect(open.gates.map(({ next }) => next)).toEqual([false, true, false, false]);
    expect(open.gates[1]!.deciders).toEqual(['Name of owner']);
    expect(open.gates[2]!.deciders).toContain('Name of reviewer');
  });

  it('ranks the candidates, and says what each person may do', () => {
    const { candidates, can } = dossier(OWNER);
    expect(candidates.map(({ rank, chosen }) => `${rank}${chosen ? ' chosen' : ''}`)).toEqual([
      '1 chosen',
      '2',
      '3',
    ]);
    expect(can).toMatchObject({ edit_scope: true, decide_as_reviewer: false, grant_waiver: false });
  });
});
