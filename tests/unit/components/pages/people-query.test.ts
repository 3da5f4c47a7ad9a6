import { expect, test } from 'vitest';
import { changesIdentity, draftOfPerson, personProblems } from '@/components/options/person-draft';
import { fitsPeopleQuery } from '@/components/options/person-words';
import { person } from '../../domain/records';

const NOW = '2026-11-23T10:00:00.000Z';
const LOCAL = '01J0000000000000000000000P';

test('a person is found by each word of name, address, identity and roles, whatever the case', () => {
  const zoe = person('zoe.miller', { displayName: 'Yard planner', email: 'zoe@halden.example' });
  const fits = (words: string, state: 'all' | 'active' | 'gone' = 'all') =>
    fitsPeopleQuery(zoe, 'Owner for Invoice triage', { words, state });
  for (const words of ['', 'YARD', 'planner invoice', 'zoe.miller', 'halden owner'])
    expect(fits(words)).toBe(true);
  expect(fits('yard reviewer')).toBe(false);
  expect(fits('', 'active')).toBe(true);
  expect(fits('yard', 'gone')).toBe(false);
  // An id that was made here is nobody's sign-in, so nobody looks for it.
  const local = person(LOCAL, { displayName: 'Clerk' });
  expect(fitsPeopleQuery(local, '', { words: LOCAL, state: 'all' })).toBe(false);
});

test('an identity may be given and corrected, not taken away; an old address is not asked about again', () => {
  const known = person('zoe', { email: 'zoe@x' });
  const draft = draftOfPerson(known, NOW);
  expect(draft.identity).toBe('zoe');
  expect(personProblems(draft, known)).toEqual({});
  expect(
    Object.keys(personProblems({ ...draft, email: 'zoe@y', identity: ' ', displayName: '' }, known)),
  ).toEqual(['displayName', 'email', 'identity']);
  expect(changesIdentity(draft, known)).toBe(false);
  expect(changesIdentity({ ...draft, identity: ' zoe2 ' }, known)).toBe(true);
  const local = person(LOCAL, {});
  expect(draftOfPerson(local, NOW).identity).toBe('');
  expect(personProblems(draftOfPerson(local, NOW), local)).toEqual({});
  expect(changesIdentity({ ...draftOfPerson(local, NOW), identity: 'zoe' }, local)).toBe(true);
});
