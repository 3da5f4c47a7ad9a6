import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CLIENT_VERSION, demandProblems, isOlder, isVersion, unmetDemand } from '@/lib/domain/client-version';
import { checkWorkspace } from '@/lib/domain/workspace-invariants';
import manifest from '@/package.json';
import { workspace } from './records';

test('the version that is compared is the one that is released', () => {
  expect(CLIENT_VERSION).toBe(manifest.version);
});

test.each([
  ['0.1.0', '1.4', true],
  ['1.4', '1.4.0', false],
  ['1.4.0', '1.4', false],
  ['1.9', '1.10', true],
  ['1.10', '1.9', false],
  ['2', '1.99.99', false],
  ['0.1.0', '0.1.0.1', true],
])('version %s before %s: %s, compared as numbers', (one, other, expected) => {
  expect(isOlder(one, other)).toBe(expected);
});

test('of two different versions exactly one is older, and none is older than itself', () => {
  const version = fc.array(fc.nat(99_999), { minLength: 1, maxLength: 4 }).map((parts) => parts.join('.'));
  fc.assert(
    fc.property(version, version, (one, other) => {
      expect(isOlder(one, one)).toBe(false);
      expect(isOlder(one, other) && isOlder(other, one)).toBe(false);
      expect(isOlder(one, `${one.split('.').map(Number)[0]! + 1}`)).toBe(true);
    }),
  );
});

test.each(['', '1.', 'v2', '1.4-beta', '1.2.3.4.5', '999999', 'latest', '1,4', 4, null, ['1.4']])(
  'settings that ask for %j ask for nothing, so that nobody is locked out by a slip of a hand',
  (minClient) => {
    expect(isVersion(minClient)).toBe(false);
    expect(unmetDemand({ minClient }, '0.1.0')).toBeUndefined();
  },
);

test('what is asked for and runs here holds nobody back; more than that names both', () => {
  expect(unmetDemand({}, '0.1.0')).toBeUndefined();
  expect(unmetDemand({ minClient: '0.1' }, '0.1.0')).toBeUndefined();
  expect(unmetDemand({ minClient: '1.4' }, '0.1.0')).toEqual({ needed: '1.4', runs: '0.1.0' });
  expect(unmetDemand({ minClient: '99999.0' }, '0.1.0')).toBeDefined();
});

test('nobody asks for more than they run, nor for what is no version; what stands there already is nobody’s mistake', () => {
  const codes = (minClient: string | undefined, before = workspace()) =>
    demandProblems(before, workspace(minClient === undefined ? {} : { minClient }), '1.4.0').map(
      ({ code, field }) => [code, field],
    );
  expect(codes('1.4')).toEqual([]);
  expect(codes(undefined, workspace({ minClient: '9' }))).toEqual([]);
  expect(codes('1.5')).toEqual([['min_client_above_own', 'minClient']]);
  expect(codes('new')).toEqual([['min_client_form', 'minClient']]);
  expect(codes('9', workspace({ minClient: '9' }))).toEqual([]);
  expect(checkWorkspace(workspace({ minClient: 'new' }))).toEqual([]);
});
