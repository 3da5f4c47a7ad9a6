import { describe, expect, it } from 'vitest';
import { redacted } from '@/lib/domain/redact';

describe('threat 37: what is kept of an error', () => {
  it.each([
    ['TypeError: Failed to fetch https://couch.example.com/pl?token=CANARY', 'CANARY'],
    ['Error: no record "Salary of CANARY"', 'CANARY'],
    ['Error: no record “Salary of CANARY”', 'CANARY'],
    ['Error: canary@haldenfreight.example is not known', 'canary'],
    ['Error: Bearer eyJCANARY.eyJ', 'CANARY'],
    ['Error: bad id 01J0000000000000000000CANARY', 'CANARY'],
    ['Error: cannot read CANARY-7', 'CANARY'],
    [`Error: ${'x '.repeat(5000)}CANARY`, 'CANARY'],
  ])('does not hold what %s says of somebody', (message, canary) => {
    expect(redacted(message)).not.toContain(canary);
    expect(redacted(message).length).toBeLessThanOrEqual(160);
  });

  it('keeps the words that say what happened', () => {
    expect(redacted('DatabaseClosedError: Database has been closed')).toBe(
      'DatabaseClosedError: Database has been closed',
    );
  });
});
