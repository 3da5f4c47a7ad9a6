import { teamWords } from '@/components/ui/team-words';
import { useText } from '@/components/ui/text';
import type { TeamNote } from '@/lib/domain/team-note';
import { usePanel } from './panel-context';
import { readerZone } from './reader-zone';

/** The team in one quiet line: in step since when. What is not in step stands above. */
export function TeamFoot({ note, online }: { note: TeamNote; online: boolean }) {
  const translator = useText();
  const { asOf } = usePanel().answer;
  const { calm, lines } = teamWords(note, { online, timeZone: readerZone(), now: asOf }, translator);
  return calm ? <p>{lines.join(' · ')}</p> : null;
}
