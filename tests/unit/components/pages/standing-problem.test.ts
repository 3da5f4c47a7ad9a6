import { describe, expect, test } from 'vitest';
import { standingProblem } from '@/components/pages/standing-problem';

const refusal = (...fields: (string | undefined)[]) => ({
  code: 'invalid_input',
  problems: fields.map((field) => ({ code: 'reason_required', ...(field && { field }) })),
});
const fieldsOf = (refused: ReturnType<typeof refusal>, sent: object, now: object) =>
  standingProblem(refused, sent, now)?.problems?.map(({ field }) => field);

describe('a refusal in a form', () => {
  const sent = { reason: '', trial: { cases: 0 }, conditions: [{ text: 'x' }] };

  test('stands until what was refused has been corrected, field by field', () => {
    const refused = refusal('reason', 'cases', 'conditions.0.text');
    expect(fieldsOf(refused, sent, sent)).toEqual(['reason', 'cases', 'conditions.0.text']);
    expect(fieldsOf(refused, sent, { ...sent, reason: 'Audit' })).toEqual(['cases', 'conditions.0.text']);
    const counted = { ...sent, trial: { cases: 40 }, conditions: [{ text: 'Count again' }] };
    expect(fieldsOf(refused, sent, counted)).toEqual(['reason']);
    expect(standingProblem(refused, sent, { ...counted, reason: 'Audit' })).toBeUndefined();
  });

  test('stays where nothing in the form can correct it', () => {
    expect(fieldsOf(refusal('reviewerId', undefined), sent, { ...sent, reason: 'Audit' })).toEqual([
      'reviewerId',
      undefined,
    ]);
    expect(standingProblem({ code: 'offline' }, sent, { ...sent, reason: 'Audit' })).toEqual({
      code: 'offline',
    });
    expect(standingProblem(undefined, sent, sent)).toBeUndefined();
  });
});
