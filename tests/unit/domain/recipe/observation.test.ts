import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  measureTicket,
  type Observation,
  replaceObservation,
  wantedBy,
  withdrawObservation,
} from '@/lib/domain/recipe/observation';
import { observed, recipe, ticket } from './fixtures';

describe('measuring one ticket (7.7)', () => {
  it('tells a ticket of the population from another, and a finished one from an open one', () => {
    const other = ticket('PAY-1', { fields: { projectKey: { value: 'PAY', source: 'api' } } });
    expect(measureTicket(recipe(), other)).toEqual({ kind: 'outside' });
    expect(measureTicket(recipe(), ticket('OPS-1', { resolved: null }))).toEqual({ kind: 'open' });
    expect(measureTicket(recipe(), ticket('OPS-1'))).toEqual({
      kind: 'measured',
      start: '2026-10-05T08:00:00.000Z',
      end: '2026-10-05T08:30:00.000Z',
    });
  });

  it.each([
    ['start_missing', { created: null }],
    ['start_unreadable', { created: undefined }],
    ['end_unreadable', { resolved: undefined }],
    ['ends_before_start', { created: '2026-10-07T08:00:00.000Z' }],
    ['population_unreadable', { fields: {} }],
  ])('excludes with the reason %s', (reason, change) => {
    const reading = Object.fromEntries(
      Object.entries({ ...ticket('OPS-1'), ...change }).filter(([, value]) => value !== undefined),
    ) as ReturnType<typeof ticket>;
    expect(measureTicket(recipe(), reading)).toMatchObject({ kind: 'excluded', reason });
  });

  it('what cannot be read is neither excluded by a condition nor counted', () => {
    const of = recipe({ exclude: [{ field: 'status', op: 'eq', value: 'Rejected' }] });
    expect(measureTicket(of, ticket('OPS-1'))).toMatchObject({
      kind: 'excluded',
      reason: 'condition_unreadable',
    });
  });

  it('reads a status from the whole history only, whatever its case', () => {
    const of = recipe({ start: { kind: 'first_entered_status', status: 'In Progress' } });
    expect(measureTicket(of, ticket('OPS-1'))).toMatchObject({ reason: 'start_unreadable' });
    const entered = [
      { status: 'Open', at: '2026-10-05T08:00:00.000Z' },
      { status: 'in progress', at: '2026-10-05T08:10:00.000Z' },
    ];
    expect(measureTicket(of, ticket('OPS-1', { entered }))).toMatchObject({
      kind: 'measured',
      start: '2026-10-05T08:10:00.000Z',
    });
    expect(measureTicket(of, ticket('OPS-1', { entered: [] }))).toMatchObject({ reason: 'start_missing' });
  });

  it('takes a number from a field, and a ticket that leaves it empty does not count', () => {
    const of = recipe({ value: 'field', valueField: 'customfield_1' });
    const withNumber = (value: number | null) => ticket('OPS-1', { numbers: { customfield_1: value } });
    expect(measureTicket(of, withNumber(3.5))).toMatchObject({ kind: 'measured', value: 3.5 });
    expect(measureTicket(of, withNumber(null))).toMatchObject({ reason: 'value_missing' });
    expect(measureTicket(of, ticket('OPS-1'))).toMatchObject({ reason: 'value_unreadable' });
  });

  it('asks a host for no more than the recipes need', () => {
    expect(wantedBy([recipe()])).toEqual({ history: false, moments: [], numbers: [] });
    const of = recipe({
      value: 'field',
      valueField: 'customfield_1',
      end: { kind: 'field', field: 'duedate' },
      start: { kind: 'first_entered_status', status: 'Doing' },
    });
    expect(wantedBy([of])).toEqual({ history: false, moments: ['duedate'], numbers: ['customfield_1'] });
    expect(wantedBy([recipe({ start: { kind: 'first_entered_status', status: 'Doing' } })]).history).toBe(
      true,
    );
  });
});

describe('one observation per recipe and ticket', () => {
  const at = (day: number) => `2026-11-${String(day).padStart(2, '0')}T09:00:00.000Z`;
  const resolvedOn = (day: number, seen: number): Observation =>
    observed(
      recipe(),
      ticket('OPS-1', { resolved: `2026-10-${String(day).padStart(2, '0')}T10:00:00.000Z` }),
      {
        seenAt: at(seen),
      },
    );

  it('a re-opened ticket replaces its observation and keeps the earlier one as history', () => {
    const first = resolvedOn(6, 1);
    const reopened = withdrawObservation(first, ticket('OPS-1', { resolved: null }), 'reopened', at(2));
    expect(reopened).toMatchObject({ excluded: 'reopened', earlier: [{ end: first.end, seenAt: at(1) }] });
    expect(reopened).not.toHaveProperty('end');
    const again = replaceObservation(reopened, resolvedOn(20, 3));
    expect(again).toMatchObject({ end: '2026-10-20T10:00:00.000Z' });
    expect(again.earlier).toHaveLength(2);
  });

  it('seeing the same again changes nothing, and neither does an older reading', () => {
    const first = resolvedOn(6, 5);
    expect(replaceObservation(first, resolvedOn(6, 7))).toBe(first);
    expect(replaceObservation(first, resolvedOn(9, 4))).toBe(first);
  });

  it('keeps exactly one observation, the newest, and no history of equal ones, in any sequence of readings', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ day: fc.integer({ min: 1, max: 28 }), seen: fc.integer({ min: 1, max: 28 }) }), {
          minLength: 1,
          maxLength: 15,
        }),
        (readings) => {
          let kept: Observation | undefined;
          let newest = { day: 0, seen: 0 };
          for (const reading of readings) {
            kept = replaceObservation(kept, resolvedOn(reading.day, reading.seen));
            if (reading.seen >= newest.seen && reading.day !== newest.day) newest = reading;
          }
          expect(kept?.id).toBe(observed(recipe(), ticket('OPS-1')).id);
          expect(kept?.end).toBe(resolvedOn(newest.day, 1).end);
          const told = [...kept!.earlier, kept!];
          for (const [index, one] of told.entries()) {
            const before = told[index - 1];
            if (before) expect([before.end, before.seenAt <= one.seenAt]).not.toEqual([one.end, true]);
          }
        },
      ),
    );
  });
});
