import { expect, test } from 'vitest';
import { ruleHealth } from '@/lib/domain/mapping/rule-health';

test('the use of a rule counts thirty days with today, and the last day however long ago', () => {
  const counts = [
    { ruleId: 'a', day: '2026-05-03', count: 2 },
    { ruleId: 'a', day: '2026-04-04', count: 3 },
    { ruleId: 'a', day: '2026-04-03', count: 5 },
    { ruleId: 'b', day: '2025-12-24', count: 1 },
  ];
  const health = ruleHealth(counts, '2026-05-03');
  expect(health.get('a')).toEqual({ matches30d: 5, lastOn: '2026-05-03' });
  expect(health.get('b')).toEqual({ matches30d: 0, lastOn: '2025-12-24' });
  expect(health.get('c')).toBeUndefined();
});
