import { describe, expect, it } from 'vitest';
import { type DecisionDraft, draftProblems } from '@/lib/domain/decision-draft';
import { OWNER } from './records';

const context = { people: [{ id: OWNER }], today: '2026-04-20', limit: '2026-07-19', tier: 'high' } as const;
const rated = (...values: (DecisionDraft['ratings'][number]['value'] | 'open')[]): DecisionDraft['ratings'] =>
  values.map((value, index) => ({
    requirementId: `ACC-${index + 1}`,
    note: '',
    ...(value !== 'open' && value && { value }),
  }));
const found = (draft: Partial<DecisionDraft>) =>
  draftProblems(
    {
      dimension: 'accuracy',
      rationale: '',
      conditions: [],
      ratings: rated('open', 'open', 'open'),
      ...draft,
    },
    context,
  ).map(({ code, field }) => `${field}: ${code}`);

const complete: Partial<DecisionDraft> = {
  ratings: rated('adequate', 'adequate', 'adequate'),
  outcome: 'approved',
  validUntil: '2026-07-19',
  maxRollout: 'limited',
  rationale: 'Looked at every piece of evidence.',
};

describe('a decision that is being written', () => {
  it('US-7.2: names everything that nobody has judged yet at once, in the order of the form', () => {
    expect(found({})).toEqual([
      'sufficiency.ACC-1: rating_required',
      'sufficiency.ACC-2: rating_required',
      'sufficiency.ACC-3: rating_required',
      'outcome: outcome_required',
      'validUntil: valid_until_required',
      'maxRollout: reach_required',
      'rationale: rationale_short',
    ]);
    expect(found(complete)).toEqual([]);
  });

  it('INV-11, US-7.2: a condition is asked for point by point, each part of it by name', () => {
    const conditions = [{ appliesTo: 'ACC-2', text: 'x', ownerId: '', dueOn: '' }];
    const draft: Partial<DecisionDraft> = {
      ...complete,
      outcome: 'approved_with_conditions',
      ratings: rated('adequate', 'partial', 'partial'),
      conditions,
    };
    expect(found(draft)).toEqual([
      'conditions: condition_required',
      'conditions.0.text: condition_text_short',
      'conditions.0.ownerId: condition_owner_required',
      'conditions.0.dueOn: condition_due_required',
    ]);
    const written = (appliesTo: string) => ({
      appliesTo,
      text: 'Count ten more',
      ownerId: OWNER,
      dueOn: '2026-04-20',
    });
    expect(found({ ...draft, conditions: [written('ACC-2'), written('ACC-3')] })).toEqual([]);
    expect(found({ ...draft, outcome: 'approved', conditions: [] })).toEqual([
      'sufficiency.ACC-2: requirement_partial',
      'sufficiency.ACC-3: requirement_partial',
    ]);
  });

  it('INV-12: the end lies within the limit; what grants nothing needs neither end nor reach', () => {
    expect(found({ ...complete, validUntil: '2026-07-20' })).toEqual(['validUntil: valid_until_too_late']);
    const { validUntil: _until, maxRollout: _reach, ...rest } = complete;
    expect(found({ ...rest, outcome: 'rejected' })).toEqual([]);
    expect(found(rest)).toEqual(['validUntil: valid_until_required', 'maxRollout: reach_required']);
  });

  it('INV-13: what does not apply need not be rated', () => {
    expect(
      found({ ...complete, dimension: 'bias', outcome: 'not_applicable', ratings: rated('open') }),
    ).toEqual([]);
  });
});
