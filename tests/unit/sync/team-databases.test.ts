import { expect, test } from 'vitest';
import { CREATION, designsFor, securityFor } from '@/lib/sync/set-up/team-databases';

test('a database that CouchDB made for admins alone is opened to the team’s readers and to nobody else', () => {
  const made = { members: { roles: ['_admin'] }, admins: { roles: ['_admin'] } };
  expect(securityFor('core', made)).toEqual({
    members: { names: [], roles: ['pl-employee'] },
    admins: { names: [], roles: ['_admin'] },
  });
});

test('the log is read by all who add to it, and by auditors who are no employees', () => {
  expect(securityFor('audit', {}).members).toEqual({ names: [], roles: ['pl-employee', 'pl-auditor'] });
});

test('a security object that makes no sense is replaced, and doing it twice changes nothing', () => {
  const once = securityFor('portfolio', { members: 'everybody', admins: 7, x_note: 'kept' });
  expect(once).toEqual({
    x_note: 'kept',
    members: { names: [], roles: ['pl-employee'] },
    admins: { names: [], roles: ['_admin'] },
  });
  expect(securityFor('portfolio', once)).toEqual(once);
});

test('values lie in partitions, and what concerns the whole database says so', () => {
  expect(CREATION).toEqual({ core: '', portfolio: '?partitioned=true', audit: '' });
  for (const design of Object.values(designsFor('portfolio'))) {
    expect(design.options).toEqual({ partitioned: false });
  }
  expect(Object.keys(designsFor('core'))).toEqual(['guard']);
});
