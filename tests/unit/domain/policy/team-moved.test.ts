import { expect, test } from 'vitest';
import { teamMoved } from '@/lib/domain/policy/team-moved';

const TEAM = { origin: 'https://couch.example.com', prefix: 'pl' };

test('fault 52: another server or team in the policy is noticed, a policy without either or with the same one is not', () => {
  expect(teamMoved({ server: 'https://other.example.com' }, TEAM)).toBe(true);
  expect(teamMoved({ workspace: 'other' }, TEAM)).toBe(true);
  expect(teamMoved({ server: TEAM.origin, workspace: 'other' }, TEAM)).toBe(true);
  expect(teamMoved({ server: TEAM.origin, workspace: TEAM.prefix }, TEAM)).toBe(false);
  expect(teamMoved({}, TEAM)).toBe(false);
});
