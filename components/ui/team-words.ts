import type { TeamNote } from '@/lib/domain/team-note';
import { formatInstant, formatTime } from '@/lib/i18n/formats';
import type { Translator } from '@/lib/i18n/translator';
import type { Tone } from './tones';

/** The line about the team in words: how it stands, then what waits and what was refused. */
export function teamWords(
  note: TeamNote,
  { online, timeZone, now }: { online: boolean; timeZone: string; now: string },
  { t, locale }: Translator,
): { tone: Tone; standing: string; waiting?: string; refused?: string } {
  // What is older than today has its date: "since 09:12" would be a lie about yesterday.
  const when = (instant: string) =>
    instant.slice(0, 10) === now.slice(0, 10)
      ? formatTime(instant, locale, timeZone)
      : formatInstant(instant, locale, timeZone);
  const state = online || OWN_AFFAIRS.has(note.state) ? note.state : 'offline';
  // Whoever still has something to send is not in step.
  const isSending = state === 'in_step' && note.waiting > 0;
  const since = note.doneAt
    ? t(`team.${state}.since`, { when: when(note.doneAt), ...note.needs })
    : t(`team.${state}`, { ...note.needs });
  return {
    tone: note.refused > 0 && TONES[state] === 'good' ? 'caution' : isSending ? 'neutral' : TONES[state],
    standing: isSending ? t('team.sending') : since,
    ...(note.waiting > 0 && {
      waiting: t('team.waiting', { count: note.waiting, since: when(note.since ?? now) }),
    }),
    ...(note.refused > 0 && { refused: t('team.refused', { count: note.refused }) }),
  };
}

/** What a connection would not mend. */
const OWN_AFFAIRS: ReadonlySet<TeamNote['state']> = new Set(['signed_out', 'no_space', 'outdated']);

const TONES: Readonly<Record<TeamNote['state'], Tone>> = {
  never: 'caution',
  in_step: 'good',
  offline: 'caution',
  signed_out: 'caution',
  no_space: 'stop',
  outdated: 'stop',
  refuses: 'stop',
};
