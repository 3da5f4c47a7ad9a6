import { expect, test } from 'vitest';
import { PAGE_CATALOGUE } from '@/components/pages/page-catalogue';
import { teamWords } from '@/components/ui/team-words';
import { versionAdvice, versionField, versionWords } from '@/components/ui/version-words';
import type { TeamNote } from '@/lib/domain/team-note';
import { createTranslator } from '@/lib/i18n/translator';

const en = createTranslator('en', PAGE_CATALOGUE.en);
const de = createTranslator('de', PAGE_CATALOGUE.de);
const around = { online: true, timeZone: 'UTC', now: '2026-11-23T12:00:00.000Z' };
const doneAt = '2026-11-23T10:32:00.000Z';
const NOTE: TeamNote = { state: 'in_step', doneAt, waiting: 0, refused: 0 };
const plain = (text: string | undefined) => text?.replaceAll('\u202f', ' ');

test('in step: since when, and nothing else', () => {
  const words = teamWords(NOTE, around, en);
  expect(words).toMatchObject({ tone: 'good' });
  expect(plain(words.standing)).toBe('In step with the team, 10:32 AM');
  expect(words.waiting).toBeUndefined();
  expect(words.refused).toBeUndefined();
  expect(teamWords(NOTE, around, de).standing).toBe('Auf dem Stand des Teams, 10:32');
});

test('what waits is counted with the time of the oldest, which has its date when it is not from today', () => {
  const waiting = { ...NOTE, waiting: 1, since: '2026-11-23T11:00:00.000Z' };
  expect(plain(teamWords(waiting, around, en).waiting)).toBe('1 change waits to be sent, since 11:00 AM');
  const older = { ...NOTE, waiting: 3, since: '2026-11-20T11:00:00.000Z' };
  expect(plain(teamWords(older, around, en).waiting)).toContain('3 changes wait to be sent');
  expect(plain(teamWords(older, around, en).waiting)).toContain('Nov 20, 2026');
});

test('today is the day of the reader’s clock, not of Greenwich', () => {
  // 00:30 in Berlin: 23:50 of the day before is yesterday there, and the same day in Greenwich.
  const berlin = { online: true, timeZone: 'Europe/Berlin', now: '2026-11-23T23:30:00.000Z' };
  const yesterday = { ...NOTE, waiting: 1, since: '2026-11-23T22:50:00.000Z' };
  expect(plain(teamWords(yesterday, berlin, en).waiting)).toContain('Nov 23, 2026, 11:50 PM');
  // And what was yesterday in Greenwich may be today here.
  const auckland = { online: true, timeZone: 'Pacific/Auckland', now: '2026-11-23T01:00:00.000Z' };
  const today = { ...NOTE, waiting: 1, since: '2026-11-22T20:12:00.000Z' };
  expect(plain(teamWords(today, auckland, en).waiting)).toBe('1 change waits to be sent, since 9:12 AM');
});

test('whoever still has something to send is not called in step, whatever the last answer was', () => {
  const note = { ...NOTE, waiting: 4206, since: '2026-11-23T11:00:00.000Z' };
  const words = teamWords(note, around, en);
  expect(words).toMatchObject({ tone: 'neutral', standing: 'Sending to the team' });
  expect(words.waiting).toContain('4,206 changes wait to be sent');
  expect(teamWords(note, around, de).standing).toBe('Wird an das Team gesendet');
  expect(teamWords({ ...note, refused: 1 }, around, en).tone).toBe('caution');
  expect(teamWords(note, { ...around, online: false }, en).standing).toContain('Offline');
});

test('what was refused is never green', () => {
  const words = teamWords({ ...NOTE, refused: 2 }, around, en);
  expect(words).toMatchObject({ tone: 'caution', refused: '2 changes were refused' });
  // And it is said first, unless something keeps everything from being sent.
  expect(words.lines[0]).toBe('2 changes were refused');
  const signedOut = teamWords({ ...NOTE, state: 'signed_out', refused: 2 }, around, en);
  expect(signedOut.lines.map((line) => line.slice(0, 9))).toEqual(['Sign in t', '2 changes']);
});

test('without a connection the line says so, whatever the last answer was; a missing sign-in stays what it is', () => {
  const offline = teamWords(NOTE, { ...around, online: false }, en);
  expect(plain(offline.standing)).toBe('Offline. In step with the team until 10:32 AM');
  expect(offline.tone).toBe('caution');
  const signedOut = teamWords({ ...NOTE, state: 'signed_out' }, { ...around, online: false }, en);
  expect(signedOut.standing).toContain('Sign in to the team again');
  expect(teamWords({ state: 'refuses', waiting: 0, refused: 0 }, around, en)).toMatchObject({
    tone: 'stop',
    standing: 'The team’s server needs attention',
  });
});

test('a full device is a matter of its own, with a connection or without', () => {
  const words = teamWords({ ...NOTE, state: 'no_space' }, { ...around, online: false }, en);
  expect(words.tone).toBe('stop');
  expect(plain(words.standing)).toContain('This device has no space left');
});

test('a version that the organisation does not want any more is said with both numbers, also without a connection', () => {
  const note: TeamNote = { ...NOTE, state: 'outdated', needs: { needed: '1.4', runs: '0.1.0' }, waiting: 1 };
  const words = teamWords(note, { ...around, online: false }, en);
  expect(words.tone).toBe('stop');
  expect(plain(words.standing)).toContain(
    'needs Pilotlight 1.4 or newer; this browser runs 0.1.0. Update it',
  );
  expect(words.waiting).toContain('1 change waits');
  expect(teamWords(note, around, de).standing).toContain('braucht Pilotlight 1.4 oder neuer');
});

test('INV-20: two series, and two values from before, are told with the unit of their numbers and what to do about them', () => {
  const unit = { dimension: 'duration', code: 'h', decimals: 1 };
  const baseline = { value: 4, periodStart: '2024-10-01', periodEnd: '2024-12-31', method: 'Tickets' };
  const opened = { version: 2, reason: 'We count hours now', unit };
  expect(versionField('series.2', de)).toBe('Reihe 2');
  expect(versionWords('series.2', opened, en)).toBe('hr · We count hours now');
  expect(plain(versionWords('series.2', { ...opened, baseline }, en))).toContain('before: 4');
  expect(versionAdvice('series.2', en)).toContain('read in its unit');
  expect(versionField('series.2.baseline', en)).toBe('Value from before, series 2');
  const words = versionWords('series.2.baseline', { ...baseline, unit }, en);
  expect(words).toMatch(/^4.hr · .*2024.* · Tickets$/);
  expect(versionAdvice('series.2.baseline', de)).toContain('neue Reihe');
});

test('a version of a field is told in words: texts as they are, codes by their names', () => {
  expect(versionWords('name', 'Invoice triage', en)).toBe('Invoice triage');
  expect(versionWords('purpose', undefined, en)).toBe('empty');
  expect(versionWords('phase', 'P2', en)).toBe('Integration');
  expect(versionWords('rollout', 'pilot', de)).toBe('Pilot');
  expect(versionWords('active', false, de)).toBe('Nein');
  expect(versionField('*', en)).toBe('The rule as a whole');
  expect(versionField('question', de)).toBe('Frage');
  expect(versionField('workflow.after', de)).toBe('Die Schritte nachher');
  expect(versionAdvice('phase', en)).toContain('decided again');
  expect(versionAdvice('change.training', en)).toContain('enter it again');
  expect(versionWords('raisedRiskTier', 'high', en)).toBe('High');
  expect(versionWords('raisedRiskTier', undefined, de)).toBe('leer');
  expect(versionWords('scope.decisionRole', 'decides_alone', en)).toBe('Decides alone');
  expect(versionWords('scope.modelRef', { provider: 'Acme', name: 'Large', version: '2' }, en)).toBe(
    'Acme Large 2',
  );
  expect(versionWords('scope.modelRef', undefined, en)).toBe('empty');
  expect(versionWords('scope.exposedHeadcount', 1200, de)).toBe('1.200');
  expect(versionWords('change.training', { planned: 20, done: 3 }, de)).toBe('3 von 20 geschult');
  expect(versionWords('run.fundedUntil', '2027-03-01', en)).toBe('Mar 1, 2027');
  const steps = [
    { name: 'Read', actor: 'Clerk' },
    { name: 'Reply', actor: 'Assistant' },
  ];
  expect(versionWords('workflow.after', steps, en)).toBe('Read (Clerk) → Reply (Assistant)');
});

test('what is being done says how far it is and of how much, and what waits is not said twice', () => {
  const since = '2026-11-23T11:00:00.000Z';
  const sending = {
    ...NOTE,
    waiting: 3800,
    since,
    work: { doing: 'send', done: 1200, total: 5000 },
  } as const;
  const words = teamWords(sending, around, en);
  expect(words).toMatchObject({ tone: 'neutral', standing: 'Sending: 1,200 of 5,000 changes' });
  expect(words.waiting).toBeUndefined();
  expect(teamWords(sending, around, de).standing).toBe('Wird gesendet: 1.200 von 5.000 Änderungen');
  const copying = { ...NOTE, waiting: 1, since, work: { doing: 'copy', done: 500 } } as const;
  expect(teamWords(copying, around, en)).toMatchObject({ standing: 'Copying the team’s records: 500' });
  expect(teamWords(copying, around, en).waiting).toBeDefined();
});

test('what a person stopped is said to stand still, with a connection or without', () => {
  const stopped: TeamNote = { ...NOTE, state: 'stopped', waiting: 2, since: doneAt };
  for (const online of [true, false]) {
    const words = teamWords(stopped, { ...around, online }, en);
    expect(plain(words.standing)).toBe('Stopped. In step with the team until 10:32 AM');
    expect(words).toMatchObject({ tone: 'caution', waiting: expect.stringContaining('2 changes wait') });
  }
});

test('fault 11: who may not read any more is told so, and what waits is still named', () => {
  const words = teamWords({ ...NOTE, state: 'no_access', waiting: 2, since: doneAt }, around, en);
  expect(words).toMatchObject({ tone: 'stop', waiting: expect.stringContaining('2 changes wait') });
  expect(words.standing).toContain('You may not read the team’s records any more');
});

test('fault 6, fault 19: a network that wants a sign-in and a busy server are told apart from being offline', () => {
  expect(teamWords({ ...NOTE, state: 'portal' }, around, en).standing).toContain(
    'Something else answers instead of the team’s server, perhaps a network’s sign-in page',
  );
  expect(teamWords({ ...NOTE, state: 'busy' }, around, en).standing).toContain('asked again by itself');
  expect(teamWords({ ...NOTE, state: 'busy' }, { ...around, online: false }, en).standing).toContain(
    'Offline',
  );
});

test('nobody who has a network is called offline: the server does not answer, as the page of the team says too', () => {
  const never: TeamNote = { state: 'offline', waiting: 0, refused: 0 };
  for (const note of [never, { ...never, doneAt }]) {
    expect(teamWords(note, around, en).standing).toMatch(/^The team’s server does not answer/);
    expect(teamWords(note, { ...around, online: false }, en).standing).toMatch(/^Offline\. /);
    expect(teamWords(note, around, de).standing).toMatch(/^Der Server des Teams antwortet nicht/);
  }
});
