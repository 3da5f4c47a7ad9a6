import type { TeamNote, TeamWork } from '@/lib/domain/team-note';
import { formatInstant, formatInstantDay, formatTime } from '@/lib/i18n/formats';
import type { Translator } from '@/lib/i18n/translator';
import type { Tone } from './tones';

/**
 * The line about the team in words: how it stands, then what waits and what was refused. `calm` when a person who is busy with
 * something else need not see it: everything is in step, or is on its way and not for long. `lines`: the same sentences, what
 * matters most first.
 */
export function teamWords(
  note: TeamNote,
  { online, timeZone, now }: { online: boolean; timeZone: string; now: string },
  translator: Translator,
): { tone: Tone; calm: boolean; standing: string; waiting?: string; refused?: string; lines: string[] } {
  const { t, locale } = translator;
  // What is older than the reader's today has its date: "since 09:12" would be a lie about yesterday.
  const dayOf = (instant: string) => formatInstantDay(instant, locale, timeZone);
  const when = (instant: string) =>
    dayOf(instant) === dayOf(now)
      ? formatTime(instant, locale, timeZone)
      : formatInstant(instant, locale, timeZone);
  const state = online || OWN_AFFAIRS.has(note.state) ? note.state : 'offline';
  const { work } = note;
  // Whoever still has something to send is not in step.
  const isSending = state === 'in_step' && note.waiting > 0;
  // A browser with a network knows no more than that nobody answers.
  const word = state === 'offline' && online ? 'unanswered' : state;
  const since = note.doneAt
    ? t(`team.${word}.since`, { when: when(note.doneAt), ...note.needs })
    : t(`team.${word}`, { ...note.needs });
  const waitsFor = note.waiting > 0 && note.since ? Date.parse(now) - Date.parse(note.since) : 0;
  const standing = work ? workWords(work, translator) : isSending ? t('team.sending') : since;
  // While they are being sent, that is said already.
  const waiting =
    note.waiting > 0 && work?.doing !== 'send'
      ? t('team.waiting', { count: note.waiting, since: when(note.since ?? now) })
      : undefined;
  const refused = note.refused > 0 ? t('team.refused', { count: note.refused }) : undefined;
  // That this device is in step is no comfort to whoever's change was not taken.
  const lines = state === 'in_step' ? [refused, standing, waiting] : [standing, waiting, refused];
  return {
    calm: state === 'in_step' && note.refused === 0 && !work && waitsFor < SOON,
    tone:
      note.refused > 0 && TONES[state] === 'good' ? 'caution' : isSending || work ? 'neutral' : TONES[state],
    standing,
    ...(waiting !== undefined && { waiting }),
    ...(refused !== undefined && { refused }),
    lines: lines.filter((line) => line !== undefined),
  };
}

/** What is being done and how far it is: "Sending: 1,200 of 5,000 changes". */
export function workWords({ doing, done, total }: TeamWork, { t, locale }: Translator): string {
  const number = (value: number) => value.toLocaleString(locale);
  return total === undefined
    ? t(`team.work.${doing}`, { done: number(done) })
    : t(`team.work.${doing}.of`, { done: number(done), total: number(total) });
}

/** What was written is sent at once, or with the next try; whatever waits for longer does so for a reason. */
const SOON = 10 * 60_000;

/** What takes more than a line: the page of the team says what helps, and offers what was not sent as a file. */
export const EXPLAINED: ReadonlySet<TeamNote['state']> = new Set([
  'no_access',
  'no_space',
  'refuses',
  'outdated',
  'unexpected',
]);

/** What a connection would not mend. */
const OWN_AFFAIRS: ReadonlySet<TeamNote['state']> = new Set([
  'signed_out',
  'no_space',
  'stopped',
  'outdated',
  'unexpected',
]);

const TONES: Readonly<Record<TeamNote['state'], Tone>> = {
  never: 'caution',
  in_step: 'good',
  offline: 'caution',
  portal: 'caution',
  busy: 'caution',
  signed_out: 'caution',
  no_space: 'stop',
  stopped: 'caution',
  outdated: 'stop',
  unexpected: 'caution',
  no_access: 'stop',
  refuses: 'stop',
};
